package io.quoin.protocol.market.credit;

import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import io.quoin.protocol.value.Wide;

/**
 * The numbers of an instrument that its credit rules need, and what one lot of an order costs and needs by them. A side is
 * {@link #BUY} or {@link #SELL}, the sign of the size that it brings; amounts of a lot are in price steps.
 *
 * @param unitScale units of one lot at one price step, 1 or more
 * @param marginUnits the initial margin rate {@code r}, above 0 and at most 1, in steps of 1e-9
 * @param makerFeeUnits between -1 and 1, in steps of 1e-9; below 0 is a rebate
 * @param takerFeeUnits the same for the side that takes
 * @param gainsCount whether a gain against the mark is credit: only where unrealised profit counts in full
 */
public record CreditTerms(
        long unitScale, long marginUnits, long makerFeeUnits, long takerFeeUnits, boolean gainsCount) {
    public static final int BUY = 1;
    public static final int SELL = -1;

    public CreditTerms {
        if (unitScale < 1) {
            throw new ValueMalformed("a unit scale is 1 or more, not " + unitScale);
        }
        if (marginUnits < 1 || marginUnits > Rate.UNITS_OF_ONE) {
            throw new ValueMalformed("a margin rate is above 0 and at most 1, not " + new Rate(marginUnits));
        }
        checkFee("maker", makerFeeUnits);
        checkFee("taker", takerFeeUnits);
    }

    /**
     * The terms with rates as values.
     *
     * @param profitCounted the part of unrealised profit that counts toward new risk; only all of it makes gains credit
     */
    public static CreditTerms of(long unitScale, Rate initialMargin, Rate maker, Rate taker, Rate profitCounted) {
        return new CreditTerms(
                unitScale, initialMargin.units(), maker.units(), taker.units(), profitCounted.equals(Rate.ONE));
    }

    /** The dearer of the two fees, in steps of 1e-9: what an order must be able to pay. */
    public long feeMaxUnits() {
        return Math.max(makerFeeUnits, takerFeeUnits);
    }

    /**
     * {@code l}: what one lot loses against the mark by trading at this price, in price steps; below 0 is a gain, where
     * gains count.
     */
    public long lossOfLot(int side, long price, long mark) {
        long loss = side > 0 ? Wide.minus(price, mark) : Wide.minus(mark, price);
        return gainsCount ? loss : Math.max(0, loss);
    }

    /** {@code g = max fee(x) + l(x)}: what one lot pays and loses at most by trading at its price, in 1e-9 of a price step. */
    public long priceOfLot(int side, long price, long mark) {
        return Wide.plus(Wide.times(feeMaxUnits(), price), Wide.times(lossOfLot(side, price, mark), Rate.UNITS_OF_ONE));
    }

    /** {@code r*M}: the margin of one lot, in 1e-9 of a price step. */
    public long marginOfLot(long mark) {
        return Wide.times(marginUnits, mark);
    }

    private static void checkFee(String whose, long units) {
        if (units <= -Rate.UNITS_OF_ONE || units >= Rate.UNITS_OF_ONE) {
            throw new ValueMalformed("a " + whose + " fee is between -1 and 1, not " + new Rate(units));
        }
    }
}
