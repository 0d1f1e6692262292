package io.quoin.protocol.market.book;

/**
 * A sorted set of prices in ticks: bitmaps of 64 ticks each, above them bitmaps of 64 bitmaps, and so on up to one that
 * covers all; only those that are not empty exist, each found by hash. It answers which price is next.
 *
 * <p>A price whose bitmap exists costs one look-up to add or remove, and the next price is mostly in the same 64 ticks:
 * markets trade where others do. The worst case, a price far from all others, costs {@value #HEIGHT} look-ups, however
 * many prices there are: there is nothing to balance, no path to rewrite, and memory is proportional to the prices held
 * wherever they lie. A sorted array would move half of a deep book for a price in its middle; a balanced tree would pay
 * ten mispredicted comparisons for each price that comes or goes.
 */
final class TickSet {
    /** The largest price: 2^48 - 1. */
    static final long MAX_TICKS = (1L << 48) - 1;

    /** What is answered when there is no such price. */
    static final long NONE = -1;

    private static final int BITS = 6;
    private static final int HEIGHT = 8;

    /** Bitmaps by where they begin and how high they stand. */
    private final LongMap bitmaps;

    TickSet(int expected) {
        this.bitmaps = new LongMap(expected);
    }

    void add(long ticks) {
        long index = ticks;
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

    void remove(long ticks) {
        long index = ticks;
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

    /** The lowest price above this one, whether or not this one is in the set, or {@link #NONE}. */
    long above(long ticks) {
        long index = ticks;
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

    /** The highest price below this one, whether or not this one is in the set, or {@link #NONE}. */
    long below(long ticks) {
        long index = ticks;
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
