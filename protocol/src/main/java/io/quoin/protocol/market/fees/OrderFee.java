package io.quoin.protocol.market.fees;

import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.Wide;

/**
 * The fee of one more fill of an order, where only the order's total is rounded, up. Unlike
 * {@link io.quoin.protocol.value.CumulativeFee}, the fills may come at different rates: an order that first takes and
 * then makes still rounds once, and so does one whose rates change while it rests.
 *
 * <p>The memory that this needs is one number per order, its <b>residue</b>: by how much the fee paid so far exceeds the
 * exact fee, in steps of 1e-9 of a unit, 0 to 999,999,999; 0 for an order that has paid nothing. For example, at 5 basis
 * points a fill of 1 unit pays 1 unit and leaves the residue 999,500,000, on which the next 1,999 units ride free.
 *
 * <p>A negative rate is a rebate: what the user receives is rounded toward zero, which is up as well.
 */
public final class OrderFee {
    /** The residue of an order that has paid nothing. */
    public static final long NO_RESIDUE = 0;

    private OrderFee() {}

    /**
     * What the fill costs the user, in units; negative for a rebate.
     *
     * @param notional price times quantity of the fill, in units, 0 or more
     * @param rateUnits in steps of 1e-9
     * @param residue of the order before the fill
     */
    public static long ofFill(long notional, long rateUnits, long residue) {
        long rounded = Wide.mulDiv(notional, rateUnits, Rate.UNITS_OF_ONE, Rounding.CEILING);
        return excess(rounded, notional, rateUnits) + residue < Rate.UNITS_OF_ONE ? rounded : rounded - 1;
    }

    /** The residue of the order after the fill. */
    public static long residueAfter(long notional, long rateUnits, long residue) {
        long rounded = Wide.mulDiv(notional, rateUnits, Rate.UNITS_OF_ONE, Rounding.CEILING);
        long more = excess(rounded, notional, rateUnits) + residue;
        return more < Rate.UNITS_OF_ONE ? more : more - Rate.UNITS_OF_ONE;
    }

    /** By how much the rounded fee exceeds the exact one, in steps of 1e-9: the difference fits where its parts do not. */
    private static long excess(long rounded, long notional, long rateUnits) {
        return rounded * Rate.UNITS_OF_ONE - notional * rateUnits;
    }
}
