package io.quoin.protocol.price;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How often a board gave which answer since its node started. Immutable. */
public final class PriceCounters {
    /** The counters of a board that has answered nothing yet. */
    public static final PriceCounters ZERO = new PriceCounters(0, 0, new long[PriceRefusal.values().length]);

    private final long newer;
    private final long renewed;
    private final long[] refused;

    private PriceCounters(long newer, long renewed, long[] refused) {
        this.newer = newer;
        this.renewed = renewed;
        this.refused = refused;
    }

    /** These counters and one more answer. */
    public PriceCounters and(Admission answer) {
        return answer.fold(new Admission.Cases<>() {
            @Override
            public PriceCounters newer(Admission.Newer admission) {
                return new PriceCounters(newer + 1, renewed, refused);
            }

            @Override
            public PriceCounters renewed(Admission.Renewed admission) {
                return new PriceCounters(newer, renewed + 1, refused);
            }

            @Override
            public PriceCounters refused(Admission.Refused admission) {
                long[] more = refused.clone();
                more[admission.rule().ordinal()]++;
                return new PriceCounters(newer, renewed, more);
            }
        });
    }

    /** Rounds that were newer than what the board had. */
    public long newer() {
        return newer;
    }

    /** Rounds that the board had already. */
    public long renewed() {
        return renewed;
    }

    /** Rounds that were refused by this name. */
    public long refused(PriceRefusal rule) {
        return refused[rule.ordinal()];
    }

    /** The names by which at least one round was refused, in judging order, and how many. */
    public Map<PriceRefusal, Long> refusals() {
        Map<PriceRefusal, Long> refusals = new EnumMap<>(PriceRefusal.class);
        for (PriceRefusal rule : PriceRefusal.values()) {
            if (refused(rule) > 0) {
                refusals.put(rule, refused(rule));
            }
        }
        return Collections.unmodifiableMap(refusals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceCounters that
                && newer == that.newer
                && renewed == that.renewed
                && Arrays.equals(refused, that.refused);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(newer) + 31 * (Long.hashCode(renewed) + 31 * Arrays.hashCode(refused));
    }

    @Override
    public String toString() {
        return newer + " newer, " + renewed + " renewed, refused " + refusals();
    }
}
