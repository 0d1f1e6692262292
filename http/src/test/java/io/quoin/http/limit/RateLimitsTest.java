package io.quoin.http.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final AtomicLong now = new AtomicLong(5_000);
    private final RateLimits limits = new RateLimits(all(new Limit(10, 20)), 3, now::get);

    @Test
    void a_burst_is_spent_and_comes_back_at_its_rate() {
        LimitState first = take("a", 15);
        assertEquals(new LimitState(true, 20, 5, 1_500, 0), first);
        LimitState refused = take("a", 6);
        assertEquals(new LimitState(false, 20, 5, 1_500, 100), refused, "nothing is taken by what is refused");
        now.addAndGet(99);
        assertFalse(take("a", 6).isTaken());
        now.addAndGet(1);
        assertTrue(take("a", 6).isTaken());
        now.addAndGet(1_000_000);
        assertEquals(20, take("a", 1).remaining() + 1, "never more than the burst");
    }

    @Test
    void a_clock_that_stands_or_steps_back_brings_nothing() {
        take("a", 20);
        now.addAndGet(-3_000);
        assertFalse(take("a", 1).isTaken());
    }

    @Test
    void lanes_and_subjects_do_not_share() {
        take("a", 20);
        assertFalse(take("a", 1).isTaken());
        assertTrue(
                limits.take(new Subject(Subject.Kind.KEY, "a"), Lane.CANCELS, 1).isTaken());
        assertTrue(limits.take(new Subject(Subject.Kind.ACCOUNT, "a"), Lane.COMMANDS, 1)
                .isTaken());
    }

    @Test
    void buckets_are_bounded_and_the_full_ones_make_room() {
        take("a", 20);
        take("b", 20);
        take("c", 1);
        assertFalse(take("d", 1).isTaken(), "all are in use");
        now.addAndGet(1_100);
        assertTrue(take("d", 1).isTaken(), "c is full again");
        assertEquals(3, limits.size());
        assertFalse(take("a", 15).isTaken(), "a is remembered");
    }

    @Test
    void a_meter_tells_the_tightest_limit() {
        Meter meter = new Meter(limits, Lane.COMMANDS, 1);
        take("k", 18);
        meter.take(Subject.Kind.ADDRESS, "x");
        meter.take(Subject.Kind.KEY, "k");
        assertEquals(1, meter.tightest().remaining());
    }

    @Test
    void a_limit_that_is_missing_is_seen_at_once() {
        Map<Subject.Kind, Map<Lane, Limit>> some = all(new Limit(1, 1));
        some.remove(Subject.Kind.KEY);
        assertThrows(IllegalArgumentException.class, () -> new RateLimits(some, 1, now::get));
    }

    private LimitState take(String key, int cost) {
        return limits.take(new Subject(Subject.Kind.KEY, key), Lane.COMMANDS, cost);
    }

    private static Map<Subject.Kind, Map<Lane, Limit>> all(Limit limit) {
        Map<Subject.Kind, Map<Lane, Limit>> all = new EnumMap<>(Subject.Kind.class);
        for (Subject.Kind kind : Subject.Kind.values()) {
            Map<Lane, Limit> lanes = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                lanes.put(lane, limit);
            }
            all.put(kind, lanes);
        }
        return all;
    }
}
