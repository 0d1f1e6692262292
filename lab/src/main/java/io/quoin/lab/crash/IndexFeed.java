package io.quoin.lab.crash;

import io.quoin.actors.price.IndexPublisher;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Price;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The index prices of a campaign: they wander about, a new round twice a second, until they are told to stand still; then the
 * same prices are said again and again, so that they stay fresh.
 */
final class IndexFeed implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    private static final long START_UNITS = 50_000;
    private static final long AWAY_MAX_UNITS = START_UNITS / 25;
    private static final int STEP_MAX_UNITS = 120;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "index-feed");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<InstrumentTerms, Long> units = new ConcurrentHashMap<>();
    private final SplittableRandom random;
    private volatile boolean isWandering = true;

    IndexFeed(IndexPublisher publisher, List<InstrumentTerms> markets, long seed) {
        markets.forEach(terms -> units.put(terms, START_UNITS));
        this.random = new SplittableRandom(seed);
        var unused = clock.scheduleAtFixedRate(() -> publish(publisher), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The latest price of what underlies this market, in units of its scale. */
    long units(InstrumentTerms terms) {
        return units.getOrDefault(terms, START_UNITS);
    }

    /** Lets them stay where they are. */
    void standStill() {
        isWandering = false;
    }

    private void publish(IndexPublisher publisher) {
        if (isWandering) {
            units.replaceAll((terms, price) -> wander(price));
        }
        units.forEach((terms, price) -> publisher.publish(terms.underlying(), new Price(price, terms.priceScale())));
    }

    private long wander(long price) {
        long next = price + random.nextInt(2 * STEP_MAX_UNITS + 1) - STEP_MAX_UNITS;
        return Math.max(START_UNITS - AWAY_MAX_UNITS, Math.min(START_UNITS + AWAY_MAX_UNITS, next));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
