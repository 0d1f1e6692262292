package io.quoin.http.limit;

/** So many tokens, refilled at a steady rate; what a request costs is taken whole or not at all. Thread-safe. */
final class TokenBucket {
    private static final long MILLIS = 1_000;

    private final Limit limit;
    /** Thousandths of a token. */
    private long milliTokens;

    private long filledAtMillis;

    TokenBucket(Limit limit, long nowMillis) {
        this.limit = limit;
        this.milliTokens = limit.burst() * MILLIS;
        this.filledAtMillis = nowMillis;
    }

    /** Takes this many tokens if they are there, and says how it stands then. */
    synchronized LimitState take(int tokens, long nowMillis) {
        fill(nowMillis);
        long needed = tokens * MILLIS;
        boolean isTaken = milliTokens >= needed;
        if (isTaken) {
            milliTokens -= needed;
        }
        long missing = limit.burst() * MILLIS - milliTokens;
        long waitMillis = isTaken ? 0 : ceilDiv(needed - milliTokens, limit.perSecond());
        return new LimitState(
                isTaken, limit.burst(), milliTokens / MILLIS, ceilDiv(missing, limit.perSecond()), waitMillis);
    }

    /** Whether forgetting it changes nothing. */
    synchronized boolean isFull(long nowMillis) {
        fill(nowMillis);
        return milliTokens == limit.burst() * MILLIS;
    }

    private void fill(long nowMillis) {
        long passed = nowMillis - filledAtMillis;
        if (passed <= 0) {
            return;
        }
        long full = limit.burst() * MILLIS;
        long millisToFull = ceilDiv(full - milliTokens, limit.perSecond());
        // A thousandth of a token times per-second is what one millisecond brings.
        milliTokens = passed >= millisToFull ? full : milliTokens + passed * limit.perSecond();
        filledAtMillis = nowMillis;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
