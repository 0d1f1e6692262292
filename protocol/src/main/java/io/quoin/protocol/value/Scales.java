package io.quoin.protocol.value;

/** Powers of ten and the bounds of a scale (the number of decimals of a fixed-point value). */
final class Scales {
    /** The finest grid of any value that carries its scale: 1e-12. */
    static final int FINEST = 12;

    /** The largest power of ten in a {@code long}: 1e18. */
    static final int LARGEST_POWER = 18;

    private static final long[] POWERS_OF_TEN = new long[LARGEST_POWER + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int exponent = 1; exponent <= LARGEST_POWER; exponent++) {
            POWERS_OF_TEN[exponent] = 10 * POWERS_OF_TEN[exponent - 1];
        }
    }

    private Scales() {}

    /** Ten to the exponent, 0 to {@value #LARGEST_POWER}. */
    static long powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    static void check(String what, int scale) {
        if (scale < 0 || scale > FINEST) {
            throw new ValueMalformed("the scale of " + what + " is " + scale + "; accepted: 0 to " + FINEST);
        }
    }

    static void checkSame(String what, int left, int right) {
        if (left != right) {
            throw new ValueMalformed(what + " of scale " + left + " meets " + what + " of scale " + right
                    + "; accepted: two of the same scale");
        }
    }
}
