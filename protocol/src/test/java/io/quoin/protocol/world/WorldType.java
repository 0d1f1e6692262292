package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.SealedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/** The entities of one type, as far as they are durable: their journals, and the states that these come to. */
final class WorldType<S, C, E, M extends Payload> {
    /** From about how many places of a journal it is replayed. */
    private static final int SNAPSHOTS = 3;

    private final EntityKind<S, C, E, M, ?, ?> kind;
    private final TreeMap<Address, List<SealedBlock<E>>> journals = new TreeMap<>();
    private final TreeMap<Address, EntityState<S>> states = new TreeMap<>();
    private Function<? super S, ?> told = String::valueOf;

    WorldType(EntityKind<S, C, E, M, ?, ?> kind) {
        this.kind = kind;
    }

    EntityKind<S, C, E, M, ?, ?> kind() {
        return kind;
    }

    EntityRules<S, C, E, M> rules() {
        return kind.rules();
    }

    /** How a state is told, if its own text does not say all of it. */
    void tell(Function<? super S, ?> words) {
        told = words;
    }

    String text(EntityState<S> state) {
        return StateText.of(state, told);
    }

    SortedMap<Address, List<SealedBlock<E>>> journals() {
        return journals;
    }

    /** The states of all entities that ever wrote, block by block. */
    SortedMap<Address, EntityState<S>> states() {
        return states;
    }

    EntityState<S> state(Address entity) {
        EntityState<S> state = states.get(entity);
        return state == null ? rules().initial(entity) : state;
    }

    void write(Address entity, SealedBlock<E> block) {
        journals.computeIfAbsent(entity, self -> new ArrayList<>()).add(block);
        rules().apply(states.computeIfAbsent(entity, rules()::initial), block);
    }

    /** The state that the journal of this entity comes to, from zero. */
    EntityState<S> replay(Address entity) {
        EntityState<S> state = rules().initial(entity);
        journals.getOrDefault(entity, List.of()).forEach(block -> rules().apply(state, block));
        return state;
    }

    /** The states that the journal of this entity comes to from copies of what it came to on the way. */
    List<EntityState<S>> replaysFromSnapshots(Address entity, Function<? super S, ? extends S> copied) {
        List<SealedBlock<E>> journal = journals.getOrDefault(entity, List.of());
        List<EntityState<S>> replays = new ArrayList<>();
        EntityState<S> state = rules().initial(entity);
        for (int at = 0; at < journal.size(); at++) {
            if (at % Math.max(1, journal.size() / SNAPSHOTS) == 0) {
                EntityState<S> replay = copy(state, copied);
                journal.subList(at, journal.size()).forEach(block -> rules().apply(replay, block));
                replays.add(replay);
            }
            rules().apply(state, journal.get(at));
        }
        return replays;
    }

    private static <S> EntityState<S> copy(EntityState<S> state, Function<? super S, ? extends S> copied) {
        LiveIds ids = new LiveIds();
        state.liveIds().sorted().forEach(ids::keep);
        state.liveIds().hashes().forEach(ids::seal);
        Channels channels = state.channels();
        return new EntityState<>(
                state.self(),
                state.height(),
                state.head(),
                state.incarnation(),
                state.engineTimeMillis(),
                ids,
                Channels.restore(
                        state.self(),
                        channels.lastSequence(),
                        channels.streamsOut(),
                        channels.floors(),
                        channels.awaited(),
                        channels.pairsOut(),
                        channels.pairsIn()),
                copied.apply(state.domain()));
    }

    // ---- value ------------------------------------------------------------------------------------------------------

    void held(ObjLongConsumer<String> units) {
        states.values().forEach(state -> kind.books().held(state.domain(), units));
    }

    void carried(Payload payload, ObjLongConsumer<String> units) {
        @SuppressWarnings("unchecked") // What is on a stream to this type is a message of this type.
        M message = (M) payload;
        kind.books().carried(message, units);
    }

    void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
        kind.books().moved(from, to, totals, units);
    }
}
