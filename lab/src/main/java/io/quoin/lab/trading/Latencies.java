package io.quoin.lab.trading;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long clients waited for the final answer to a command, by what it had to wait for: from the moment at which the client
 * wanted to hand it in, so the wait for one of the client's own places under way is counted, to the answer, repeats and questions
 * for the fate included. Microseconds, to three digits.
 *
 * <p>By kind are counted the calm ones alone: answered before the kill and before the burst. All are in {@link #all}.
 */
final class Latencies {
    private static final long MICROS_MAX = TimeUnit.MINUTES.toMicros(10);

    /** What a command has to wait for. */
    enum Kind {
        /** An account's first order in a market where it opened no session: its line has to be granted first. */
        COLD,
        /** Any other order; if its line does not suffice, more of it has to be granted first too. */
        WARM,
        /** A cancel, which needs no line. */
        CANCEL
    }

    private final Map<Kind, Histogram> calm = new EnumMap<>(Kind.class);
    private final Histogram all = new ConcurrentHistogram(MICROS_MAX, 3);

    Latencies() {
        for (Kind kind : Kind.values()) {
            calm.put(kind, new ConcurrentHistogram(MICROS_MAX, 3));
        }
    }

    void record(long nanos, Kind kind, boolean isCalm) {
        long micros = Math.min(MICROS_MAX, TimeUnit.NANOSECONDS.toMicros(nanos));
        all.recordValue(micros);
        if (isCalm) {
            calm(kind).recordValue(micros);
        }
    }

    /** Those of a kind that neither the kill nor the burst touched. */
    Histogram calm(Kind kind) {
        Histogram histogram = calm.get(kind);
        if (histogram == null) {
            throw new IllegalStateException("no histogram of " + kind);
        }
        return histogram;
    }

    /** Every command of the run. */
    Histogram all() {
        return all;
    }
}
