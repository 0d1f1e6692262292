package io.quoin.protocol.market;

import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.Wide;

/**
 * What an operator decides about all markets; each has a key of the same name in the configuration.
 *
 * @param ordersPerPartyMax open orders of one account in one market, 1 or more
 * @param fillsPerOrderMax trades that one order makes at once, 1 to 1,024; the rest of it is cancelled
 * @param parkedMillis how long an order waits for a line, 1 or more
 * @param lineHeadroom how much more than its orders need a party's account is asked for, so that its next orders need not ask
 *     again: a fraction of that need, 0 or more
 * @param lineUnitsMin and if that is less, for enough to make a line of so much, units of the settlement asset, 0 or more. Only
 *     where something is needed at all, and only what the account can spare
 * @param lineIdleMillis how long a party without orders keeps its line, 1 or more; its account can recall it at any time
 * @param uncoveredMillis how long a party whose line a price left too short may take to add to it, 0 or more
 * @param lagParksMillis the lag of settlement beyond which an order that needs more line waits, 0 or more
 * @param lagRefusesMillis the lag beyond which it is refused, more than the former
 */
public record MarketParameters(
        int ordersPerPartyMax,
        int fillsPerOrderMax,
        long parkedMillis,
        Rate lineHeadroom,
        long lineUnitsMin,
        long lineIdleMillis,
        long uncoveredMillis,
        long lagParksMillis,
        long lagRefusesMillis) {
    private static final int FILLS_MAX = 1_024;
    private static final Rate HEADROOM_MAX = Rate.parse("100");
    private static final long MULTIPLIED_MAX = Long.MAX_VALUE / 100;

    /** The values of the reference configuration. */
    public static final MarketParameters STANDARD =
            new MarketParameters(500, 256, 2_000, Rate.ONE, 50_000_000_000L, 60_000, 1_000, 250, 5_000);

    public MarketParameters {
        require(ordersPerPartyMax >= 1, "orders-per-party-max", "1 or more");
        require(fillsPerOrderMax >= 1 && fillsPerOrderMax <= FILLS_MAX, "fills-per-order-max", "1 to " + FILLS_MAX);
        require(parkedMillis >= 1, "parked", "1 ms or more");
        require(
                !lineHeadroom.isNegative() && lineHeadroom.compareTo(HEADROOM_MAX) <= 0,
                "line-headroom",
                "0 to " + HEADROOM_MAX);
        require(lineUnitsMin >= 0, "line-units-min", "0 or more");
        require(lineIdleMillis >= 1, "line-idle", "1 ms or more");
        require(uncoveredMillis >= 0, "uncovered", "0 or more");
        require(lagParksMillis >= 0, "lag-parks", "0 or more");
        require(lagRefusesMillis > lagParksMillis, "lag-refuses", "more than lag-parks");
    }

    /**
     * How much more than so much line would spare a party the next asks, units: what is asked for beside what is needed.
     *
     * @param needed the line that is needed, units, 0 or more
     */
    long headroom(long needed) {
        long share =
                Wide.mulDiv(Math.min(needed, MULTIPLIED_MAX), lineHeadroom.units(), Rate.UNITS_OF_ONE, Rounding.FLOOR);
        return Math.max(share, Wide.minus(lineUnitsMin, needed));
    }

    private static void require(boolean holds, String name, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("the market parameter " + name + " must be " + accepted);
        }
    }
}
