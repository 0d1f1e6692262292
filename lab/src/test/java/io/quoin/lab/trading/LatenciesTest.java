package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Waits are kept apart by what was waited for, and what the kill or the burst touched is with none of them. */
class LatenciesTest {
    @Test
    void a_wait_counts_for_its_kind_if_it_was_calm_and_always_for_all() {
        Latencies latencies = new Latencies();
        latencies.record(TimeUnit.MILLISECONDS.toNanos(7), Latencies.Kind.COLD, true);
        latencies.record(TimeUnit.MILLISECONDS.toNanos(2), Latencies.Kind.WARM, true);
        latencies.record(TimeUnit.MILLISECONDS.toNanos(1), Latencies.Kind.CANCEL, true);
        latencies.record(TimeUnit.MILLISECONDS.toNanos(900), Latencies.Kind.WARM, false);
        assertEquals(7, TradingFindings.millis(latencies.calm(Latencies.Kind.COLD), 50), 0.01);
        assertEquals(1, latencies.calm(Latencies.Kind.WARM).getTotalCount());
        assertEquals(2, TradingFindings.millis(latencies.calm(Latencies.Kind.WARM), 99), 0.01);
        assertEquals(1, TradingFindings.millis(latencies.calm(Latencies.Kind.CANCEL), 99), 0.01);
        assertEquals(4, latencies.all().getTotalCount());
        assertEquals(900, TradingFindings.millis(latencies.all(), 100), 1);
    }

    @Test
    void a_wait_beyond_ten_minutes_counts_as_ten_minutes() {
        Latencies latencies = new Latencies();
        latencies.record(TimeUnit.HOURS.toNanos(3), Latencies.Kind.COLD, true);
        assertEquals(600_000, TradingFindings.millis(latencies.calm(Latencies.Kind.COLD), 50), 600);
    }
}
