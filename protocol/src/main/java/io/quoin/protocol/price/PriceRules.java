package io.quoin.protocol.price;

import io.quoin.protocol.port.PriceSignatures;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which prices come onto the board of a node. Pure: the same board, price and time give the same answer.
 *
 * <p>{@link #admit} asks who answers for a price, {@link #take} what the board itself requires of any round, whoever
 * answers for it. Of two rules that a price breaks, the one that stands first in {@link PriceRefusal} is named.
 *
 * @param environment the name of this deployment, which every signature must be over
 * @param publishers whose signatures count
 */
public record PriceRules(
        String environment, SortedSet<PublisherKey> publishers, PriceLimits limits, PriceSignatures signatures) {
    public PriceRules {
        publishers = Collections.unmodifiableSortedSet(new TreeSet<>(publishers));
    }

    /** Judges a signed price. */
    public Admission admit(PriceBoard board, SignedPrice price, BoardTime now) {
        if (!publishers.contains(price.publisher())) {
            return refuse(PriceRefusal.UNKNOWN_PUBLISHER, price.publisher() + " is no publisher");
        }
        if (!signatures.isSignedBy(price.publisher(), price.signedBytes(environment), price.signature())) {
            return refuse(PriceRefusal.BAD_SIGNATURE, price.round() + " is not signed by " + price.publisher());
        }
        return take(board, price.round(), now);
    }

    /** Judges a round for which somebody answers already. */
    public Admission take(PriceBoard board, AdmittedRound round, BoardTime now) {
        Admission.Refused refused = unfit(round, now);
        if (refused != null) {
            return refused;
        }
        BoardEntry held = board.entry(round.underlying());
        if (held == null) {
            return new Admission.Newer(board.with(BoardEntry.of(round, RoundMemory.beginning(round), now)));
        }
        if (round.round() < held.round().round()) {
            return refuse(PriceRefusal.OLD_ROUND, round + "; the board has " + held.round());
        }
        if (round.equals(held.round())) {
            return new Admission.Renewed(board.with(held.renewed(now)));
        }
        if (round.round() == held.round().round()) {
            return refuse(PriceRefusal.ROUND_TAKEN_BY_DIFFERENT_PRICE, round + "; the board has " + held.round());
        }
        return new Admission.Newer(board.with(BoardEntry.of(round, memory(held, round, now), now)));
    }

    /** What is wrong with the round whatever the board has, or null. */
    private Admission.@Nullable Refused unfit(AdmittedRound round, BoardTime now) {
        Integer scale = limits.scales().get(round.underlying());
        if (scale == null) {
            return refuse(PriceRefusal.UNKNOWN_UNDERLYING, round.underlying() + " has no price scale");
        }
        if (round.price().scale() != scale) {
            return refuse(
                    PriceRefusal.SCALE_MISMATCH,
                    round.underlying() + " has price scale " + scale + ", not "
                            + round.price().scale());
        }
        if (!round.price().isPositive()) {
            return refuse(PriceRefusal.PRICE_NOT_POSITIVE, round.toString());
        }
        if (limits.isAhead(round.timeMillis(), now)) {
            return refuse(
                    PriceRefusal.FROM_THE_FUTURE, round + " is of " + round.timeMillis() + ", now " + now.wallMillis());
        }
        if (limits.isTooOld(round.timeMillis(), now)) {
            return refuse(
                    PriceRefusal.ROUND_TOO_OLD, round + " is of " + round.timeMillis() + ", now " + now.wallMillis());
        }
        return null;
    }

    /** While its entry lapsed, a node may have missed rounds: then its memory begins anew. */
    private RoundMemory memory(BoardEntry held, AdmittedRound newer, BoardTime now) {
        return limits.isLapsed(held.receivedSteadyMillis(), now)
                ? RoundMemory.beginning(newer)
                : held.memory().with(newer, limits.memoryRounds());
    }

    private static Admission.Refused refuse(PriceRefusal rule, String detail) {
        return new Admission.Refused(rule, detail);
    }
}
