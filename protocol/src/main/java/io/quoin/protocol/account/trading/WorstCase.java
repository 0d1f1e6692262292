package io.quoin.protocol.account.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.price.PriceRange;
import io.quoin.protocol.value.Wide;
import java.util.function.BiFunction;

/**
 * The least that can have been free since the markets said what they know. A fill that has happened since then took from the
 * line no more than the margin at its own round; so what is free now, at whatever the true positions are, was free before
 * that fill at its round or is so at this one. Valuing at the present round alone misses what was lost and won back in
 * between.
 */
public final class WorstCase {
    private WorstCase() {}

    /**
     * Free collateral with each position at the worst price of a range.
     *
     * @param cash collateral that is settled
     * @param ranges the prices since the answer, for a market with a position
     */
    public static long free(long cash, Markets markets, BiFunction<Address, MarketReplica, PriceRange> ranges) {
        long free = cash;
        for (int at = 0; at < markets.count(); at++) {
            MarketReplica replica = markets.replica(at);
            free = Wide.minus(free, replica.setAside());
            if (replica.size() != 0) {
                free = Wide.plus(free, least(replica, ranges.apply(markets.address(at), replica)));
            }
        }
        return free;
    }

    /**
     * Counted profit less initial margin is, before rounding, a concave function of the price, so it is least at an end of
     * the range; and the two roundings make the price in between at most one unit worse.
     */
    private static long least(MarketReplica replica, PriceRange range) {
        long ends = Math.min(left(replica, range.lowest()), left(replica, range.highest()));
        return range.lowest() == range.highest() ? ends : Wide.minus(ends, 1);
    }

    private static long left(MarketReplica replica, long mark) {
        long unitScale = replica.unitScale();
        long unrealised = PositionMath.unrealised(replica.size(), replica.cost(), mark, unitScale);
        long counted =
                PositionMath.counted(unrealised, replica.terms().profitCounted().units());
        return Wide.minus(
                counted,
                PositionMath.margin(
                        replica.size(),
                        mark,
                        unitScale,
                        replica.terms().initial().units()));
    }
}
