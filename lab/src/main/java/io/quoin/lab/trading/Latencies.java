package io.quoin.lab.trading;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long clients waited for the final answer to an order, by what it had to wait for. Cold is an account's first order in a
 * market where it opened no session: its line has to be granted first. What was under way at the kill or came later is neither.
 */
final class Latencies {
    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(10);

    private final Histogram cold = new ConcurrentHistogram(MICROS_MAX, 3);
    private final Histogram warm = new ConcurrentHistogram(MICROS_MAX, 3);
    private final Histogram all = new ConcurrentHistogram(MICROS_MAX, 3);

    void record(long nanos, boolean isCold, boolean isBeforeKill) {
        long micros = Math.min(MICROS_MAX, TimeUnit.NANOSECONDS.toMicros(nanos));
        all.recordValue(micros);
        if (isBeforeKill) {
            (isCold ? cold : warm).recordValue(micros);
        }
    }

    Histogram cold() {
        return cold;
    }

    Histogram warm() {
        return warm;
    }

    Histogram all() {
        return all;
    }
}
