package io.quoin.protocol.market;

/**
 * What an operator decides about all markets; each has a key of the same name in the configuration.
 *
 * @param ordersPerPartyMax open orders of one account in one market, 1 or more
 * @param fillsPerOrderMax trades that one order makes at once, 1 to 1,024; the rest of it is cancelled
 * @param parkedMillis how long an order waits for a line, 1 or more
 * @param lineIdleMillis how long a party without orders keeps its line, 1 or more
 * @param uncoveredMillis how long a party whose line a price left too short may take to add to it, 0 or more
 * @param lagParksMillis the lag of settlement beyond which an order that needs more line waits, 0 or more
 * @param lagRefusesMillis the lag beyond which it is refused, more than the former
 */
public record MarketParameters(
        int ordersPerPartyMax,
        int fillsPerOrderMax,
        long parkedMillis,
        long lineIdleMillis,
        long uncoveredMillis,
        long lagParksMillis,
        long lagRefusesMillis) {
    /** The values of the reference configuration. */
    public static final MarketParameters STANDARD = new MarketParameters(500, 256, 2_000, 10_000, 1_000, 250, 5_000);

    private static final int FILLS_MAX = 1_024;

    public MarketParameters {
        require(ordersPerPartyMax >= 1, "orders-per-party-max", "1 or more");
        require(fillsPerOrderMax >= 1 && fillsPerOrderMax <= FILLS_MAX, "fills-per-order-max", "1 to " + FILLS_MAX);
        require(parkedMillis >= 1, "parked", "1 ms or more");
        require(lineIdleMillis >= 1, "line-idle", "1 ms or more");
        require(uncoveredMillis >= 0, "uncovered", "0 or more");
        require(lagParksMillis >= 0, "lag-parks", "0 or more");
        require(lagRefusesMillis > lagParksMillis, "lag-refuses", "more than lag-parks");
    }

    private static void require(boolean holds, String name, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException("the market parameter " + name + " must be " + accepted);
        }
    }
}
