package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * The prices at which orders rest, of both sides, as rows of two primitive arrays. A level holds the ends of its queue of
 * orders and what they add up to, and is linked to the next better and the next worse level of its side. Free rows are
 * linked through themselves; row 0 is nobody's and means "none".
 */
final class LevelPool {
    static final int NONE = 0;

    private static final int ROW_BITS_OF_NUMBERS = 1;
    private static final int TICKS = 0;
    private static final int LOTS = 1;

    private static final int ROW_BITS_OF_LINKS = 3;
    private static final int BETTER = 0;
    private static final int WORSE = 1;
    private static final int FIRST = 2;
    private static final int LAST = 3;
    private static final int ORDERS = 4;
    private static final int PAGE = 5;

    private long[] numbers;
    private int[] links;
    private int firstFree = NONE;
    private int firstUnused = 1;

    LevelPool(int expected) {
        numbers = new long[(expected + 1) << ROW_BITS_OF_NUMBERS];
        links = new int[(expected + 1) << ROW_BITS_OF_LINKS];
    }

    /** An empty level at this price, of this page of prices, linked to nothing. */
    int take(long ticks, int page) {
        int level = firstFree;
        if (level == NONE) {
            level = firstUnused++;
            if (level << ROW_BITS_OF_LINKS == links.length) {
                numbers = Arrays.copyOf(numbers, Math.multiplyExact(2, numbers.length));
                links = Arrays.copyOf(links, Math.multiplyExact(2, links.length));
            }
        } else {
            firstFree = worse(level);
        }
        numbers[(level << ROW_BITS_OF_NUMBERS) + TICKS] = ticks;
        numbers[(level << ROW_BITS_OF_NUMBERS) + LOTS] = 0;
        setBetter(level, NONE);
        setWorse(level, NONE);
        setFirst(level, OrderPool.NONE);
        setLast(level, OrderPool.NONE);
        setOrders(level, 0);
        setLink(level, PAGE, page);
        return level;
    }

    /** Gives the row back; the level is empty and linked to nothing. */
    void free(int level) {
        setWorse(level, firstFree);
        firstFree = level;
    }

    long ticks(int level) {
        return numbers[(level << ROW_BITS_OF_NUMBERS) + TICKS];
    }

    long lots(int level) {
        return numbers[(level << ROW_BITS_OF_NUMBERS) + LOTS];
    }

    void addLots(int level, long lots) {
        numbers[(level << ROW_BITS_OF_NUMBERS) + LOTS] += lots;
    }

    int better(int level) {
        return link(level, BETTER);
    }

    void setBetter(int level, int better) {
        setLink(level, BETTER, better);
    }

    int worse(int level) {
        return link(level, WORSE);
    }

    void setWorse(int level, int worse) {
        setLink(level, WORSE, worse);
    }

    /** The slot of the order that is matched first. */
    int first(int level) {
        return link(level, FIRST);
    }

    void setFirst(int level, int slot) {
        setLink(level, FIRST, slot);
    }

    /** The slot of the order that is matched last. */
    int last(int level) {
        return link(level, LAST);
    }

    void setLast(int level, int slot) {
        setLink(level, LAST, slot);
    }

    int orders(int level) {
        return link(level, ORDERS);
    }

    void setOrders(int level, int orders) {
        setLink(level, ORDERS, orders);
    }

    /** The page of {@link TickPages} that knows the level. */
    int page(int level) {
        return link(level, PAGE);
    }

    private int link(int level, int column) {
        return links[(level << ROW_BITS_OF_LINKS) + column];
    }

    private void setLink(int level, int column, int value) {
        links[(level << ROW_BITS_OF_LINKS) + column] = value;
    }
}
