package io.quoin.protocol.account.trading;

/** The price at which each market's position is valued, in steps of the market's price grid. */
@FunctionalInterface
public interface Marks {
    /** The mark of a market in which there is a position. */
    long of(MarketReplica replica);
}
