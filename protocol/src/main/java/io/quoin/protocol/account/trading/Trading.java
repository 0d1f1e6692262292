package io.quoin.protocol.account.trading;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.law.Law;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an open account's trading. Immutable.
 *
 * @param markets the markets it has ever had a line in
 * @param demands those that wait, in the order in which they came; at most one of each market
 * @param isFrozen whether it grants nothing and has told its markets to take no order
 * @param authorityHeight the height of the last block that took authority away: a key revoked or expired, a freeze; 0 if
 *     none did
 */
public record Trading(Markets markets, List<Demand> demands, boolean isFrozen, long authorityHeight) {
    /** An account that never traded. */
    public static final Trading NONE = new Trading(Markets.NONE, List.of(), false, 0);

    public Trading {
        demands = List.copyOf(demands);
    }

    /** The demand that is served next: of those that lower risk the first, else the first. Null if none waits. */
    public @Nullable Demand head() {
        for (Demand demand : demands) {
            if (!demand.raisesRisk()) {
                return demand;
            }
        }
        return demands.isEmpty() ? null : demands.get(0);
    }

    /** The demand of this market, or null. */
    public @Nullable Demand demandOf(Address market) {
        for (Demand demand : demands) {
            if (demand.market().equals(market)) {
                return demand;
            }
        }
        return null;
    }

    /** When the next demand is over, or {@link Law#NO_DEADLINE}. */
    public long nextDeadlineMillis() {
        long next = Law.NO_DEADLINE;
        for (Demand demand : demands) {
            next = Math.min(next, demand.deadlineMillis());
        }
        return next;
    }

    /** With this market as it is now. */
    public Trading with(Address market, MarketReplica replica) {
        return new Trading(markets.with(market, replica), demands, isFrozen, authorityHeight);
    }

    /** With this demand last, or in the place of the one that its market had. */
    public Trading waiting(Demand demand) {
        List<Demand> more = new ArrayList<>(demands);
        for (int at = 0; at < more.size(); at++) {
            if (more.get(at).market().equals(demand.market())) {
                more.set(at, demand);
                return new Trading(markets, more, isFrozen, authorityHeight);
            }
        }
        more.add(demand);
        return new Trading(markets, more, isFrozen, authorityHeight);
    }

    /** Without the demand of this market. */
    public Trading withoutDemandOf(Address market) {
        List<Demand> fewer = new ArrayList<>(demands);
        fewer.removeIf(demand -> demand.market().equals(market));
        return new Trading(markets, fewer, isFrozen, authorityHeight);
    }

    /** After a block of this height took authority away. */
    public Trading lessAuthority(long height) {
        return new Trading(markets, demands, isFrozen, height);
    }

    /** Frozen by a block of this height: no demand waits any more. */
    public Trading frozen(long height) {
        return new Trading(markets, List.of(), true, height);
    }

    /** No longer frozen. */
    public Trading unfrozen() {
        return new Trading(markets, demands, false, authorityHeight);
    }
}
