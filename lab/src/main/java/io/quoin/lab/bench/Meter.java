package io.quoin.lab.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what becomes durable while a round lasts, for all who take part in it. Rates are taken between two readings, so
 * neither the start nor the end of a round is in them.
 */
final class Meter {
    private final CountDownLatch isOver = new CountDownLatch(1);
    private final LongAdder done = new LongAdder();
    private volatile boolean isRunning = true;
    private volatile boolean isMeasuring;

    /** One more is durable. */
    void count() {
        done.increment();
    }

    /** How many have become durable. */
    long done() {
        return done.sum();
    }

    /** Whether to go on sending. */
    boolean isRunning() {
        return isRunning;
    }

    /** Whether latencies are to be recorded. */
    boolean isMeasuring() {
        return isMeasuring;
    }

    /** Waits through a warm-up and a measurement while others work, ends the round and returns how many a second it was. */
    double measure(double warmUpSeconds, double seconds) throws InterruptedException {
        await(warmUpSeconds);
        isMeasuring = true;
        long begun = System.nanoTime();
        long before = done();
        await(seconds);
        long ended = System.nanoTime();
        long after = done();
        stop();
        return (after - before) * 1e9 / (ended - begun);
    }

    /** Ends the round. */
    void stop() {
        isMeasuring = false;
        isRunning = false;
        isOver.countDown();
    }

    /** Waits so long, or until the round is over. */
    void await(double seconds) throws InterruptedException {
        isOver.await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    }
}
