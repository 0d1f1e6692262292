package io.quoin.protocol.market.book;

/**
 * A sorted set of numbers: bitmaps of 64 numbers each, above them bitmaps of 64 bitmaps, and so on up to one that covers
 * all; only those that are not empty exist, each found by hash. It answers which number is next.
 *
 * <p>Every operation costs at most two look-ups for each of its {@value #HEIGHT} heights, and mostly one in all, however
 * many numbers there are and wherever they lie: there is nothing to balance, and memory is proportional to the numbers held.
 */
final class BitmapSet {
    /** The largest number: 2^42 - 1. The smallest is 0. */
    static final long MAX = (1L << 42) - 1;

    /** What is answered when there is no such number. */
    static final long NONE = -1;

    private static final int BITS = 6;
    private static final int HEIGHT = 7;

    /** Bitmaps by where they begin and how high they stand. */
    private final LongMap bitmaps;

    BitmapSet(int expected) {
        this.bitmaps = new LongMap(expected);
    }

    void add(long number) {
        long index = number;
        for (int height = 0; height < HEIGHT; height++) {
            long key = key(index, height);
            long bitmap = bitmaps.get(key);
            bitmaps.put(key, bitmap | (1L << index));
            if (bitmap != 0) {
                return;
            }
            index >>>= BITS;
        }
    }

    void remove(long number) {
        long index = number;
        for (int height = 0; height < HEIGHT; height++) {
            long key = key(index, height);
            long bitmap = bitmaps.get(key) & ~(1L << index);
            if (bitmap != 0) {
                bitmaps.put(key, bitmap);
                return;
            }
            bitmaps.remove(key);
            index >>>= BITS;
        }
    }

    /** The lowest number above this one, whether or not this one is in the set, or {@link #NONE}. */
    long above(long number) {
        long index = number;
        for (int height = 0; height < HEIGHT; height++) {
            long bitmap = bitmaps.get(key(index, height)) & (-2L << index);
            if (bitmap != 0) {
                long found = (index & -64) | Long.numberOfTrailingZeros(bitmap);
                for (int below = height - 1; below >= 0; below--) {
                    long inner = bitmaps.get(key(found << BITS, below));
                    found = (found << BITS) | Long.numberOfTrailingZeros(inner);
                }
                return found;
            }
            index >>>= BITS;
        }
        return NONE;
    }

    /** The highest number below this one, whether or not this one is in the set, or {@link #NONE}. */
    long below(long number) {
        long index = number;
        for (int height = 0; height < HEIGHT; height++) {
            long bitmap = bitmaps.get(key(index, height)) & ((1L << index) - 1);
            if (bitmap != 0) {
                long found = (index & -64) | (63 - Long.numberOfLeadingZeros(bitmap));
                for (int below = height - 1; below >= 0; below--) {
                    long inner = bitmaps.get(key(found << BITS, below));
                    found = (found << BITS) | (63 - Long.numberOfLeadingZeros(inner));
                }
                return found;
            }
            index >>>= BITS;
        }
        return NONE;
    }

    /** How many bitmaps exist; 0 if the set is empty. */
    int bitmaps() {
        return bitmaps.size();
    }

    private static long key(long index, int height) {
        return (index >>> BITS << 3) | height;
    }
}
