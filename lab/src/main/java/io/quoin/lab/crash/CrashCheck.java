package io.quoin.lab.crash;

import io.quoin.config.node.EntityType;
import io.quoin.lab.crash.History.Deed;
import io.quoin.lab.crash.History.Key;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds what clients were told against what the journals say: every acknowledged command stands in the live chain exactly
 * once, where and as it was acknowledged; what will never be is nowhere; nothing else is there; every chain holds from zero;
 * live states are what their journals replay to; and value is conserved to the unit.
 */
final class CrashCheck<S, C, E, M extends Payload> {
    private final EntityType<S, C, E, M, ?, ?> type;
    private final EntityCodecs<S, C, E> codecs;

    CrashCheck(EntityType<S, C, E, M, ?, ?> type, EntityCodecs<S, C, E> codecs) {
        this.type = type;
        this.codecs = codecs;
    }

    /**
     * Checks everything. Nothing may be under way.
     *
     * @param live what live entities said of themselves before; those that are not in it are not compared
     */
    CrashResult<S> check(Journals journals, History<C> history, Map<Address, Fingerprint> live) {
        Findings findings = new Findings();
        Map<Key, List<Replay.Place>> places = new HashMap<>();
        CrashResult.Counts counts = new CrashResult.Counts();
        Value<S, M> value = new Value<>(type.kind().type(), type.kind().books());
        SortedMap<Address, Map<String, Long>> held = new TreeMap<>();
        List<Address> unconfirmed = new ArrayList<>();
        for (Address entity : journals.entities()) {
            Replay<S, C, E, M> replay =
                    Replay.of(entity, journals.rows(entity), type, codecs, live.get(entity), findings);
            index(replay, places);
            counts.add(replay);
            held.put(entity, value.add(replay.state()));
            if (replay.state().channels().hasInTransit()) {
                unconfirmed.add(entity);
            }
        }
        for (Address entity : live.keySet()) {
            if (!held.containsKey(entity)) {
                findings.add(Finding.Kind.BROKEN, entity + " is live and has no journal");
            }
        }
        for (Deed<C> deed : history.deeds()) {
            judge(deed.order(), deed.told(), places, true, findings);
        }
        places.forEach((key, there) -> requireKnown(key, there, history, findings));
        value.sums().forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                findings.add(Finding.Kind.NOT_CONSERVED, asset + " sums up to " + sum + " units, not to 0");
            }
        });
        return new CrashResult<>(findings, counts, held, value.inTransit(), unconfirmed);
    }

    /** Checks what was told so far of commands to these entities, while everything goes on. */
    Findings glance(Journals journals, History<C> history, Collection<Address> entities) {
        Findings findings = new Findings();
        Set<String> ids = new HashSet<>();
        entities.forEach(entity -> ids.add(entity.id()));
        Map<Order<C>, List<Fate>> told = new HashMap<>();
        for (Deed<C> deed : history.deeds()) {
            if (ids.contains(deed.order().entity())) {
                told.put(deed.order(), deed.told());
            }
        }
        Map<Key, List<Replay.Place>> places = new HashMap<>();
        for (Address entity : journals.entities()) {
            if (ids.contains(entity.id())) {
                index(Replay.of(entity, journals.rows(entity), type, codecs, null, findings), places);
            }
        }
        told.forEach((order, fates) -> judge(order, fates, places, false, findings));
        places.forEach((key, there) -> requireKnown(key, there, history, findings));
        return findings;
    }

    private static void index(Replay<?, ?, ?, ?> replay, Map<Key, List<Replay.Place>> places) {
        for (Replay.Place place : replay.commands()) {
            places.computeIfAbsent(new Key(replay.entity().id(), place.ticket().id()), key -> new ArrayList<>(1))
                    .add(place);
        }
    }

    private void requireKnown(Key key, List<Replay.Place> there, History<C> history, Findings findings) {
        if (there.size() > 1) {
            findings.add(Finding.Kind.DOUBLED, key + " stands in the live chain at " + heights(there));
        }
        if (!history.knows(key)) {
            findings.add(Finding.Kind.FOREIGN, key + " stands in the live chain at " + heights(there));
        }
    }

    private static String heights(List<Replay.Place> places) {
        return places.stream().map(Replay.Place::height).toList().toString();
    }

    private void judge(
            Order<C> order, List<Fate> told, Map<Key, List<Replay.Place>> places, boolean isOver, Findings findings) {
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
