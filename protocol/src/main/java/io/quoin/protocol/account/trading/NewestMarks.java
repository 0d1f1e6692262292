package io.quoin.protocol.account.trading;

import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import org.jspecify.annotations.Nullable;

/**
 * Values each position at the newest price that is known of it: the board's, or that of the market's last settlement.
 * A board's price in another scale than the market's is none.
 */
public final class NewestMarks implements Marks {
    private final Prices prices;

    public NewestMarks(Prices prices) {
        this.prices = prices;
    }

    @Override
    public long of(MarketReplica replica) {
        BoardPrice board = latest(replica.terms());
        return board != null && board.round() > replica.round() ? board.price() : replica.mark();
    }

    /** Whether the board has a live price for an instrument of these terms. */
    public boolean isLive(MarginTerms terms) {
        BoardPrice board = latest(terms);
        return board != null && board.isLive();
    }

    private @Nullable BoardPrice latest(MarginTerms terms) {
        return prices.latest(terms.underlying(), terms.priceScale());
    }

    /** An underlying of which there is a position and no live price, or null if there is none such. */
    public @Nullable String stale(Markets markets) {
        for (int at = 0; at < markets.count(); at++) {
            MarketReplica replica = markets.replica(at);
            if (replica.size() != 0 && !isLive(replica.terms())) {
                return replica.terms().underlying();
            }
        }
        return null;
    }
}
