package io.quoin.lab.trading;

import io.quoin.actors.price.IndexPublisher;
import io.quoin.protocol.value.Price;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the index of each underlying live: a price is published when it changes and, as a new round, every second, because a
 * round older than five seconds is stale however often it is sent.
 */
public final class IndexFeed implements AutoCloseable {
    private static final long ROUND_EVERY_MILLIS = 1_000;

    private final IndexPublisher publisher;
    private final Map<String, Price> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "index-feed");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> rounds;

    public IndexFeed(IndexPublisher publisher) {
        this.publisher = publisher;
        rounds = timer.scheduleWithFixedDelay(
                () -> latest.forEach(publisher::publish),
                ROUND_EVERY_MILLIS,
                ROUND_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** From now on this is the index price. */
    public void publish(String underlying, Price price) {
        latest.put(underlying, price);
        publisher.publish(underlying, price);
    }

    @Override
    public void close() {
        rounds.cancel(false);
        timer.shutdownNow();
    }
}
