package io.quoin.protocol.price;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest rounds of one underlying with their prices, a limited number of them. Immutable.
 *
 * <p>It remembers an unbroken time: whoever may have missed rounds begins a new one, so that what is said of the rounds
 * since one of them leaves none out that this node could have known.
 */
final class RoundMemory {
    private final long[] rounds; // rising
    private final long[] prices;

    private RoundMemory(long[] rounds, long[] prices) {
        this.rounds = rounds;
        this.prices = prices;
    }

    /** The memory that begins with this round. */
    static RoundMemory beginning(AdmittedRound round) {
        return new RoundMemory(
                new long[] {round.round()}, new long[] {round.price().units()});
    }

    /** This memory and a newer round; the oldest is forgotten if there would be more than so many. */
    RoundMemory with(AdmittedRound newer, int roundsMax) {
        int kept = Math.min(rounds.length, roundsMax - 1);
        return new RoundMemory(
                append(rounds, kept, newer.round()),
                append(prices, kept, newer.price().units()));
    }

    /** The lowest and highest price since this round; null if it is older than all remembered, or newer. */
    @Nullable
    RoundRange since(long round) {
        if (round < rounds[0] || round > rounds[rounds.length - 1]) {
            return null;
        }
        int lowest = rounds.length - 1;
        int highest = lowest;
        for (int i = lowest - 1; i >= 0 && rounds[i] >= round; i--) {
            lowest = prices[i] < prices[lowest] ? i : lowest;
            highest = prices[i] > prices[highest] ? i : highest;
        }
        return new RoundRange(rounds[lowest], prices[lowest], rounds[highest], prices[highest]);
    }

    private static long[] append(long[] values, int kept, long last) {
        long[] more = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
        more[kept] = last;
        return more;
    }
}
