package io.quoin.protocol.market;

/** Why a market gave back what it did not need of a party's line. */
public enum LineReturnReason {
    /** The party had no order for a while. */
    IDLE(1),
    /** The account asked for it. */
    RECALLED(2),
    /** The account is frozen. */
    FROZEN(3),
    /** The market was closed. */
    MARKET_CLOSED(4);

    private final int number;

    LineReturnReason(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The reason with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static LineReturnReason ofNumber(int number) {
        for (LineReturnReason reason : values()) {
            if (reason.number == number) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason to return a line has number " + number);
    }
}
