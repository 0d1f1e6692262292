package io.quoin.protocol.line;

/**
 * The totals of the two pairs between a market and a party. All run from the first event on and may fall as well as rise;
 * amounts are units of the settlement asset. The line is granted - consumed - returned, on both sides.
 */
public final class LineSlots {
    /** Market to party: profit and loss that became cash; a loss is negative. */
    public static final int REALISED = 0;

    /** Market to party: fees that the party has paid. */
    public static final int FEES = 1;

    /** Market to party: funding that the party has received; paid is negative. */
    public static final int FUNDING = 2;

    /** Market to party: how much of the line its fills have consumed; margin that they released counts against it. */
    public static final int CONSUMED = 3;

    /** Market to party: how much of the line has been given back unused. */
    public static final int RETURNED = 4;

    /** Market to party: the size of the position in lots of the quantity grid; short is negative. */
    public static final int SIZE = 5;

    /** Market to party: what the position has cost; the value of a position at a mark is size times mark minus cost. */
    public static final int COST = 6;

    /** Party to market: how much line has been granted. */
    public static final int GRANTED = 0;

    /**
     * What {@link #GRANTED}, {@link #CONSUMED} and {@link #RETURNED} may be at most, or below 0, when a line is granted: 2^61
     * units, 23 billion USDC. They run for ever, so a pair with much turnover reaches it, and is granted nothing more.
     */
    public static final long TOTAL_MAX = 1L << 61;

    private LineSlots() {}
}
