package io.quoin.protocol.market;

import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.credit.CreditRange;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Notional;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import org.jspecify.annotations.Nullable;

/**
 * Which terms a market can be made of. The rules, in the order in which they are judged:
 *
 * <table>
 * <caption>Rules of terms</caption>
 * <tr><th>rule</th><th>refusal</th></tr>
 * <tr><td>the instrument is called like the market</td><td>INSTRUMENT_NAME_DIFFERS</td></tr>
 * <tr><td>it settles in USDC, in which accounts hold their cash</td><td>SETTLEMENT_ASSET_UNSUPPORTED</td></tr>
 * <tr><td>price scale + size scale is at most the asset's scale: price times size is exact</td><td>SCALES_TOO_FINE</td></tr>
 * <tr><td>tick and lot above 0; the highest price a whole number of ticks, order sizes of lots; what the book can
 *     hold</td><td>GRID_INVALID</td></tr>
 * <tr><td>a lot &lt;= smallest order &lt;= largest order</td><td>ORDER_SIZES_INVALID</td></tr>
 * <tr><td>0 &lt; band &lt; 1</td><td>BAND_INVALID</td></tr>
 * <tr><td>0 &lt; maintenance margin &lt;= initial margin &lt;= 1</td><td>MARGIN_INVALID</td></tr>
 * <tr><td>0 &lt;= profit counted &lt;= 1</td><td>PROFIT_COUNTED_INVALID</td></tr>
 * <tr><td>-1 &lt; fees &lt; 1, maker + taker &gt;= 0: nobody pays rebates but the other side</td><td>FEES_INVALID</td></tr>
 * <tr><td>parameter version &gt;= 1</td><td>PARAMETER_VERSION_INVALID</td></tr>
 * <tr><td>nothing that a party could hold or need overflows ({@link CreditRange})</td><td>RANGE_TOO_WIDE</td></tr>
 * </table>
 */
public final class InstrumentRules {
    private InstrumentRules() {}

    /** The rule that is broken, and how. */
    public record Flaw(MarketRefusal rule, String detail) {}

    /** The first flaw of terms for the market with this id, or null. */
    public static @Nullable Flaw first(String marketId, InstrumentTerms terms) {
        if (!terms.name().equals(marketId)) {
            return new Flaw(
                    MarketRefusal.INSTRUMENT_NAME_DIFFERS,
                    "The instrument is called " + terms.name() + ", the market " + marketId + ".");
        }
        if (!terms.settlement().equals(Assets.USDC)) {
            return new Flaw(
                    MarketRefusal.SETTLEMENT_ASSET_UNSUPPORTED,
                    "It settles in " + terms.settlement() + ", not in USDC.");
        }
        Flaw grids = grids(terms);
        return grids != null ? grids : parameters(terms);
    }

    private static @Nullable Flaw grids(InstrumentTerms terms) {
        if (!Notional.isExact(terms.priceScale(), terms.sizeScale(), terms.settlement())) {
            return new Flaw(
                    MarketRefusal.SCALES_TOO_FINE,
                    "Prices of " + terms.priceScale() + " decimals times sizes of " + terms.sizeScale()
                            + " are finer than the " + terms.settlement().scale() + " of " + terms.settlement() + ".");
        }
        if (!isOnGrid(terms.highestPrice(), terms.tick())
                || terms.highestPrice().units() / terms.tick().units() > OrderBook.TICKS_MAX) {
            return grid("highest price " + terms.highestPrice() + " and tick " + terms.tick());
        }
        if (!isOnGrid(terms.smallestOrder(), terms.lot())) {
            return grid("smallest order " + terms.smallestOrder() + " and lot " + terms.lot());
        }
        if (!isOnGrid(terms.largestOrder(), terms.lot())
                || terms.largestOrder().units() / terms.lot().units() > OrderBook.LOTS_MAX) {
            return grid("largest order " + terms.largestOrder() + " and lot " + terms.lot());
        }
        if (terms.smallestOrder().compareTo(terms.largestOrder()) > 0) {
            return new Flaw(
                    MarketRefusal.ORDER_SIZES_INVALID,
                    "The smallest order, " + terms.smallestOrder() + ", is larger than the largest, "
                            + terms.largestOrder() + ".");
        }
        return null;
    }

    private static @Nullable Flaw parameters(InstrumentTerms terms) {
        if (!terms.band().isPositive() || terms.band().compareTo(Rate.ONE) >= 0) {
            return new Flaw(MarketRefusal.BAND_INVALID, "The order price band is " + terms.band() + ".");
        }
        if (!terms.maintenanceMargin().isPositive()
                || terms.maintenanceMargin().compareTo(terms.initialMargin()) > 0
                || terms.initialMargin().compareTo(Rate.ONE) > 0) {
            return new Flaw(
                    MarketRefusal.MARGIN_INVALID,
                    "The initial margin is " + terms.initialMargin() + ", the maintenance margin "
                            + terms.maintenanceMargin() + ".");
        }
        if (terms.profitCounted().isNegative() || terms.profitCounted().compareTo(Rate.ONE) > 0) {
            return new Flaw(
                    MarketRefusal.PROFIT_COUNTED_INVALID,
                    "The part of unrealised profit that counts is " + terms.profitCounted() + ".");
        }
        if (!isFee(terms.makerFee())
                || !isFee(terms.takerFee())
                || terms.makerFee().plus(terms.takerFee()).isNegative()) {
            return new Flaw(
                    MarketRefusal.FEES_INVALID,
                    "The maker's fee is " + terms.makerFee() + ", the taker's " + terms.takerFee() + ".");
        }
        if (terms.parameterVersion() < 1) {
            return new Flaw(
                    MarketRefusal.PARAMETER_VERSION_INVALID,
                    "The parameter version is " + terms.parameterVersion() + ".");
        }
        return range(terms);
    }

    private static @Nullable Flaw range(InstrumentTerms terms) {
        try {
            Instrument.of(terms);
            return null;
        } catch (ValueMalformed e) {
            return new Flaw(MarketRefusal.RANGE_TOO_WIDE, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOnGrid(Price price, Price tick) {
        return price.scale() == tick.scale()
                && tick.isPositive()
                && price.isPositive()
                && price.units() % tick.units() == 0;
    }

    private static boolean isOnGrid(Quantity size, Quantity lot) {
        return size.scale() == lot.scale() && lot.isPositive() && size.isPositive() && size.units() % lot.units() == 0;
    }

    private static boolean isFee(Rate fee) {
        return fee.compareTo(Rate.ONE) < 0 && fee.plus(Rate.ONE).isPositive();
    }

    private static Flaw grid(String what) {
        return new Flaw(
                MarketRefusal.GRID_INVALID,
                "The " + what
                        + " do not fit: both must be above 0 and of one scale, the first a whole number of the second"
                        + " that the book can hold.");
    }
}
