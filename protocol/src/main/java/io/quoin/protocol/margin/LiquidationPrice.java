package io.quoin.protocol.margin;

import io.quoin.protocol.value.Int128;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;

/**
 * The mark of one market at which an account would fall to its maintenance margin, if nothing else moved. It is shown to
 * people and decides nothing.
 *
 * <p>With equity {@code e}, size {@code s}, mark {@code p}, maintenance rate {@code m} and the maintenance margin
 * {@code o} of the account's other positions: {@code p' = (e - s*p - o) / (|s|*m - s)}. It is brought to the price grid
 * up for a long and down for a short, so the account is never said to be safer than it is. For example,
 * an equity of 1,000, short 1.5 at a mark of 3,000, 5 % and 175 give 3380.95 on a grid of 0.01.
 */
public final class LiquidationPrice {
    /** There is none: no position, or no price above 0 and within 64 bits at which the account would fall. */
    public static final long NONE = 0;

    private LiquidationPrice() {}

    /**
     * @param equity of the whole account at this mark, in units
     * @param otherMargin maintenance margin of all other positions, in units
     * @param maintenanceUnits the maintenance rate, below 1, in steps of 1e-9
     * @return a price in steps of the price grid, or {@link #NONE}
     */
    public static long of(long equity, long otherMargin, long size, long mark, long unitScale, long maintenanceUnits) {
        if (size == 0) {
            return NONE;
        }
        boolean isLong = size > 0;
        Rounding early = isLong ? Rounding.CEILING : Rounding.FLOOR;
        long lots = Math.abs(size);
        Int128 worthWithout = Int128.of(equity)
                .minus(Int128.of(otherMargin))
                .minus(Int128.of(PositionMath.value(size, mark, unitScale)));
        Int128 dividend = (isLong ? worthWithout.negated() : worthWithout).times(Rate.UNITS_OF_ONE);
        long rate = isLong ? Rate.UNITS_OF_ONE - maintenanceUnits : Rate.UNITS_OF_ONE + maintenanceUnits;
        // A quotient rounded one way by a positive number, and again by another, is rounded once by their product.
        Int128 price =
                dividend.dividedBy(unitScale, early).dividedBy(lots, early).dividedBy(rate, early);
        return price.signum() > 0 && price.compareTo(Int128.of(Long.MAX_VALUE)) <= 0 ? price.toLong() : NONE;
    }
}
