package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * The resting orders as rows of two primitive arrays: 32 bytes of numbers and 32 bytes of links each, so that touching an
 * order touches two cache lines. A row is called a slot; free slots are linked through their own rows, last freed first
 * taken. Slot 0 is nobody's: it is what links and look-ups answer for "none".
 */
final class OrderPool {
    static final int NONE = 0;

    private static final int ROW_BITS_OF_NUMBERS = 2;
    private static final int ID = 0;
    private static final int TICKS = 1;
    private static final int LOTS = 2;
    private static final int TAG = 3;

    private static final int ROW_BITS_OF_LINKS = 3;
    private static final int LEVEL = 0;
    private static final int AHEAD = 1;
    private static final int BEHIND = 2;
    private static final int OLDER = 3;
    private static final int YOUNGER = 4;
    private static final int PARTY = 5;
    private static final int OWNER = 6;
    private static final int FLAGS = 7;

    /** The bit of the flags that holds the side. */
    private static final int SELL = Integer.MIN_VALUE;

    private long[] numbers;
    private int[] links;
    private int firstFree = NONE;
    private int firstUnused = 1;

    OrderPool(int expected) {
        numbers = new long[(expected + 1) << ROW_BITS_OF_NUMBERS];
        links = new int[(expected + 1) << ROW_BITS_OF_LINKS];
    }

    /** Slots are below this. */
    int bound() {
        return firstUnused;
    }

    /** A slot for this order, linked to nothing. */
    int take(long id, int party, int owner, Side side, long ticks, long lots, int flags, long tag) {
        int slot = firstFree;
        if (slot == NONE) {
            slot = firstUnused++;
            if (slot << ROW_BITS_OF_LINKS == links.length) {
                numbers = Arrays.copyOf(numbers, Math.multiplyExact(2, numbers.length));
                links = Arrays.copyOf(links, Math.multiplyExact(2, links.length));
            }
        } else {
            firstFree = behind(slot);
        }
        int row = slot << ROW_BITS_OF_NUMBERS;
        numbers[row + ID] = id;
        numbers[row + TICKS] = ticks;
        numbers[row + LOTS] = lots;
        numbers[row + TAG] = tag;
        int link = slot << ROW_BITS_OF_LINKS;
        links[link + LEVEL] = NONE;
        links[link + AHEAD] = NONE;
        links[link + BEHIND] = NONE;
        links[link + OLDER] = NONE;
        links[link + YOUNGER] = NONE;
        links[link + PARTY] = party;
        links[link + OWNER] = owner;
        links[link + FLAGS] = side == Side.SELL ? flags | SELL : flags;
        return slot;
    }

    /** Gives the slot back; its order has left every list. */
    void free(int slot) {
        setLots(slot, 0);
        setBehind(slot, firstFree);
        firstFree = slot;
    }

    /** Whether an order lives in this slot. */
    boolean isTaken(int slot) {
        return slot > NONE && slot < firstUnused && lots(slot) > 0;
    }

    long id(int slot) {
        return number(slot, ID);
    }

    long ticks(int slot) {
        return number(slot, TICKS);
    }

    long lots(int slot) {
        return number(slot, LOTS);
    }

    void setLots(int slot, long lots) {
        setNumber(slot, LOTS, lots);
    }

    long tag(int slot) {
        return number(slot, TAG);
    }

    void setTag(int slot, long tag) {
        setNumber(slot, TAG, tag);
    }

    int party(int slot) {
        return link(slot, PARTY);
    }

    int owner(int slot) {
        return link(slot, OWNER);
    }

    Side side(int slot) {
        return link(slot, FLAGS) < 0 ? Side.SELL : Side.BUY;
    }

    int flags(int slot) {
        return link(slot, FLAGS) & ~SELL;
    }

    int level(int slot) {
        return link(slot, LEVEL);
    }

    void setLevel(int slot, int level) {
        setLink(slot, LEVEL, level);
    }

    /** The order of the same level that is matched just before this one. */
    int ahead(int slot) {
        return link(slot, AHEAD);
    }

    void setAhead(int slot, int ahead) {
        setLink(slot, AHEAD, ahead);
    }

    /** The order of the same level that is matched just after this one. */
    int behind(int slot) {
        return link(slot, BEHIND);
    }

    void setBehind(int slot, int behind) {
        setLink(slot, BEHIND, behind);
    }

    /** The next older order of the same party. */
    int older(int slot) {
        return link(slot, OLDER);
    }

    void setOlder(int slot, int older) {
        setLink(slot, OLDER, older);
    }

    /** The next younger order of the same party. */
    int younger(int slot) {
        return link(slot, YOUNGER);
    }

    void setYounger(int slot, int younger) {
        setLink(slot, YOUNGER, younger);
    }

    private long number(int slot, int column) {
        return numbers[(slot << ROW_BITS_OF_NUMBERS) + column];
    }

    private void setNumber(int slot, int column, long value) {
        numbers[(slot << ROW_BITS_OF_NUMBERS) + column] = value;
    }

    private int link(int slot, int column) {
        return links[(slot << ROW_BITS_OF_LINKS) + column];
    }

    private void setLink(int slot, int column, int value) {
        links[(slot << ROW_BITS_OF_LINKS) + column] = value;
    }
}
