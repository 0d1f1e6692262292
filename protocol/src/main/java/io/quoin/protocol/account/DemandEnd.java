package io.quoin.protocol.account;

/** Why a demand for credit that waited was not served. */
public enum DemandEnd {
    /** Nobody waits for it any more. */
    OVER(1),
    /** The other markets need what they have. */
    INFEASIBLE(2);

    private final int number;

    DemandEnd(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The end with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static DemandEnd ofNumber(int number) {
        for (DemandEnd end : values()) {
            if (end.number == number) {
                return end;
            }
        }
        throw new IllegalArgumentException("no end of a demand has number " + number);
    }
}
