package io.quoin.persistence.wire;

import java.util.Arrays;

/**
 * The strings that a block, state or message has named so far, each with its index in order of first mention. The writer
 * and the reader of the same bytes build the same table. Open addressing, at most half full.
 */
final class Symbols {
    static final int ABSENT = -1;

    private static final int CAPACITY_FIRST = 4;

    private String[] byIndex = new String[CAPACITY_FIRST];
    private int[] slots = new int[2 * CAPACITY_FIRST]; // Index + 1, or 0 where nothing is.
    private int size;

    /** Forgets everything, keeps the room. */
    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
            Arrays.fill(byIndex, 0, size, "");
            size = 0;
        }
    }

    int size() {
        return size;
    }

    String at(int index) {
        return byIndex[index];
    }

    /** The index of the symbol, or {@link #ABSENT}. */
    int indexOf(String symbol) {
        int mask = slots.length - 1;
        int slot = spread(symbol) & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (byIndex[index].equals(symbol)) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
        return ABSENT;
    }

    /** Adds a symbol that is absent, unless the table is full. */
    void add(String symbol) {
        if (size == WireLimits.SYMBOLS_MAX) {
            return;
        }
        if (size == byIndex.length) {
            grow();
        }
        byIndex[size] = symbol;
        size++;
        place(symbol, size);
    }

    private void place(String symbol, int indexPlusOne) {
        int mask = slots.length - 1;
        int slot = spread(symbol) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = indexPlusOne;
    }

    private void grow() {
        byIndex = Arrays.copyOf(byIndex, 2 * size);
        slots = new int[4 * size];
        for (int index = 0; index < size; index++) {
            place(byIndex[index], index + 1);
        }
    }

    private static int spread(String symbol) {
        int hash = symbol.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }
}
