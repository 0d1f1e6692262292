package io.quoin.protocol.market;

/** Why lots of an order were cancelled. */
public enum CancelReason {
    /** Its account asked for it. */
    ASKED(1),
    /** It may not rest: an immediate-or-cancel order found no more at its price. */
    IMMEDIATE(2),
    /** The next order that it would have traded with has the same owner. */
    SELF_TRADE(3),
    /** It has traded with as many orders as one order may. */
    TOO_MANY_FILLS(4),
    /** It may only reduce, and is larger than the position that is left. */
    REDUCE_ONLY(5),
    /** A new price left the account's line too short, and the account added nothing in time. */
    UNCOVERED(6),
    /** The account is frozen. */
    FROZEN(7),
    /** The market was closed. */
    MARKET_CLOSED(8);

    private final int number;

    CancelReason(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The reason with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static CancelReason ofNumber(int number) {
        for (CancelReason reason : values()) {
            if (reason.number == number) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason to cancel has number " + number);
    }
}
