package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.ToLongFunction;

/** What an account has free, the long way round: in decimals, from the rules as they are written. */
final class NaiveLedger {
    private NaiveLedger() {}

    /** Cash and counted profit, less margin and what is set aside, in units. */
    static long free(AccountState.Open account, ToLongFunction<MarketReplica> marks) {
        long free = account.cash();
        for (Address market : account.trading().markets().addresses()) {
            MarketReplica replica = account.trading().markets().find(market);
            if (replica != null) {
                free += worth(replica, marks.applyAsLong(replica));
                free -= Math.max(0, replica.granted() - replica.consumed() - replica.returned());
            }
        }
        return free;
    }

    private static long worth(MarketReplica replica, long mark) {
        BigDecimal size = BigDecimal.valueOf(replica.size(), replica.terms().sizeScale());
        BigDecimal price = BigDecimal.valueOf(mark, replica.terms().priceScale());
        BigDecimal value = size.multiply(price).movePointRight(8);
        BigDecimal profit = value.subtract(BigDecimal.valueOf(replica.cost()));
        BigDecimal counted = BigDecimal.valueOf(replica.terms().profitCounted().units(), 9);
        BigDecimal margin = value.abs()
                .multiply(BigDecimal.valueOf(replica.terms().initial().units(), 9));
        return (profit.signum() > 0 ? profit.multiply(counted) : profit)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact()
                - margin.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** The newest price known of a market: the board's if it is newer than the last settlement. */
    static ToLongFunction<MarketReplica> newest(Prices prices) {
        return replica -> {
            BoardPrice board = prices.latest(replica.terms().underlying());
            return board != null && board.round() > replica.round() ? board.price() : replica.mark();
        };
    }
}
