package io.quoin.protocol.account.trading;

import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import org.jspecify.annotations.Nullable;

/** Values each position at the newest price that is known of it: the board's, or that of the market's last settlement. */
public final class NewestMarks implements Marks {
    private final Prices prices;

    public NewestMarks(Prices prices) {
        this.prices = prices;
    }

    @Override
    public long of(MarketReplica replica) {
        BoardPrice board = prices.latest(replica.terms().underlying());
        return board != null && board.round() > replica.round() ? board.price() : replica.mark();
    }

    /** Whether the board has a live price of this underlying. */
    public boolean isLive(String underlying) {
        BoardPrice board = prices.latest(underlying);
        return board != null && board.isLive();
    }

    /** An underlying of which there is a position and no live price, or null if there is none such. */
    public @Nullable String stale(Markets markets) {
        for (int at = 0; at < markets.count(); at++) {
            MarketReplica replica = markets.replica(at);
            if (replica.size() != 0 && !isLive(replica.terms().underlying())) {
                return replica.terms().underlying();
            }
        }
        return null;
    }
}
