package io.quoin.actors.shell;

import io.quoin.protocol.channel.PairKind;

/**
 * How long a pair rests between two of its messages. Grows with the number of pairs of its sender that have something to
 * say, so that all of them together say at most so much a second, until no pair may rest longer.
 *
 * <p>For example, with at most 2,000 messages a second 40 pairs rest 20 ms, 100 pairs 50 ms, and 400 or more 200 ms.
 *
 * @param minMillis the shortest rest of a settlement pair, 1 or more
 * @param maxMillis its longest rest, not shorter: beyond it, lag would matter more than load
 * @param messagesPerSecondMax what all pairs of one sender may say in a second, as long as none rests longer for it
 */
public record PairSpacing(long minMillis, long maxMillis, int messagesPerSecondMax) {
    private static final long MILLIS_PER_SECOND = 1_000;

    public PairSpacing {
        if (minMillis < 1 || maxMillis < minMillis || messagesPerSecondMax < 1) {
            throw new IllegalArgumentException("pairs cannot rest " + minMillis + " to " + maxMillis + " ms for "
                    + messagesPerSecondMax + " messages a second");
        }
    }

    /** The rest of a pair of this kind while so many pairs of its sender have something to say, milliseconds. */
    long millis(PairKind kind, int pairs) {
        if (kind == PairKind.SWEEP) {
            return kind.spacingMillis();
        }
        long shared = (pairs * MILLIS_PER_SECOND + messagesPerSecondMax - 1) / messagesPerSecondMax;
        return Math.max(minMillis, Math.min(maxMillis, shared));
    }
}
