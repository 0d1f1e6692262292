package io.quoin.protocol.market;

import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;

/**
 * What an instrument is, fixed when its market is created. {@link InstrumentRules} says which terms a market can have; the
 * record itself takes any, so that a journal stays readable whatever today's rules are.
 *
 * <table>
 * <caption>Grids: on which whole numbers everything lies</caption>
 * <tr><th>word</th><th>one of it</th><th>where</th></tr>
 * <tr><td>price step</td><td>{@code 10^-priceScale} of the settlement asset</td><td>index, mark, credit; the price scale of the
 *     underlying</td></tr>
 * <tr><td>tick</td><td>{@link #tick}, whole price steps</td><td>order prices, the book</td></tr>
 * <tr><td>lot</td><td>{@link #lot}, whole steps of {@code 10^-sizeScale} contracts</td><td>order sizes, the book,
 *     positions</td></tr>
 * <tr><td>unit</td><td>the settlement asset's</td><td>fees, lines, costs, money</td></tr>
 * </table>
 *
 * @param name the instrument's name and its market's entity id, for example {@code BTC_USDC-PERPETUAL}
 * @param underlying whose price it follows, for example {@code BTC_USDC}
 * @param settlement the asset in which it is margined and settled
 * @param tick the price grid of orders; its scale is the price scale
 * @param lot the size grid of orders; its scale is the size scale
 * @param smallestOrder the least that an order may be of
 * @param largestOrder the most that an order may be of
 * @param highestPrice the highest price that an order, the index and the mark may have
 * @param band how far from the index a limit price may lie, as a fraction of the index
 * @param initialMargin of the notional at mark, for new risk
 * @param maintenanceMargin of the notional at mark, below which an account is liquidated
 * @param profitCounted the part of an unrealised profit that counts toward new risk: 1 is in full
 * @param makerFee of the notional of a fill, paid by the resting side; below 0 it is paid to him
 * @param takerFee of the notional of a fill, paid by the side that came
 * @param parameterVersion rises with each change of the parameters, 1 or more
 */
public record InstrumentTerms(
        String name,
        String underlying,
        Asset settlement,
        Price tick,
        Quantity lot,
        Quantity smallestOrder,
        Quantity largestOrder,
        Price highestPrice,
        Rate band,
        Rate initialMargin,
        Rate maintenanceMargin,
        Rate profitCounted,
        Rate makerFee,
        Rate takerFee,
        long parameterVersion) {
    /** Decimals of a price. */
    public int priceScale() {
        return tick.scale();
    }

    /** Decimals of a size. */
    public int sizeScale() {
        return lot.scale();
    }

    /** So many ticks as a price. */
    public Price price(long ticks) {
        return new Price(Math.multiplyExact(ticks, tick.units()), priceScale());
    }

    /** So many lots as a size, negative for a short position. */
    public Quantity size(long lots) {
        return new Quantity(Math.multiplyExact(lots, lot.units()), sizeScale());
    }
}
