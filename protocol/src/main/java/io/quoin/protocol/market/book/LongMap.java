package io.quoin.protocol.market.book;

/**
 * Longs to longs, open-addressed: linear probing over one array in which each value lies beside its key, at most half
 * full. Unlike a {@code HashMap} it boxes nothing, allocates only while it grows, and cannot be walked, so that no
 * decision can come to rest on the order of its entries.
 *
 * <p>The value 0 means "absent" and cannot be put; any key can. A removal closes the gap it leaves, so there are no
 * tombstones and a map that lives for years is as fast as a new one.
 */
final class LongMap {
    private static final long FIRST_FACTOR = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND_FACTOR = 0xD6E8_FEB8_6659_FD93L;

    /** Key and value in turn. */
    private long[] entries;

    /** Number of places minus one; the number is a power of two. */
    private int mask;

    private int size;

    /** Makes room for so many entries, 1 or more, before the first growth. */
    LongMap(int expected) {
        int places = 2 * Integer.highestOneBit(2 * expected);
        entries = new long[2 * places];
        mask = places - 1;
    }

    int size() {
        return size;
    }

    /** The value, or 0. */
    long get(long key) {
        long[] table = entries;
        int place = place(key);
        while (true) {
            long value = table[2 * place + 1];
            if (value == 0 || table[2 * place] == key) {
                return value;
            }
            place = (place + 1) & mask;
        }
    }

    /** Puts the value, which is not 0, in the place of whatever was there. */
    void put(long key, long value) {
        long[] table = entries;
        int place = place(key);
        while (table[2 * place + 1] != 0) {
            if (table[2 * place] == key) {
                table[2 * place + 1] = value;
                return;
            }
            place = (place + 1) & mask;
        }
        table[2 * place] = key;
        table[2 * place + 1] = value;
        size++;
        if (2 * size > mask) {
            grow();
        }
    }

    /** Takes the entry away and returns its value, 0 if there was none. */
    long remove(long key) {
        long[] table = entries;
        int place = place(key);
        while (true) {
            long value = table[2 * place + 1];
            if (value == 0) {
                return 0;
            }
            if (table[2 * place] == key) {
                close(place);
                size--;
                return value;
            }
            place = (place + 1) & mask;
        }
    }

    /** Moves later entries of the same run forward, each as near to where it belongs as the gap allows. */
    private void close(int removed) {
        long[] table = entries;
        int gap = removed;
        int place = removed;
        while (true) {
            place = (place + 1) & mask;
            long value = table[2 * place + 1];
            if (value == 0) {
                break;
            }
            long key = table[2 * place];
            int fromHome = (place - place(key)) & mask;
            if (fromHome >= ((place - gap) & mask)) {
                table[2 * gap] = key;
                table[2 * gap + 1] = value;
                gap = place;
            }
        }
        table[2 * gap + 1] = 0;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[Math.multiplyExact(2, old.length)];
        mask = 2 * mask + 1;
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                int place = place(old[at]);
                while (entries[2 * place + 1] != 0) {
                    place = (place + 1) & mask;
                }
                entries[2 * place] = old[at];
                entries[2 * place + 1] = old[at + 1];
            }
        }
    }

    private int place(long key) {
        long mixed = key * FIRST_FACTOR;
        mixed = (mixed ^ (mixed >>> 32)) * SECOND_FACTOR;
        return (int) (mixed >>> 33) & mask;
    }
}
