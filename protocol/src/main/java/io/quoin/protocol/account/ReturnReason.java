package io.quoin.protocol.account;

/** Why a transfer was sent back. */
public enum ReturnReason {
    /** The account was never opened. */
    ACCOUNT_NOT_OPEN(1),
    /** The account is closed. */
    ACCOUNT_CLOSED(2),
    /** The account is the system's own. */
    RESERVED_ID(3),
    /** The account would hold more than {@link AccountLaw#BALANCE_UNITS_MAX} of the asset. */
    BALANCE_TOO_LARGE(4);

    private final int number;

    ReturnReason(int number) {
        this.number = number;
    }

    /** The number on every wire, for ever. */
    public int number() {
        return number;
    }

    /** The reason with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
    public static ReturnReason ofNumber(int number) {
        for (ReturnReason reason : values()) {
            if (reason.number == number) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no reason of a return has number " + number);
    }
}
