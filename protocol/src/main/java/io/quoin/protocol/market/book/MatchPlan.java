package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * What would become of one taker: the fills, in the order in which they would happen, why they end, and what becomes of the
 * rest. A buffer that is written again for each taker ({@link Crossing#plan}); it grows to the longest plan and then
 * allocates nothing. It describes the book as it was planned on: slots mean nothing after the book has changed.
 */
public final class MatchPlan {
    private static final int FIRST_ROOM = 16;
    private static final Stop[] STOPS = Stop.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    /** Why there are no further fills. */
    public enum Stop {
        /** The taker has all he wanted. */
        FILLED,
        /** No maker is left whose price he accepts. */
        NO_MORE_AT_PRICE,
        /** The next maker has the same owner. */
        SELF_TRADE,
        /** One order makes no more fills than this. */
        TOO_MANY_FILLS
    }

    /** What becomes of the order. */
    public enum Outcome {
        /** It trades whole. */
        FILLED,
        /** What does not trade rests; there is no maker left that it could trade with. */
        RESTS,
        /** What does not trade is cancelled: it may not rest, or it would trade on if it did. {@link #stop} says which. */
        CANCELLED,
        /** Refused, nothing trades: it may not trade at once, and a maker's price is one it accepts. */
        POST_ONLY_WOULD_TRADE,
        /** Refused, nothing trades: it must trade whole and would not. {@link #stop} says why. */
        FILL_OR_KILL_NOT_FILLED
    }

    private final int fillsMax;
    private int[] makers = new int[FIRST_ROOM];
    private long[] ids = new long[FIRST_ROOM];
    private long[] ticks = new long[FIRST_ROOM];
    private long[] lots = new long[FIRST_ROOM];
    private int fills;
    private long filled;
    private long left;
    private int selfTrade;

    // Numbers, because storing a reference in an object that lives long costs more than the rest of a plan without
    // fills.
    private int stop;
    private int outcome;

    /** A plan of so many fills at most, 1 or more: an order is an entry of a block, and a block has a limit. */
    public MatchPlan(int fillsMax) {
        if (fillsMax < 1) {
            throw new IllegalArgumentException("a plan of " + fillsMax + " fills");
        }
        this.fillsMax = fillsMax;
    }

    /** How many fills there are. They are numbered from 0. */
    public int fills() {
        return fills;
    }

    /** The slot of the maker. */
    public int maker(int fill) {
        return makers[checked(fill)];
    }

    public long makerId(int fill) {
        return ids[checked(fill)];
    }

    /** The price: the maker's. */
    public long ticks(int fill) {
        return ticks[checked(fill)];
    }

    /** 1 or more. */
    public long lots(int fill) {
        return lots[checked(fill)];
    }

    /** The lots of all fills. */
    public long filledLots() {
        return filled;
    }

    /** What does not trade: rests, is cancelled or is refused, as {@link #outcome} says. */
    public long leftLots() {
        return left;
    }

    public Stop stop() {
        return STOPS[stop];
    }

    public Outcome outcome() {
        return OUTCOMES[outcome];
    }

    /** The slot of the maker of the same owner that ended the fills, or {@link OrderBook#NONE}. */
    public int selfTrade() {
        return selfTrade;
    }

    // ---- written by Crossing ----------------------------------------------------------------------------------------

    void begin() {
        fills = 0;
        filled = 0;
        left = 0;
        selfTrade = OrderBook.NONE;
        stop = Stop.NO_MORE_AT_PRICE.ordinal();
    }

    boolean isAtLimit() {
        return fills == fillsMax;
    }

    void fill(int slot, long id, long priceTicks, long fillLots) {
        if (fills == makers.length) {
            grow();
        }
        makers[fills] = slot;
        ids[fills] = id;
        ticks[fills] = priceTicks;
        lots[fills] = fillLots;
        filled += fillLots;
        fills++;
    }

    void stopAt(Stop why, int selfTradeSlot) {
        stop = why.ordinal();
        selfTrade = selfTradeSlot;
    }

    void end(long leftLots, Outcome what) {
        left = leftLots;
        outcome = what.ordinal();
    }

    void forgetFills() {
        fills = 0;
        filled = 0;
    }

    private int checked(int fill) {
        if (fill >= fills) {
            throw new IndexOutOfBoundsException("fill " + fill + " of " + fills);
        }
        return fill;
    }

    private void grow() {
        int room = Math.multiplyExact(2, makers.length);
        makers = Arrays.copyOf(makers, room);
        ids = Arrays.copyOf(ids, room);
        ticks = Arrays.copyOf(ticks, room);
        lots = Arrays.copyOf(lots, room);
    }
}
