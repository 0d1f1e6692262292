package io.quoin.lab.crash;

import io.quoin.actors.price.IndexPublisher;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Price;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The index price of a campaign: it wanders about, a new round twice a second, until it is told to stand still; then the same
 * price is said again and again, so that it stays fresh.
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
    private final String underlying;
    private final int scale;
    private final SplittableRandom random;
    private volatile long units = START_UNITS;
    private volatile boolean isWandering = true;

    IndexFeed(IndexPublisher publisher, InstrumentTerms terms, long seed) {
        this.underlying = terms.underlying();
        this.scale = terms.priceScale();
        this.random = new SplittableRandom(seed);
        var unused = clock.scheduleAtFixedRate(() -> publish(publisher), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The latest price, in units of its scale. */
    long units() {
        return units;
    }

    /** Lets it stay where it is. */
    void standStill() {
        isWandering = false;
    }

    private void publish(IndexPublisher publisher) {
        if (isWandering) {
            long next = units + random.nextInt(2 * STEP_MAX_UNITS + 1) - STEP_MAX_UNITS;
            units = Math.max(START_UNITS - AWAY_MAX_UNITS, Math.min(START_UNITS + AWAY_MAX_UNITS, next));
        }
        publisher.publish(underlying, new Price(units, scale));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
