package io.quoin.protocol.margin;

import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.ValueMalformed;
import io.quoin.protocol.value.Wide;

/**
 * What a position of {@code size} lots is worth, needs and becomes. Pure functions of bare units:
 *
 * <ul>
 *   <li><b>size, fill</b>: lots, whole steps of the quantity grid; positive is long or bought, negative short or sold.
 *   <li><b>price, mark</b>: whole steps of the price grid, above 0.
 *   <li><b>cost, cash, value, margin</b>: units of the settlement asset.
 *   <li><b>unitScale</b>: units of one lot at one price step, {@code 10^(asset scale - price scale - size scale)}. It
 *       makes {@code size * price * unitScale} exact.
 *   <li>rates: {@link Rate#units}, steps of 1e-9.
 * </ul>
 *
 * <p>A position is {@code (size, cost)}. Its cost is what was paid for what is still held (for a short, minus what was
 * received), and is not in cash: {@code unrealised = size * mark * unitScale - cost}. A fill of {@code f} lots at
 * {@code p} moves {@code f * p * unitScale} out of {@code cash - cost} of the buyer and into that of the seller, whatever
 * either held before: {@code realised - (costAfter - cost) = -f * p * unitScale} by construction. So the sum of
 * {@code cash - cost} over both sides, and over all parties, never changes by trading, not even by a unit of rounding.
 *
 * <p>For example, long 3 lots at a cost of 100 selling 1 at 34 realises {@code -33 + 34 = 1}: the share of the cost,
 * 33 1/3, is cut toward zero, and 67 stays with the 2 lots left.
 *
 * <p>{@code |cost| <= |size| * dearest price * unitScale} after any fills from a position of 0: the mean price of what is
 * held is never beyond the dearest that was paid, for what a cut leaves behind is less than one unit a lot. Beyond 64 bits
 * everything here refuses with {@link io.quoin.protocol.value.ValueOverflow}.
 */
public final class PositionMath {
    private PositionMath() {}

    /** Units of one lot at one price step. Scales that together are finer than the asset are refused. */
    public static long unitScale(int assetScale, int priceScale, int sizeScale) {
        int coarser = assetScale - priceScale - sizeScale;
        if (priceScale < 0 || sizeScale < 0 || coarser < 0 || assetScale > 18) {
            throw new ValueMalformed("a price of scale " + priceScale + " and a size of scale " + sizeScale
                    + " settle in an asset of scale " + assetScale
                    + "; accepted: 0 or more, which add up to at most that of the asset, and that at most 18");
        }
        long scale = 1;
        for (int at = 0; at < coarser; at++) {
            scale *= 10;
        }
        return scale;
    }

    /** {@code size * price}, negative for a short. */
    public static long value(long size, long price, long unitScale) {
        return Wide.times(Wide.times(size, unitScale), price);
    }

    /** {@code |size| * price}. */
    public static long notional(long size, long price, long unitScale) {
        return Math.abs(value(size, price, unitScale));
    }

    /** Profit (or loss, below 0) at this mark that is not in cash yet. */
    public static long unrealised(long size, long cost, long mark, long unitScale) {
        return Wide.minus(value(size, mark, unitScale), cost);
    }

    /** How much of an unrealised profit counts toward new risk: a loss in full, of a gain this fraction, rounded down. */
    public static long counted(long unrealised, long profitCountedUnits) {
        return unrealised <= 0 || profitCountedUnits == Rate.UNITS_OF_ONE
                ? unrealised
                : Wide.mulDiv(unrealised, profitCountedUnits, Rate.UNITS_OF_ONE, Rounding.DOWN);
    }

    /** {@code rate * mark * |size|}, rounded up to a unit: both sides of a line must round it like this. */
    public static long margin(long size, long mark, long unitScale, long rateUnits) {
        return Wide.mulDiv(notional(size, mark, unitScale), rateUnits, Rate.UNITS_OF_ONE, Rounding.CEILING);
    }

    /** How many lots of the fill close something, 0 or more; the rest of it opens. */
    public static long closed(long size, long fill) {
        if (size == 0 || fill == 0 || (size ^ fill) >= 0) {
            return 0;
        }
        return Math.min(Math.abs(size), Math.abs(fill));
    }

    public static long sizeAfter(long size, long fill) {
        return Wide.plus(size, fill);
    }

    /**
     * What the fill moves into cash, fees aside: the closed share of the cost, cut toward zero, and the money of the
     * closed lots. 0 for a fill that only increases; a fill that flips closes everything first and then opens.
     */
    public static long realised(long size, long cost, long fill, long price, long unitScale) {
        long closed = closed(size, fill);
        if (closed == 0) {
            return 0;
        }
        long share = Wide.mulDiv(cost, closed, Math.abs(size), Rounding.DOWN);
        long received = value(size > 0 ? closed : -closed, price, unitScale);
        return Wide.minus(received, share);
    }

    /** The cost of what is held after the fill; exactly 0 where nothing is. */
    public static long costAfter(long size, long cost, long fill, long price, long unitScale) {
        long paid = value(fill, price, unitScale);
        return Wide.plus(Wide.plus(cost, paid), realised(size, cost, fill, price, unitScale));
    }
}
