package io.quoin.protocol.market.book;

/**
 * Where each order is: from ids to slots, open-addressed with linear probing, at most half full. An entry is a slot beside
 * 32 bits of the hash of its id; the id itself is read where the order is, which whoever asks reads next anyway. So an entry
 * is half of one of {@link LongMap}, and a removal closes its gap without touching other orders.
 */
final class IdIndex {
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final OrderPool orders;

    /** Hash in the upper and slot in the lower half; 0 is empty. */
    private long[] entries;

    private int mask;
    private int size;

    /** Makes room for so many entries, 1 or more, before the first growth. */
    IdIndex(OrderPool orders, int expected) {
        this.orders = orders;
        this.entries = new long[2 * Integer.highestOneBit(2 * expected)];
        this.mask = entries.length - 1;
    }

    int size() {
        return size;
    }

    /** The slot of this id, or {@link OrderPool#NONE}. */
    int find(long id) {
        int hash = hash(id);
        int place = hash & mask;
        while (true) {
            long entry = entries[place];
            if (entry == 0 || (int) (entry >>> 32) == hash && orders.id((int) entry) == id) {
                return (int) entry;
            }
            place = (place + 1) & mask;
        }
    }

    /** Adds an id that is not there. */
    void add(long id, int slot) {
        insert(((long) hash(id) << 32) | slot);
        size++;
        if (2 * size > mask) {
            grow();
        }
    }

    /** Takes away an id that is there, with this slot. */
    void remove(long id, int slot) {
        int hash = hash(id);
        long entry = ((long) hash << 32) | slot;
        int place = hash & mask;
        while (entries[place] != entry) {
            if (entries[place] == 0) {
                throw new IllegalStateException("order " + id + " is not in slot " + slot);
            }
            place = (place + 1) & mask;
        }
        close(place);
        size--;
    }

    /** Moves later entries of the same run forward, each as near to where it belongs as the gap allows. */
    private void close(int removed) {
        int gap = removed;
        int place = removed;
        while (true) {
            place = (place + 1) & mask;
            long entry = entries[place];
            if (entry == 0) {
                break;
            }
            int fromHome = (place - (int) (entry >>> 32)) & mask;
            if (fromHome >= ((place - gap) & mask)) {
                entries[gap] = entry;
                gap = place;
            }
        }
        entries[gap] = 0;
    }

    private void insert(long entry) {
        int place = (int) (entry >>> 32) & mask;
        while (entries[place] != 0) {
            place = (place + 1) & mask;
        }
        entries[place] = entry;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[Math.multiplyExact(2, old.length)];
        mask = entries.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                insert(entry);
            }
        }
    }

    static int hash(long id) {
        long mixed = id * FACTOR;
        return (int) ((mixed ^ (mixed >>> 29)) >>> 32);
    }
}
