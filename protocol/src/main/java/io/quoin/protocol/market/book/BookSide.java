package io.quoin.protocol.market.book;

/**
 * The levels of one side of the book, best first: a list through the rows of a {@link LevelPool}, whose head is the best
 * price. A level is found by hash of its price; a new one finds its neighbour in a {@link TickSet}, unless it is the best.
 */
final class BookSide {
    private final Side side;
    private final LevelPool levels;
    private final LongMap byTicks;
    private final TickSet ticks;
    private int best = LevelPool.NONE;
    private int size;

    BookSide(Side side, LevelPool levels, int expectedLevels) {
        this.side = side;
        this.levels = levels;
        this.byTicks = new LongMap(expectedLevels);
        this.ticks = new TickSet(expectedLevels);
    }

    int best() {
        return best;
    }

    int size() {
        return size;
    }

    /** The level at this price, or {@link LevelPool#NONE}. */
    int find(long priceTicks) {
        return (int) byTicks.get(priceTicks);
    }

    /** The level at this price, a new and empty one if there was none. */
    int open(long priceTicks) {
        int found = find(priceTicks);
        if (found != LevelPool.NONE) {
            return found;
        }
        int level = levels.take(priceTicks);
        byTicks.put(priceTicks, level);
        ticks.add(priceTicks);
        size++;
        if (best == LevelPool.NONE || side.isBetter(priceTicks, levels.ticks(best))) {
            link(level, best);
            best = level;
        } else {
            int better = find(side == Side.BUY ? ticks.above(priceTicks) : ticks.below(priceTicks));
            link(level, levels.worse(better));
            link(better, level);
        }
        return level;
    }

    /** Takes an empty level away. */
    void close(int level) {
        int better = levels.better(level);
        int worse = levels.worse(level);
        if (better == LevelPool.NONE) {
            best = worse;
            if (worse != LevelPool.NONE) {
                levels.setBetter(worse, LevelPool.NONE);
            }
        } else {
            link(better, worse);
        }
        ticks.remove(levels.ticks(level));
        byTicks.remove(levels.ticks(level));
        levels.free(level);
        size--;
    }

    private void link(int better, int worse) {
        levels.setWorse(better, worse);
        if (worse != LevelPool.NONE) {
            levels.setBetter(worse, better);
        }
    }
}
