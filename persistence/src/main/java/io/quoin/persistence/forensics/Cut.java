package io.quoin.persistence.forensics;

import io.quoin.persistence.forensics.Goal.Condition;
import io.quoin.persistence.forensics.Problem.Kind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.entity.EntityState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every entity at one height. The cut is causally closed if whatever one entity has taken has been sent by the other, and
 * whatever is confirmed to one has been taken by the other: only then can value in transit be counted. For example, if B was
 * read after it took a message that A, read earlier, has not sent yet, A must be read further.
 */
final class Cut {
    private final SortedMap<Address, EntitySummary> members = new TreeMap<>();

    void put(EntitySummary summary) {
        members.put(summary.entity(), summary);
    }

    @Nullable
    EntitySummary find(Address entity) {
        return members.get(entity);
    }

    Collection<EntitySummary> members() {
        return members.values();
    }

    /** Whether every journal could be replayed. */
    boolean isWhole() {
        return members.values().stream().allMatch(EntitySummary::isWhole);
    }

    /**
     * What is missing from the cut to be closed, by the entity whose journal must be replayed further.
     *
     * @param hopeless what has been looked for in vain
     */
    SortedMap<Address, Goal> goals(Set<Problem> hopeless) {
        SortedMap<Address, Goal> goals = new TreeMap<>();
        for (EntitySummary member : members.values()) {
            Address self = member.entity();
            ChannelEnds ends = member.ends();
            Asking asking = new Asking(goals, hopeless, self);
            ends.taken().forEach((from, floor) -> asking.hasSent(from, floor));
            ends.awaited().forEach((from, point) -> asking.hasSent(from, point));
            ends.pairsIn().forEach((from, pair) -> asking.hasSent(from, pair.height()));
            ends.sent()
                    .forEach((to, sent) ->
                            asking.hasTaken(to, new StreamFloor(sent.end().run(), sent.confirmed())));
            ends.pairsOut().forEach((to, pair) -> asking.hasTaken(to, pair.confirmedHeight()));
        }
        return goals;
    }

    /** Pairs of which the two ends say different things of the same height. */
    List<Problem> contradictions() {
        List<Problem> problems = new ArrayList<>();
        for (EntitySummary member : members.values()) {
            member.ends().pairsIn().forEach((from, taken) -> {
                EntitySummary sender = members.get(from);
                PairOut sent = sender == null ? null : sender.ends().pairsOut().get(member.entity());
                if (sender == null || !sender.isWhole() || sender.height() < taken.height()) {
                    return; // Said elsewhere.
                }
                if (sent == null
                        || sent.changedHeight() < taken.height()
                        || (sent.changedHeight() == taken.height()
                                && !sent.totals().equals(taken.totals()))) {
                    problems.add(new Problem(
                            Kind.PAIR_TOTALS_DIFFER,
                            member.entity().toString(),
                            "it has taken totals " + taken.totals() + " of " + from + " at height " + taken.height()
                                    + (sent == null
                                            ? ", which has none for it"
                                            : ", which has " + sent.totals() + " as of height "
                                                    + sent.changedHeight())));
                }
            });
        }
        return problems;
    }

    /** One entity asking others for what it knows of them. */
    private final class Asking {
        private final SortedMap<Address, Goal> goals;
        private final Set<Problem> hopeless;
        private final Address self;

        Asking(SortedMap<Address, Goal> goals, Set<Problem> hopeless, Address self) {
            this.goals = goals;
            this.hopeless = hopeless;
            this.self = self;
        }

        void hasSent(Address from, StreamFloor point) {
            EntitySummary sender = members.get(from);
            if (sender == null || !sender.ends().sentTo(self).end().hasReached(point)) {
                String sentence = "its message " + name(point) + " to " + self
                        + " has arrived there (or is said to be sent), but its live chain never sent it";
                ask(
                        from,
                        Kind.TAKEN_BUT_NEVER_SENT,
                        sentence,
                        state -> state.channels().sentTo(self).hasReached(point));
            }
        }

        void hasSent(Address from, long pairHeight) {
            EntitySummary sender = members.get(from);
            if (sender == null || sender.height() < pairHeight) {
                String sentence = "its pair totals of height " + pairHeight + " have arrived at " + self
                        + ", but its live chain does not reach that height";
                ask(from, Kind.TAKEN_BUT_NEVER_SENT, sentence, state -> state.height() >= pairHeight);
            }
        }

        void hasTaken(Address to, StreamFloor confirmed) {
            EntitySummary receiver = members.get(to);
            if (confirmed.sequence() > 0
                    && (receiver == null || !receiver.ends().takenFrom(self).hasReached(confirmed))) {
                String sentence = self + " holds a confirmation of message " + name(confirmed)
                        + " to it, but its live chain never took that message";
                ask(
                        to,
                        Kind.CONFIRMED_BUT_NEVER_TAKEN,
                        sentence,
                        state -> state.channels().floor(self).hasReached(confirmed));
            }
        }

        void hasTaken(Address to, long confirmedHeight) {
            EntitySummary receiver = members.get(to);
            if (confirmedHeight > 0
                    && (receiver == null || receiver.ends().pairFrom(self).height() < confirmedHeight)) {
                String sentence = self + " holds a confirmation of its pair totals of height " + confirmedHeight
                        + ", but the live chain here never took them";
                ask(
                        to,
                        Kind.CONFIRMED_BUT_NEVER_TAKEN,
                        sentence,
                        state -> state.channels().pairIn(self).height() >= confirmedHeight);
            }
        }

        private void ask(Address whom, Kind kind, String sentence, Predicate<EntityState<?>> isMet) {
            EntitySummary asked = members.get(whom);
            Problem unmet = new Problem(kind, whom.toString(), sentence);
            if ((asked == null || asked.isWhole()) && !hopeless.contains(unmet)) {
                goals.computeIfAbsent(whom, entity -> new Goal()).add(new Condition(unmet, isMet));
            }
        }

        private static String name(StreamFloor point) {
            return point.run() + "." + point.sequence();
        }
    }
}
