package io.quoin.protocol.market.book;

/** The makers that a taker meets, in the order in which he trades with them: price first, then time. Changes nothing. */
public final class MatchWalk {
    /** What a {@link Visitor} answers to end the walk before this maker. */
    public static final long STOP = -1;

    private MatchWalk() {}

    /** Is shown one maker after the other. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Answers how many lots the taker takes of this maker: usually all that are offered, fewer or none to pass over the
         * rest of this maker, {@link #STOP} to end the walk.
         *
         * @param slot the maker
         * @param lots what the maker has and the taker still wants, 1 or more
         */
        long take(int slot, long lots);
    }

    /**
     * Walks until the taker has his lots, no maker is left whose price he accepts, or the visitor stops.
     *
     * @param taker the taker's side
     * @param limitTicks the worst price he accepts
     * @param lots what he wants
     * @return what he still wants
     */
    public static long walk(OrderBook book, Side taker, long limitTicks, long lots, Visitor visitor) {
        long left = lots;
        int level = book.bestLevel(taker.opposite());
        while (left > 0 && level != OrderBook.NONE && taker.accepts(limitTicks, book.levelTicks(level))) {
            int slot = book.firstOf(level);
            while (left > 0 && slot != OrderBook.NONE) {
                long offered = Math.min(left, book.lots(slot));
                long taken = visitor.take(slot, offered);
                if (taken == STOP) {
                    return left;
                }
                if (taken < 0 || taken > offered) {
                    throw new IllegalStateException(taken + " lots are taken where " + offered + " are offered");
                }
                left -= taken;
                slot = book.behind(slot);
            }
            level = book.worse(level);
        }
        return left;
    }
}
