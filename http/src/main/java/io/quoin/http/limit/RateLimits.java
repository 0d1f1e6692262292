package io.quoin.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One bucket for each subject and lane, made when it is first needed and forgotten when it is full again. Thread-safe.
 *
 * <p>There are at most so many buckets. If all are in use, a new subject is refused until one is full again: whoever sends
 * from countless addresses does not make room for himself.
 */
public final class RateLimits {
    private static final long SWEEP_EVERY_MILLIS = 1_000;

    private final Map<Subject.Kind, Map<Lane, Limit>> limits;
    private final int bucketsMax;
    private final LongSupplier steadyMillis;
    private final ConcurrentHashMap<Counted, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong sweptAtMillis = new AtomicLong(Long.MIN_VALUE / 2);

    private record Counted(Subject subject, Lane lane) {}

    /**
     * Limits by kind of subject and lane.
     *
     * @param steadyMillis a clock that never goes back
     */
    public RateLimits(Map<Subject.Kind, Map<Lane, Limit>> limits, int bucketsMax, LongSupplier steadyMillis) {
        for (Subject.Kind kind : Subject.Kind.values()) {
            for (Lane lane : Lane.values()) {
                limit(limits, kind, lane);
            }
        }
        this.limits = Map.copyOf(limits);
        this.bucketsMax = bucketsMax;
        this.steadyMillis = steadyMillis;
    }

    /** Counts a request of this cost against the subject's limit in the lane. */
    public LimitState take(Subject subject, Lane lane, int cost) {
        long now = steadyMillis.getAsLong();
        Counted counted = new Counted(subject, lane);
        TokenBucket bucket = buckets.get(counted);
        if (bucket == null) {
            if (buckets.size() >= bucketsMax && !sweep(now)) {
                return new LimitState(false, 0, 0, SWEEP_EVERY_MILLIS, SWEEP_EVERY_MILLIS);
            }
            Limit limit = limit(limits, subject.kind(), lane);
            bucket = buckets.computeIfAbsent(counted, one -> new TokenBucket(limit, now));
        }
        return bucket.take(cost, now);
    }

    private static Limit limit(Map<Subject.Kind, Map<Lane, Limit>> limits, Subject.Kind kind, Lane lane) {
        Limit limit = limits.getOrDefault(kind, Map.of()).get(lane);
        if (limit == null) {
            throw new IllegalArgumentException("there is no limit of " + lane + " for " + kind);
        }
        return limit;
    }

    /** How many buckets there are. */
    int size() {
        return buckets.size();
    }

    /** Forgets full buckets, at most once a second; says whether there is room. */
    private boolean sweep(long now) {
        long last = sweptAtMillis.get();
        if (now - last >= SWEEP_EVERY_MILLIS && sweptAtMillis.compareAndSet(last, now)) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        return buckets.size() < bucketsMax;
    }
}
