package io.quoin.lab.crash;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.port.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what clients were told against what the journals say: every acknowledged command stands in the live chain exactly
 * once, where and as it was acknowledged; what will never be is nowhere; nothing else is there; every chain holds from zero;
 * live states are what their journals replay to; and value is conserved to the unit, over entities of all types together.
 */
final class CrashCheck {
    private final SortedMap<String, CheckedType<?, ?, ?, ?>> types = new TreeMap<>();
    private final Map<String, Books<?, ?>> books = new HashMap<>();

    CrashCheck(CheckedType<?, ?, ?, ?>... types) {
        for (CheckedType<?, ?, ?, ?> type : types) {
            this.types.put(type.name(), type);
            books.put(type.name(), type.books());
        }
    }

    /**
     * Checks everything. Nothing may be under way.
     *
     * @param live what live entities said of themselves before; those that are not in it are not compared
     */
    CrashResult check(Journals journals, Map<Address, Fingerprint> live) {
        Findings findings = new Findings();
        CrashResult.Counts counts = new CrashResult.Counts();
        Value value = new Value(books);
        SortedMap<Address, Map<String, Long>> held = new TreeMap<>();
        SortedMap<Address, EntityState<?>> states = new TreeMap<>();
        SortedMap<Address, Tape> tapes = new TreeMap<>();
        List<Address> unconfirmed = new ArrayList<>();
        SortedMap<String, CheckedType<?, ?, ?, ?>.Places> places = new TreeMap<>();
        types.forEach((name, type) -> places.put(name, type.begin(findings)));
        for (Address entity : journals.entities()) {
            CheckedType<?, ?, ?, ?>.Places ofType = places.get(entity.type());
            if (ofType == null) {
                findings.add(Finding.Kind.BROKEN, entity + " has a journal, and is of no type that is known");
                continue;
            }
            CheckedType.Replayed replayed = ofType.take(entity, journals.rows(entity), live.get(entity), value);
            EntityState<?> state = replayed.replay().state();
            counts.add(replayed.replay());
            held.put(entity, replayed.held());
            states.put(entity, state);
            tapes.put(entity, replayed.replay().tape());
            if (state.channels().hasInTransit()) {
                unconfirmed.add(entity);
            }
        }
        for (Address entity : live.keySet()) {
            if (!held.containsKey(entity)) {
                findings.add(Finding.Kind.BROKEN, entity + " is live and has no journal");
            }
        }
        places.values().forEach(CheckedType.Places::judgeAll);
        value.sums().forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                findings.add(Finding.Kind.NOT_CONSERVED, asset + " sums up to " + sum + " units, not to 0");
            }
        });
        return new CrashResult(findings, counts, held, value.inTransit(), unconfirmed, states, tapes);
    }

    /** Checks what was told so far of commands to these entities, while everything goes on. */
    Findings glance(Journals journals, Collection<Address> entities) {
        Findings findings = new Findings();
        types.values().forEach(type -> glance(type, journals, entities, findings));
        return findings;
    }

    private static <S, C, E, M extends Payload> void glance(
            CheckedType<S, C, E, M> type, Journals journals, Collection<Address> entities, Findings findings) {
        Set<String> ids = entities.stream()
                .filter(entity -> entity.type().equals(type.name()))
                .map(Address::id)
                .collect(Collectors.toSet());
        CheckedType<S, C, E, M>.Places places = type.begin(findings);
        Map<Order<C>, List<Fate>> told = places.toldOf(ids);
        for (Address entity : journals.entities()) {
            if (entity.type().equals(type.name()) && ids.contains(entity.id())) {
                places.take(entity, journals.rows(entity), null, null);
            }
        }
        places.judge(told);
    }
}
