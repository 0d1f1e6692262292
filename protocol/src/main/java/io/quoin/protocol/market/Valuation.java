package io.quoin.protocol.market;

import io.quoin.protocol.law.Facts;
import io.quoin.protocol.price.BoardPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price at which a market decides. While anybody has anything here, every block begins with the newest live round ({@link
 * LineKeeping#opening}), and that is it. A market in which nobody has anything takes no rounds, and adopts the newest one
 * together with the first thing that needs it.
 *
 * @param round the round, 0 if there is none
 * @param mark its price in price steps, 0 if there is none
 * @param isLive whether the price holds now
 * @param isNewer whether the market itself still stands at an earlier round
 */
record Valuation(long round, long mark, boolean isLive, boolean isNewer) {
    /** The price at which the market decides now. */
    static Valuation of(Market market, Facts facts) {
        BoardPrice latest = facts.prices().latest(market.terms().underlying());
        boolean isLive = latest != null
                && latest.isLive()
                && latest.round() >= market.round()
                && market.instrument().range().admitsPrice(latest.price());
        boolean mayAdopt = market.state().followsPrices() && !market.isExposed();
        if (latest != null && isLive && mayAdopt && latest.round() > market.round()) {
            return new Valuation(latest.round(), latest.price(), true, true);
        }
        return new Valuation(market.round(), market.mark(), isLive && market.round() > 0, false);
    }

    /** The newest live round that the market does not have yet and can count with, or null. */
    static @Nullable BoardPrice newer(Market market, Facts facts) {
        BoardPrice latest = facts.prices().latest(market.terms().underlying());
        return latest != null
                        && latest.isLive()
                        && latest.round() > market.round()
                        && market.instrument().range().admitsPrice(latest.price())
                ? latest
                : null;
    }

    /** Whether there is any price, live or not. */
    boolean isKnown() {
        return round > 0;
    }

    /** Appends what makes the market stand at this round, if it does not yet. */
    void adopt(List<MarketEvent> events) {
        if (isNewer) {
            events.add(new MarketEvent.Marked(round, mark));
        }
    }

    /** Why no order is taken that could increase a position. */
    String staleness(Market market, Facts facts) {
        BoardPrice latest = facts.prices().latest(market.terms().underlying());
        if (latest != null
                && latest.isLive()
                && latest.price() > market.instrument().range().priceMax()) {
            return "The index price is above the instrument's highest price, "
                    + market.terms().highestPrice() + ": only orders that reduce are taken.";
        }
        return isKnown()
                ? "There is no live index price (the last round was " + round + "): only orders that reduce are taken."
                : "There is no index price yet.";
    }
}
