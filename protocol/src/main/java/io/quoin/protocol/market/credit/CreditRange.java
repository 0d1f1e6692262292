package io.quoin.protocol.market.credit;

import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;

/**
 * The prices and sizes that an instrument allows, chosen such that nothing in {@code margin} or here overflows. It is
 * made when an instrument is created, which is where numbers that do not fit are refused; the market then refuses an
 * order by it, so that no event, no mark and no cancel ever meets an overflow.
 *
 * <ul>
 *   <li>Limit prices and marks are 1 to {@code priceMax}; {@code priceMax * (1 + r + fee)} in steps of 1e-9 is at most
 *       2^62, so what one lot costs and needs fits in 64 bits: some 4 billion price steps at small rates.
 *   <li>{@code |position| + lots to buy + lots to sell} of a party, its <b>exposure</b>, is at most
 *       {@code exposureMax = 2^60 / (priceMax * unitScale)}: 11.5 billion USDC at the highest price. A fill never raises
 *       it, since each lot leaves an order and joins a position. So values and costs are within 2^60, a requirement
 *       within {@code 3 * 2^60} and the sums within 2^92.
 *   <li>The roundings of 2^31 orders are 2^61 in steps of 1e-9.
 * </ul>
 *
 * <p>For example, prices on a grid of 0.01 up to 1,000,000 and sizes of 0.000001 in USDC allow an exposure of 11,529
 * contracts.
 *
 * @param priceMax highest limit price and mark, in price steps
 * @param exposureMax most lots of one party, held and open together
 */
public record CreditRange(long priceMax, long exposureMax) {
    /**
     * The largest line that can be asked for by name, units: as much as everything that a party may hold and offer is worth at
     * the highest price.
     */
    public static final long LINE_UNITS_MAX = 1L << 60;

    private static final long WEIGHT_MAX = 1L << 62;
    private static final long VALUE_MAX = 1L << 60;

    /**
     * The range of an instrument with these terms and prices up to this one.
     *
     * <p>Refused with {@link ValueMalformed}: prices so high that weights overflow, or that no party could hold the
     * largest order that the instrument takes.
     *
     * @param orderMax most lots of one order, 1 or more
     */
    public static CreditRange of(CreditTerms terms, long priceMax, long orderMax) {
        long ofOne = Rate.UNITS_OF_ONE
                + terms.marginUnits()
                + Math.max(Math.abs(terms.makerFeeUnits()), Math.abs(terms.takerFeeUnits()));
        long highest = Math.min(WEIGHT_MAX / ofOne, VALUE_MAX / terms.unitScale());
        if (priceMax < 1 || priceMax > highest) {
            throw new ValueMalformed("the highest price is " + priceMax + " steps; accepted: 1 to " + highest);
        }
        long exposureMax = VALUE_MAX / (priceMax * terms.unitScale());
        if (orderMax < 1 || orderMax > exposureMax) {
            throw new ValueMalformed("the largest order is " + orderMax + " lots; accepted: 1 to " + exposureMax
                    + " where prices go up to " + priceMax + " steps");
        }
        return new CreditRange(priceMax, exposureMax);
    }

    /** Whether a limit price or a mark is one that the instrument can count with. */
    public boolean admitsPrice(long price) {
        return price >= 1 && price <= priceMax;
    }

    /** Whether a party with these open orders and this position may hold and offer so many lots more, 1 or more. */
    public boolean admits(RequiredCredit openOrders, long position, long lots) {
        return lots >= 1
                && lots <= exposureMax
                && Math.abs(position) + openOrders.buyLots() + openOrders.sellLots() <= exposureMax - lots;
    }
}
