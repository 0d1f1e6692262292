package io.quoin.lab.crash;

import io.quoin.config.node.EntityType;
import io.quoin.lab.crash.History.Deed;
import io.quoin.lab.crash.History.Key;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entity type of a check: how its journals are replayed, and what its clients were told. Immutable; what one check finds in
 * its journals is gathered in a {@link Places}.
 */
final class CheckedType<S, C, E, M extends Payload> {
    private final EntityType<S, C, E, M, ?, ?> type;
    private final EntityCodecs<S, C, E> codecs;
    private final History<C> history;

    CheckedType(EntityType<S, C, E, M, ?, ?> type, EntityCodecs<S, C, E> codecs, History<C> history) {
        this.type = type;
        this.codecs = codecs;
        this.history = history;
    }

    String name() {
        return type.kind().type();
    }

    Books<S, M> books() {
        return type.kind().books();
    }

    /** Begins a check. */
    Places begin(Findings findings) {
        return new Places(findings);
    }

    /** Where the journals that one check has replayed have which command. */
    final class Places {
        private final Findings findings;
        private final Map<Key, List<Replay.Place>> places = new HashMap<>();

        private Places(Findings findings) {
            this.findings = findings;
        }

        /** Replays a journal, notes its commands, and adds what it holds to the value, if that is counted. */
        Replayed take(Address entity, List<RawRow> rows, @Nullable Fingerprint live, @Nullable Value value) {
            Replay<S, C, E, M> replay = Replay.of(entity, rows, type, codecs, live, findings);
            for (Replay.Place place : replay.commands()) {
                places.computeIfAbsent(new Key(entity.id(), place.ticket().id()), key -> new ArrayList<>(1))
                        .add(place);
            }
            return new Replayed(replay, value == null ? Map.of() : value.add(replay.state(), books()));
        }

        /** Holds everything that clients were told against it; nothing may be under way. */
        void judgeAll() {
            for (Deed<C> deed : history.deeds()) {
                judge(deed.order(), deed.told(), true);
            }
            places.forEach(this::requireKnown);
        }

        /** What clients of some entities were told so far. To be taken before their journals are read. */
        Map<Order<C>, List<Fate>> toldOf(Set<String> ids) {
            Map<Order<C>, List<Fate>> told = new HashMap<>();
            for (Deed<C> deed : history.deeds()) {
                if (ids.contains(deed.order().entity())) {
                    told.put(deed.order(), deed.told());
                }
            }
            return told;
        }

        /** Holds this against it, while everything goes on. */
        void judge(Map<Order<C>, List<Fate>> told) {
            told.forEach((order, fates) -> judge(order, fates, false));
            places.forEach(this::requireKnown);
        }

        private void requireKnown(Key key, List<Replay.Place> there) {
            if (there.size() > 1) {
                findings.add(Finding.Kind.DOUBLED, key + " stands in the live chain at " + heights(there));
            }
            if (!history.knows(key)) {
                findings.add(Finding.Kind.FOREIGN, key + " stands in the live chain at " + heights(there));
            }
        }

        private void judge(Order<C> order, List<Fate> told, boolean isOver) {
            String name = order.entity() + " " + order.id();
            if (told.isEmpty()) {
                if (isOver) {
                    findings.add(Finding.Kind.UNRESOLVED, name + " has no final fate");
                }
                return;
            }
            if (new HashSet<>(told).size() > 1) {
                findings.add(Finding.Kind.FORKED, name + " was answered with " + told);
            }
            List<Replay.Place> there = places.getOrDefault(new Key(order.entity(), order.id()), List.of());
            for (Fate fate : told) {
                if (fate instanceof Fate.Never) {
                    if (!there.isEmpty()) {
                        findings.add(Finding.Kind.APPEARED, name + " was to be never, and stands at " + heights(there));
                    }
                } else if (there.isEmpty()) {
                    findings.add(Finding.Kind.LOST, name + " was acknowledged as " + fate + " and is in no live block");
                } else if (there.stream().noneMatch(place -> agrees(order, fate, place))) {
                    findings.add(
                            Finding.Kind.CONTRADICTED,
                            name + " was acknowledged as " + fate + ", the live chain has it as " + there);
                }
            }
        }
    }

    /** A journal that was replayed, and the units by asset that its entity holds. */
    record Replayed(Replay<?, ?, ?, ?> replay, Map<String, Long> held) {}

    private static String heights(List<Replay.Place> places) {
        return places.stream().map(Replay.Place::height).toList().toString();
    }

    private boolean agrees(Order<C> order, Fate fate, Replay.Place place) {
        boolean isSameCommand = place.ticket().validUntilMillis() == order.validUntilMillis()
                && place.ticket()
                        .content()
                        .equals(ContentHash.of(codecs.commands().encode(order.command())));
        if (fate instanceof Fate.Applied applied) {
            return isSameCommand
                    && place.outcome() instanceof Outcome.Applied
                    && applied.height() == place.height()
                    && applied.index() == place.index()
                    && applied.hash().equals(place.hash());
        }
        return isSameCommand
                && fate instanceof Fate.Refused refused
                && place.outcome() instanceof Outcome.Refused outcome
                && refused.name().equals(outcome.name())
                && refused.height() == place.height()
                && refused.index() == place.index()
                && refused.hash().equals(place.hash());
    }
}
