package io.quoin.protocol.price;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a board requires of a round, and how long a round counts.
 *
 * @param entryLifeMillis how long after its last receipt an entry lives, by the receiver's own clock
 * @param roundAgeMaxMillis how far back the time of a live round may lie
 * @param aheadMaxMillis how far ahead of the receiver's clock the time of a round may lie
 * @param memoryRounds rounds of each underlying that a board remembers, the latest included; 1 or more
 * @param scales the price scale of each underlying; an underlying that is none of these has no price
 */
public record PriceLimits(
        long entryLifeMillis,
        long roundAgeMaxMillis,
        long aheadMaxMillis,
        int memoryRounds,
        SortedMap<String, Integer> scales) {
    public PriceLimits {
        if (memoryRounds < 1) {
            throw new IllegalArgumentException("a board remembers at least one round, not " + memoryRounds);
        }
        scales = Collections.unmodifiableSortedMap(new TreeMap<>(scales));
    }

    /** Whether a round of this time is ahead of the clock by more than it may be. */
    boolean isAhead(long roundMillis, BoardTime now) {
        return roundMillis - now.wallMillis() > aheadMaxMillis;
    }

    /** Whether a round of this time lies further back than it may. */
    boolean isTooOld(long roundMillis, BoardTime now) {
        return now.wallMillis() - roundMillis > roundAgeMaxMillis;
    }

    /** Whether what was received then has not been renewed for longer than an entry lives. */
    boolean isLapsed(long receivedSteadyMillis, BoardTime now) {
        return now.steadyMillis() - receivedSteadyMillis >= entryLifeMillis;
    }
}
