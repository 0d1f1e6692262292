package io.quoin.protocol.market.book;

/** What becomes of the part of an order that finds no counterpart at once. */
public enum TimeInForce {
    /** It rests in the book. */
    GOOD_TIL_CANCELLED,

    /** It is cancelled. */
    IMMEDIATE_OR_CANCEL,

    /** There is no such part: an order that cannot be filled whole is refused and trades nothing. */
    FILL_OR_KILL
}
