package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.roster.RosterRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Entities of one or more types, their journals, the roster, the network between them, the prices they hear of and their
 * clients. What is durable (journals, roster) survives everything; the rest is lost when its owner crashes. Every message may
 * be lost, doubled, delayed and overtaken: it lies there until a step says what becomes of it.
 *
 * <p>After every step {@link WorldAudit} looks at what is durable.
 *
 * @param <C> what clients ask entities for, of whatever type; each is only asked for what its type understands
 */
public final class World<C> {
    /** How many rounds {@link #settle} may take: each one delivers everything and lets a second pass. */
    private static final int ROUNDS_MAX = 100;

    private static final long ROUND_MILLIS = 1_000;
    private static final long EPOCH = 1;

    private final Plant plant;
    private final TreeMap<String, WorldType<?, ?, ?, ?>> types = new TreeMap<>();
    private final WorldAudit audit;
    private final List<RosterRow> roster = new ArrayList<>();
    private final TreeMap<Address, WorldEntity<?, ?, ?, ?>> awake = new TreeMap<>();
    private final WorldNetwork network;
    private final List<Submitted<C>> submitted = new ArrayList<>();
    private final List<Long> prices = new ArrayList<>();
    private long clockMillis = 1_000_000;
    private long starts;

    /** A world of entities of these types, with this mistake. */
    @SafeVarargs
    public World(Plant plant, EntityKind<?, ? extends C, ?, ?, ?, ?>... kinds) {
        this.plant = plant;
        this.network = new WorldNetwork(plant);
        for (EntityKind<?, ? extends C, ?, ?, ?, ?> kind : kinds) {
            types.put(kind.type(), new WorldType<>(kind));
        }
        this.audit = new WorldAudit(types, prices);
    }

    /** Says how states of this type are told where they are compared, if their own text does not say all of it. */
    public <S> void tell(EntityKind<S, ?, ?, ?, ?, ?> kind, Function<? super S, ?> words) {
        typeOf(kind).tell(words);
    }

    // ---- clients ----------------------------------------------------------------------------------------------------

    /** Hands in a new command of an entity's own account, valid for so long. */
    public Submitted<C> submit(Address entity, C command, long validForMillis) {
        return submit(entity.id(), entity, command, validForMillis);
    }

    /** Hands in a new command on behalf of this account, valid for so long. */
    public Submitted<C> submit(String account, Address entity, C command, long validForMillis) {
        CommandId id = new CommandId(account, "c" + submitted.size());
        return submit(new Submitted<>(entity, new Ticket(id, clockMillis + validForMillis, hash(command)), command));
    }

    /** Hands in an earlier command once more, as it was. */
    public void repeat(int which) {
        if (!submitted.isEmpty()) {
            Submitted<C> earlier = submitted.get(which % submitted.size());
            entity(earlier.entity()).take(earlier);
        }
    }

    /** Hands in another command under the id of an earlier one, if its entity understands it. */
    public void forge(int which, Address entity, C command) {
        if (!submitted.isEmpty()) {
            Submitted<C> earlier = submitted.get(which % submitted.size());
            if (earlier.entity().type().equals(entity.type())) {
                Ticket ticket =
                        new Ticket(earlier.ticket().id(), earlier.ticket().validUntilMillis(), hash(command));
                submit(new Submitted<>(earlier.entity(), ticket, command));
            }
        }
    }

    private Submitted<C> submit(Submitted<C> asked) {
        submitted.add(asked);
        entity(asked.entity()).take(asked);
        return asked;
    }

    private ContentHash hash(C command) {
        return ContentHash.of(String.valueOf(command).getBytes(StandardCharsets.UTF_8));
    }

    void answered(Submitted<?> asked, Verdict verdict) {
        audit.answered(asked, verdict);
    }

    /** The answer to this command, or null if none came. */
    public @Nullable Verdict answer(Submitted<C> asked) {
        return audit.answer(asked);
    }

    /** The rules by which commands were ever not decided. */
    public Set<CommandRefusal> undecided() {
        return audit.undecided();
    }

    /** How often a command was answered that had been answered before. */
    public int repeats() {
        return audit.repeats();
    }

    // ---- entities ---------------------------------------------------------------------------------------------------

    /** Lets the chosen one of the entities that have something to do take one step. */
    public void run(int which, boolean releaseFirst) {
        List<WorldEntity<?, ?, ?, ?>> busy =
                awake.values().stream().filter(WorldEntity::isBusy).toList();
        if (!busy.isEmpty()) {
            busy.get(which % busy.size()).step(releaseFirst);
        }
    }

    /** Lets each entity but this one take a step, and the oldest message that is not for it arrive. */
    public void runWithout(Address slow) {
        new ArrayList<>(awake.values())
                .stream()
                        .filter(entity -> !entity.self().equals(slow) && entity.isBusy())
                        .forEach(entity -> entity.step(false));
        ChannelMessage message = network.oldestNotFor(slow);
        if (message != null) {
            entity(message.to()).take(message);
        }
    }

    /** Lets the chosen one of the awake entities send again what was not confirmed. */
    public void sendAgain(int which) {
        if (!awake.isEmpty()) {
            entity(chosen(which)).sendAgain();
        }
    }

    /** Puts the chosen one of the awake entities to sleep, if it owes nothing. */
    public void passivate(int which) {
        if (!awake.isEmpty() && entity(chosen(which)).mayPassivate()) {
            Address address = chosen(which);
            leave(address, entity(address).incarnation());
            awake.remove(address);
        }
    }

    /** Kills the chosen one of the awake entities. */
    public void crash(int which, boolean writeLanded) {
        if (!awake.isEmpty()) {
            Address address = chosen(which);
            entity(address).crash(writeLanded);
            awake.remove(address);
        }
    }

    /** Kills everything: all entities, and all messages on their way. */
    public void crashAll(boolean writesLanded) {
        awake.values().forEach(entity -> entity.crash(writesLanded));
        awake.clear();
        network.clear();
    }

    /** Wakes whom the roster names. */
    public void wakeRoster() {
        new TreeSet<>(roster.stream().map(RosterRow::entity).toList()).forEach(this::entity);
    }

    private WorldEntity<?, ?, ?, ?> entity(Address address) {
        WorldEntity<?, ?, ?, ?> entity = awake.get(address);
        if (entity == null) {
            starts++;
            entity = woken(type(address.type()), address);
            awake.put(address, entity);
        }
        return entity;
    }

    private <S, D, E, M extends Payload> WorldEntity<S, D, E, M> woken(WorldType<S, D, E, M> type, Address address) {
        return new WorldEntity<>(this, type, address, new Incarnation(EPOCH, starts));
    }

    private Address chosen(int which) {
        return List.copyOf(awake.keySet()).get(which % awake.size());
    }

    // ---- the network ------------------------------------------------------------------------------------------------

    /** Delivers the chosen one of the messages on their way; a doubled one is delivered and stays. */
    public void deliver(int which, boolean doubled) {
        if (!network.isEmpty()) {
            ChannelMessage message = network.arriving(which, doubled);
            entity(message.to()).take(message);
        }
    }

    /** Delivers the newest of the messages on their way. */
    public void deliverNewest() {
        if (!network.isEmpty()) {
            deliver(network.size() - 1, false);
        }
    }

    /** Loses the chosen one of the messages on their way. */
    public void lose(int which) {
        if (!network.isEmpty()) {
            network.lose(which);
        }
    }

    void post(ChannelMessage message) {
        audit.posted(message);
        network.post(message);
    }

    // ---- prices -----------------------------------------------------------------------------------------------------

    /** Admits the next round of the one underlying, which has whatever name an entity asks for. */
    public void admit(long price) {
        prices.add(price);
    }

    /** Lets the chosen one of the awake entities hear of the newest round, or of one so many before it. */
    public void hear(int which, int behind) {
        if (!awake.isEmpty()) {
            entity(chosen(which)).hear(behind);
        }
    }

    /** Lets all awake entities hear of the newest round. */
    public void hearAll() {
        awake.values().forEach(entity -> entity.hear(0));
    }

    WorldBoard newBoard() {
        return new WorldBoard(prices, this::clockMillis);
    }

    // ---- time -------------------------------------------------------------------------------------------------------

    /** Lets time pass. The clock of a node may also be behind that of the one before it: then it falls. */
    public void pass(long millis) {
        clockMillis += millis;
    }

    /** The clock that entities start their blocks by. */
    public long clockMillis() {
        return clockMillis;
    }

    /**
     * Lets everything come to rest: from now on nothing is lost and nobody crashes, but only those wake whom the roster
     * names or somebody talks to. Then nobody may wait for anything any more.
     */
    public void settle() {
        for (int round = 0; round < ROUNDS_MAX && !isAtRest(); round++) {
            wakeRoster();
            awake.values().forEach(WorldEntity::sendAgain);
            do {
                while (!network.isEmpty()) {
                    deliver(0, false);
                }
                new ArrayList<>(awake.values()).forEach(entity -> entity.step(false));
            } while (!network.isEmpty() || awake.values().stream().anyMatch(WorldEntity::isBusy));
            pass(ROUND_MILLIS);
            audit.check();
        }
        audit.checkAtRest();
        awake.forEach((address, entity) -> {
            if (entity.isAwaited()) {
                throw new AssertionError(address + " never answers a command that it has parked");
            }
        });
    }

    private boolean isAtRest() {
        return network.isEmpty()
                && awake.values().stream().noneMatch(entity -> entity.isBusy() || entity.isAwaited())
                && audit.isAtRest();
    }

    // ---- what is durable --------------------------------------------------------------------------------------------

    void enter(RosterRow row) {
        roster.add(row);
    }

    void leave(Address entity, Incarnation upTo) {
        roster.removeIf(row -> row.entity().equals(entity) && row.incarnation().compareTo(upTo) <= 0);
    }

    <S, E> void write(WorldType<S, ?, E, ?> type, Address entity, SealedBlock<E> block) {
        audit.written(type, entity, block.block());
        type.write(entity, block);
        audit.reached(type.state(entity));
    }

    <S> void compareWithReplay(WorldType<S, ?, ?, ?> type, EntityState<S> live) {
        // Without the ids in the journal there is nothing to compare; the plant is to be found by what it does.
        if (plant != Plant.IDS_KEPT_OUTSIDE_BLOCK) {
            audit.compare(type, live);
        }
    }

    /** The state that the journal of this entity comes to, from zero. */
    public <S> EntityState<S> replay(EntityKind<S, ?, ?, ?, ?, ?> kind, Address entity) {
        return typeOf(kind).replay(entity);
    }

    /** The state of this entity as far as it is durable now. */
    public <S> EntityState<S> durable(EntityKind<S, ?, ?, ?, ?, ?> kind, Address entity) {
        return typeOf(kind).state(entity);
    }

    /** The journals of the entities of this type. */
    public <E> SortedMap<Address, List<SealedBlock<E>>> journals(EntityKind<?, ?, E, ?, ?, ?> kind) {
        return typeOf(kind).journals();
    }

    /** Everything that must hold after every step. */
    public void check() {
        audit.check();
        awake.values().forEach(WorldEntity::checkAnswered);
    }

    /** Everything that must hold of the journals as they are now, read from zero. */
    public void checkJournals() {
        audit.compareAll();
    }

    /** From copies of what a journal came to on the way it comes to the same. */
    public <S> void checkSnapshots(EntityKind<S, ?, ?, ?, ?, ?> kind, Function<? super S, ? extends S> copied) {
        audit.compareSnapshots(typeOf(kind), copied);
    }

    private WorldType<?, ?, ?, ?> type(String name) {
        WorldType<?, ?, ?, ?> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("there are no entities of type " + name + " in this world");
        }
        return type;
    }

    private <S, D, E, M extends Payload> WorldType<S, D, E, M> typeOf(EntityKind<S, D, E, M, ?, ?> kind) {
        @SuppressWarnings("unchecked") // It was made of this kind.
        WorldType<S, D, E, M> type = (WorldType<S, D, E, M>) type(kind.type());
        return type;
    }

    Plant plant() {
        return plant;
    }
}
