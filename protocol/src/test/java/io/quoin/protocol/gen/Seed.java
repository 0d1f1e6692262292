package io.quoin.protocol.gen;

/**
 * A stream of random numbers that is a function of one {@code long}, the same on every machine and JDK for ever
 * (SplitMix64). {@link #split(long)} gives independent streams that do not depend on how much was drawn before, so a
 * part of a test can draw more without changing what the other parts see. Not for threads to share.
 */
public final class Seed {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    private Seed(long origin) {
        this.origin = origin;
        this.state = origin;
    }

    public static Seed of(long origin) {
        return new Seed(origin);
    }

    /** The stream of this label: the same for the same origin and label, wherever this stream stands. */
    public Seed split(long label) {
        return new Seed(mix(origin ^ mix(label + GOLDEN_GAMMA)));
    }

    /** The stream of this label, by its characters. */
    public Seed split(String label) {
        long hash = 0xCBF29CE484222325L;
        for (int at = 0; at < label.length(); at++) {
            hash = (hash ^ label.charAt(at)) * 0x100000001B3L;
        }
        return split(hash);
    }

    /** What {@link #of} must be given to begin this stream again. */
    public long origin() {
        return origin;
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform over {@code least} to {@code greatest}, both included. */
    public long longBetween(long least, long greatest) {
        if (least > greatest) {
            throw new IllegalArgumentException("nothing lies between " + least + " and " + greatest);
        }
        long span = greatest - least + 1;
        if (span == 0) {
            return nextLong();
        }
        // Of the 2^64 numbers the first 2^64 % span are drawn again, so that each result is equally likely.
        long unfair = Long.remainderUnsigned(-span, span);
        long drawn = nextLong();
        while (Long.compareUnsigned(drawn, unfair) < 0) {
            drawn = nextLong();
        }
        return least + Long.remainderUnsigned(drawn, span);
    }

    /** Uniform over {@code least} to {@code greatest}, both included. */
    public int intBetween(int least, int greatest) {
        return (int) longBetween(least, greatest);
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** True so many times out of so many. */
    public boolean chance(int times, int outOf) {
        return longBetween(1, outOf) <= times;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
