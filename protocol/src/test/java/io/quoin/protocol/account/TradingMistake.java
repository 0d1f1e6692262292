package io.quoin.protocol.account;

/** A mistake built into the law of accounts on purpose. A property that cannot tell it from the right one is worth nothing. */
public enum TradingMistake {
    /** None: the law as it should be. */
    NONE,
    /** A payment out is decided on what the account knows, without asking its markets. */
    PAYS_WITHOUT_BARRIER,
    /** A payment out waits for its markets, and then values its positions at the present round alone. */
    PAYS_AT_THE_PRESENT_ROUND,
    /** An account closes when it knows of nothing in its markets, without asking them. */
    CLOSES_WITHOUT_BARRIER,
    /** A demand that cannot be served waits until its time is over, and those behind it with it. */
    HELD_UP_BY_THE_INFEASIBLE,
    /** A demand is served as soon as what is free covers it, whoever waits. */
    SERVES_THE_SMALL_FIRST,
    /** Demands are served while a payment out waits. */
    GRANTS_WHILE_PAYING,
    /** What was granted to one market is lent to the next that asks, before the first has decided the order it was for. */
    TAKES_GRANTS_BACK,
    /** A key is revoked, and no market is told. */
    REVOKES_IN_SILENCE
}
