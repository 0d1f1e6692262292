package io.quoin.protocol.value;

/**
 * The fee of one step of something that is charged as it grows: an order's fills, by cumulative notional.
 *
 * <p>Only the total is rounded, always against the user, and a step costs what the total rises by. So an order filled
 * in a thousand crumbs pays exactly what the same order filled at once pays; rounding each fill would charge up to a
 * unit per crumb. Steps may cost 0, and their sum never drifts.
 *
 * <p>A negative rate is a rebate: its total, a negative fee, is rounded toward zero. Both are
 * {@link Rounding#CEILING} of what the user pays.
 */
public final class CumulativeFee {
    private CumulativeFee() {}

    /**
     * What the step from {@code before} to {@code after} costs the user; negative if the rate is.
     *
     * <p>Refused with {@link ValueMalformed}: two assets, a notional below 0, a total that shrinks.
     */
    public static Money ofStep(Money before, Money after, Rate rate) {
        if (before.isNegative() || after.isLessThan(before)) {
            throw new ValueMalformed("a cumulative notional goes from " + before + " to " + after
                    + "; accepted: from 0 or more, never down");
        }
        return new Money(after.asset(), unitsOfStep(before.units(), after.units(), rate));
    }

    /** The same on bare units, unchecked: for the inner loop of a market, which keeps its own totals. */
    public static long unitsOfStep(long beforeUnits, long afterUnits, Rate rate) {
        return rate.ofUnits(afterUnits, Rounding.CEILING) - rate.ofUnits(beforeUnits, Rounding.CEILING);
    }
}
