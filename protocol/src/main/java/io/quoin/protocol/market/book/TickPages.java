package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * Where the levels of one side are: pages of 64 neighbouring prices, each a bitmap of the prices that have a level, and
 * the rows of those levels. Only pages with a level exist, so sparse prices cost no more than dense ones; a page is found by
 * hash of its number.
 *
 * <p>Markets trade where others do, so a price that comes or goes is nearly always in a page that exists: one look-up finds
 * the page, one instruction the next level in its bitmap. Only a page that comes or goes touches the {@link BitmapSet} of
 * page numbers. A sorted array would move half of a deep book for a price in its middle; a balanced tree would pay ten
 * mispredicted comparisons for each price that comes or goes, in every market.
 */
final class TickPages {
    /** The highest price: 2^48 - 1. */
    static final long MAX_TICKS = (BitmapSet.MAX << 6) | 63;

    private static final int BITS = 6;
    private static final int NONE = 0;

    /** Pages by number; a page is a place in the two arrays, from 1. */
    private final LongMap pages;

    private final BitmapSet numbers;
    private long[] bitmaps;
    private int[] levels;
    private int firstFree = NONE;
    private int firstUnused = 1;

    TickPages(int expectedPages) {
        pages = new LongMap(expectedPages);
        numbers = new BitmapSet(expectedPages);
        bitmaps = new long[expectedPages + 1];
        levels = new int[(expectedPages + 1) << BITS];
    }

    /** The level at this price, or {@link LevelPool#NONE}. */
    int find(long ticks) {
        int page = (int) pages.get(ticks >>> BITS);
        return levels[cell(page, ticks)];
    }

    /** The page of this price; it may still be empty, and then the price must be put. */
    int open(long ticks) {
        int page = (int) pages.get(ticks >>> BITS);
        return page == NONE ? take(ticks >>> BITS) : page;
    }

    /** The level at this price of this page, or {@link LevelPool#NONE}. */
    int level(int page, long ticks) {
        return levels[cell(page, ticks)];
    }

    /** The level next above or next below this price, at which there is none, or {@link LevelPool#NONE} if there is no level. */
    int neighbour(int page, long ticks) {
        long bitmap = bitmaps[page];
        long above = bitmap & (-2L << ticks);
        if (above != 0) {
            return lowest(page, above);
        }
        return bitmap != 0 ? highest(page, bitmap) : neighbourOfEmpty(ticks >>> BITS);
    }

    void put(int page, long ticks, int level) {
        bitmaps[page] |= 1L << ticks;
        levels[cell(page, ticks)] = level;
    }

    void remove(int page, long ticks) {
        bitmaps[page] &= ~(1L << ticks);
        levels[cell(page, ticks)] = LevelPool.NONE;
        if (bitmaps[page] == 0) {
            free(page, ticks >>> BITS);
        }
    }

    private int neighbourOfEmpty(long number) {
        long above = numbers.above(number);
        if (above != BitmapSet.NONE) {
            int page = (int) pages.get(above);
            return lowest(page, bitmaps[page]);
        }
        long below = numbers.below(number);
        if (below != BitmapSet.NONE) {
            int page = (int) pages.get(below);
            return highest(page, bitmaps[page]);
        }
        return LevelPool.NONE;
    }

    private int lowest(int page, long bitmap) {
        return levels[(page << BITS) + Long.numberOfTrailingZeros(bitmap)];
    }

    private int highest(int page, long bitmap) {
        return levels[(page << BITS) + 63 - Long.numberOfLeadingZeros(bitmap)];
    }

    private static int cell(int page, long ticks) {
        return (page << BITS) + ((int) ticks & 63);
    }

    private int take(long number) {
        int page = firstFree;
        if (page == NONE) {
            page = firstUnused++;
            if (page == bitmaps.length) {
                bitmaps = Arrays.copyOf(bitmaps, Math.multiplyExact(2, page));
                levels = Arrays.copyOf(levels, Math.multiplyExact(2, levels.length));
            }
        } else {
            firstFree = (int) bitmaps[page];
            bitmaps[page] = 0;
        }
        pages.put(number, page);
        numbers.add(number);
        return page;
    }

    /** Gives an empty page back; free pages are linked through their bitmaps. */
    private void free(int page, long number) {
        pages.remove(number);
        numbers.remove(number);
        bitmaps[page] = firstFree;
        firstFree = page;
    }
}
