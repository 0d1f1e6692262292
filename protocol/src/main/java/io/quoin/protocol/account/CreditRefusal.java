package io.quoin.protocol.account;

/** Why a market's demand for credit is refused, in the order in which it is judged. The names travel back to the market. */
enum CreditRefusal {
    /** Nobody has opened the account, or it is no client's. */
    ACCOUNT_NOT_OPEN,
    /** The account is closed for ever. */
    ACCOUNT_CLOSED,
    /** Its owner, or a liquidation, has frozen it. */
    ACCOUNT_FROZEN,
    /** It has traded in as many markets as one account may. */
    TOO_MANY_MARKETS,
    /** What was ever granted to the market, consumed or returned there comes near the end of 64 bits: no line grows there again. */
    LINE_TOTALS_EXHAUSTED,
    /** The collateral cash is below 0, and the order may raise risk. */
    CASH_NEGATIVE,
    /** No live price stands of an underlying that the account holds or is asked for, and the order may raise risk. */
    PRICE_STALE,
    /** What is free, and what other markets might give back, does not cover it. */
    COLLATERAL_INSUFFICIENT
}
