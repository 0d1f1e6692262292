package io.quoin.protocol.market.book;

/**
 * The levels of one side of the book, best first: a list through the rows of a {@link LevelPool}, whose head is the best
 * price. {@link TickPages} say which level is at a price, and next to which a new one belongs.
 */
final class BookSide {
    /** About so many levels are in one page of a book that is neither dense nor sparse. */
    private static final int LEVELS_OF_A_PAGE = 8;

    private final Side side;
    private final LevelPool levels;
    private final TickPages pages;
    private int best = LevelPool.NONE;
    private int size;

    BookSide(Side side, LevelPool levels, int expectedLevels) {
        this.side = side;
        this.levels = levels;
        this.pages = new TickPages(1 + expectedLevels / LEVELS_OF_A_PAGE);
    }

    int best() {
        return best;
    }

    int size() {
        return size;
    }

    /** The level at this price, or {@link LevelPool#NONE}. */
    int find(long ticks) {
        return pages.find(ticks);
    }

    /** The level at this price, a new and empty one if there was none. */
    int open(long ticks) {
        int page = pages.open(ticks);
        int found = pages.level(page, ticks);
        return found == LevelPool.NONE ? insert(page, ticks) : found;
    }

    /** Takes an empty level away. */
    void close(int level) {
        link(levels.better(level), levels.worse(level));
        pages.remove(levels.page(level), levels.ticks(level));
        levels.free(level);
        size--;
    }

    private int insert(int page, long ticks) {
        int level = levels.take(ticks, page);
        int neighbour = pages.neighbour(page, ticks);
        if (neighbour == LevelPool.NONE || side.isBetter(ticks, levels.ticks(neighbour))) {
            link(neighbour == LevelPool.NONE ? LevelPool.NONE : levels.better(neighbour), level);
            link(level, neighbour);
        } else {
            link(level, levels.worse(neighbour));
            link(neighbour, level);
        }
        pages.put(page, ticks, level);
        size++;
        return level;
    }

    private void link(int better, int worse) {
        if (better == LevelPool.NONE) {
            best = worse;
        } else {
            levels.setWorse(better, worse);
        }
        if (worse != LevelPool.NONE) {
            levels.setBetter(worse, better);
        }
    }
}
