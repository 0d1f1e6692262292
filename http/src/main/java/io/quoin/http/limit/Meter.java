package io.quoin.http.limit;

import org.jspecify.annotations.Nullable;

/** One request on its way through the limits: takes from each once its subject is known, and remembers the tightest. */
public final class Meter {
    private final RateLimits limits;
    private final Lane lane;
    private final int cost;
    private volatile @Nullable LimitState tightest;

    public Meter(RateLimits limits, Lane lane, int cost) {
        this.limits = limits;
        this.lane = lane;
        this.cost = cost;
    }

    /** Takes from the limit of this subject; says how it stands. */
    public LimitState take(Subject.Kind kind, String id) {
        LimitState state = limits.take(new Subject(kind, id), lane, cost);
        LimitState before = tightest;
        tightest = before == null ? state : before.tighter(state);
        return state;
    }

    /** The limit that stops this client first, or null if none was asked. */
    public @Nullable LimitState tightest() {
        return tightest;
    }
}
