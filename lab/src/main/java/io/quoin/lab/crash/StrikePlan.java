package io.quoin.lab.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is struck when, all of it from a seed: each blow, how many new acknowledgements come before it, and how long the
 * second kill of a blow waits after the first.
 */
final class StrikePlan {
    private static final int ACKNOWLEDGED_BEFORE_MAX = 120;
    private static final int ORDERS_BEFORE_MAX = 40;

    /** One blow of so many does not wait until markets are traded in again. */
    private static final int HASTY_ONE_OF = 4;

    private static final int PAUSE_MILLIS_MAX = 2_000;

    /** The blow that kills most for one recovery comes more often than the others: that many times more in each round. */
    private static final int BOTH_AND_AGAIN_MORE = 6;

    /**
     * One blow with its times.
     *
     * @param acknowledgedBefore new acknowledgements since the blow before: 1 strikes while most entities still recover
     * @param ordersBefore commands that markets have applied since the blow before, 0 if it does not matter
     * @param pauseMillis from the first kill, or the start after it, to the second kill
     */
    record Blow(Strike strike, int acknowledgedBefore, int ordersBefore, int pauseMillis) {}

    private StrikePlan() {}

    /** A plan that kills the node and Cassandra that often each; 20 is one round, with every kind of blow in it. */
    static List<Blow> of(long seed, int kills) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Strike> strikes = new ArrayList<>();
        int nodeKills = 0;
        int cassandraKills = 0;
        while (nodeKills < kills || cassandraKills < kills) {
            for (Strike strike : shuffled(random)) {
                if (nodeKills + strike.nodeKills() <= kills && cassandraKills + strike.cassandraKills() <= kills) {
                    strikes.add(strike);
                    nodeKills += strike.nodeKills();
                    cassandraKills += strike.cassandraKills();
                }
            }
        }
        List<Blow> blows = new ArrayList<>(strikes.size());
        for (Strike strike : strikes) {
            boolean isHasty = random.nextInt(HASTY_ONE_OF) == 0;
            blows.add(new Blow(
                    strike,
                    1 + random.nextInt(ACKNOWLEDGED_BEFORE_MAX),
                    isHasty ? 0 : 1 + random.nextInt(ORDERS_BEFORE_MAX),
                    random.nextInt(PAUSE_MILLIS_MAX)));
        }
        return blows;
    }

    private static List<Strike> shuffled(SplittableRandom random) {
        List<Strike> all = new ArrayList<>(List.of(Strike.values()));
        all.addAll(Collections.nCopies(BOTH_AND_AGAIN_MORE, Strike.BOTH_AND_AGAIN));
        for (int i = all.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Strike other = all.get(i);
            all.set(i, all.get(j));
            all.set(j, other);
        }
        return all;
    }
}
