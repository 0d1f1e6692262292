package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What an instrument allows. All fractions are plain: 0.1 is 10 %.
 *
 * @param ordersMax open orders of one account
 * @param fillsMax trades that one order makes at once
 * @param unitScale decimals of the settlement asset
 */
public record NaiveTerms(
        BigDecimal tick,
        BigDecimal lot,
        BigDecimal smallest,
        BigDecimal largest,
        BigDecimal highestPrice,
        BigDecimal band,
        BigDecimal makerFee,
        BigDecimal takerFee,
        int ordersMax,
        int fillsMax,
        int unitScale) {
    /** What one account holds and offers is worth at most this many units at the highest price; no line is larger. */
    private static final BigDecimal WORTH_MAX = new BigDecimal(BigInteger.ONE.shiftLeft(60));

    /** The most that one account may hold and offer, contracts. */
    BigDecimal exposureMax() {
        BigDecimal worthOfLot = highestPrice.multiply(lot).scaleByPowerOfTen(unitScale);
        return WORTH_MAX.divideToIntegralValue(worthOfLot).multiply(lot);
    }

    /** The largest line that can be asked for. */
    BigDecimal lineMax() {
        return WORTH_MAX.scaleByPowerOfTen(-unitScale);
    }

    boolean isOnTick(BigDecimal price) {
        return isOn(tick, price);
    }

    boolean isOnLot(BigDecimal size) {
        return isOn(lot, size);
    }

    private static boolean isOn(BigDecimal grid, BigDecimal number) {
        return number.scale() == grid.scale()
                && number.signum() > 0
                && number.remainder(grid).signum() == 0;
    }
}
