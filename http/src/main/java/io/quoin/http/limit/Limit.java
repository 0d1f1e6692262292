package io.quoin.http.limit;

/**
 * How often something may be done.
 *
 * @param perSecond tokens that come back each second, 1 to 1,000,000
 * @param burst tokens that there are at most, 1 to 1,000,000
 */
public record Limit(long perSecond, long burst) {
    private static final long MAX = 1_000_000;

    public Limit {
        if (perSecond < 1 || perSecond > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException(
                    "a limit has per-second and burst of 1 to " + MAX + ", not " + perSecond + " and " + burst);
        }
    }
}
