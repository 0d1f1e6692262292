package io.quoin.protocol.market.book;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** What one lot adds to the position: +1 for a purchase, -1 for a sale. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /** Whether an order of this side at the first price is matched before one at the second. */
    public boolean isBetter(long ticks, long otherTicks) {
        return this == BUY ? ticks > otherTicks : ticks < otherTicks;
    }

    /** Whether a taker of this side that goes as far as the limit accepts a maker's price. */
    public boolean accepts(long limitTicks, long makerTicks) {
        return this == BUY ? makerTicks <= limitTicks : makerTicks >= limitTicks;
    }
}
