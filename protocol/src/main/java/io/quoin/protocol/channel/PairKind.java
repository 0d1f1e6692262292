package io.quoin.protocol.channel;

/** What a pair carries, and so how often it may speak. */
public enum PairKind {
    /** Settlements and credit between a party and a market: spaced 20 ms, growing with load to 200 ms. */
    SETTLEMENT(1, 20, 200),
    /** Fees, dust and bookings nobody waits for: spaced 1 s. */
    SWEEP(2, 1_000, 1_000);

    private final int number;
    private final long spacingMillis;
    private final long spacingMillisMax;

    PairKind(int number, long spacingMillis, long spacingMillisMax) {
        this.number = number;
        this.spacingMillis = spacingMillis;
        this.spacingMillisMax = spacingMillisMax;
    }

    /** The number on the wire, for ever. */
    public int number() {
        return number;
    }

    /** The shortest time between two messages of one pair, milliseconds. */
    public long spacingMillis() {
        return spacingMillis;
    }

    /** What that time may grow to with load, milliseconds. */
    public long spacingMillisMax() {
        return spacingMillisMax;
    }

    /** The kind with this wire number. */
    public static PairKind ofNumber(int number) {
        for (PairKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no pair kind has number " + number);
    }
}
