package io.quoin.protocol.market.book;

/**
 * An order as it comes to the book.
 *
 * @param owner trades with no maker of the same owner
 * @param limitTicks the worst price it accepts: of a limit order its price, of a market order its protection price
 * @param lots 1 to {@link OrderBook#LOTS_MAX}
 * @param isPostOnly whether it is refused rather than trade at once; then it is good-til-cancelled
 */
public record Taker(int owner, Side side, long limitTicks, long lots, TimeInForce force, boolean isPostOnly) {
    public Taker {
        if (lots < 1 || lots > OrderBook.LOTS_MAX || limitTicks < 1 || limitTicks > OrderBook.TICKS_MAX) {
            throw new IllegalArgumentException(lots + " lots at " + limitTicks + " ticks are beyond the book");
        }
        if (isPostOnly && force != TimeInForce.GOOD_TIL_CANCELLED) {
            throw new IllegalArgumentException("an order that may not trade at once is " + force);
        }
    }

    public static Taker limit(int owner, Side side, long priceTicks, long lots, TimeInForce force) {
        return new Taker(owner, side, priceTicks, lots, force, false);
    }

    public static Taker postOnly(int owner, Side side, long priceTicks, long lots) {
        return new Taker(owner, side, priceTicks, lots, TimeInForce.GOOD_TIL_CANCELLED, true);
    }

    /** A market order that never rests, and trades nothing if it cannot be filled and must be filled whole. */
    public static Taker market(int owner, Side side, long protectionTicks, long lots, boolean mustBeWhole) {
        TimeInForce force = mustBeWhole ? TimeInForce.FILL_OR_KILL : TimeInForce.IMMEDIATE_OR_CANCEL;
        return new Taker(owner, side, protectionTicks, lots, force, false);
    }
}
