package io.quoin.protocol.world;

import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The board of the node on which one entity is awake. It hears of the rounds of the world's one underlying late or never, and
 * what it has not heard of for a while is expired.
 */
final class WorldBoard implements Prices {
    /** How long a price holds after it was heard, milliseconds. */
    static final long LIVE_MILLIS = 1_000;

    /** How many rounds a board remembers. */
    static final int ROUNDS_REMEMBERED = 8;

    private final List<Long> prices;
    private final LongSupplier clock;
    private int round;
    private long heardMillis;

    /**
     * A board that has heard of nothing.
     *
     * @param prices of all rounds of the world so far: round n at index n - 1
     */
    WorldBoard(List<Long> prices, LongSupplier clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /**
     * Hears of the newest round, or of one so many before it; never of one below the last.
     *
     * @return whether it was a newer one
     */
    boolean hear(int behind) {
        int heard = prices.size() - behind;
        if (heard < Math.max(1, round)) {
            return false;
        }
        boolean isNewer = heard > round;
        round = heard;
        heardMillis = clock.getAsLong();
        return isNewer;
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        if (round == 0) {
            return null;
        }
        boolean isLive = clock.getAsLong() - heardMillis <= LIVE_MILLIS;
        return new BoardPrice(underlying, round, prices.get(round - 1), 2, heardMillis, isLive);
    }

    @Override
    public @Nullable RoundRange since(String underlying, long from) {
        if (from < 1 || from > round || from <= round - ROUNDS_REMEMBERED) {
            return null;
        }
        int lowest = round;
        int highest = round;
        for (int at = (int) from; at <= round; at++) {
            lowest = prices.get(at - 1) < prices.get(lowest - 1) ? at : lowest;
            highest = prices.get(at - 1) > prices.get(highest - 1) ? at : highest;
        }
        return new RoundRange(lowest, prices.get(lowest - 1), highest, prices.get(highest - 1));
    }
}
