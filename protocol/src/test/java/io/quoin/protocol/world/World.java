package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityRules;
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
import org.jspecify.annotations.Nullable;

/**
 * Entities of one type, their journals, the roster, the network between them and their clients. What is durable (journals,
 * roster) survives everything; the rest is lost when its owner crashes. Every message may be lost, doubled, delayed and
 * overtaken: it lies here until a step says what becomes of it.
 *
 * <p>After every step {@link WorldAudit} looks at what is durable.
 */
public final class World<S, C, E, M extends Payload> {
    /** How many rounds {@link #settle} may take: each one delivers everything and lets a second pass. */
    private static final int ROUNDS_MAX = 100;

    private static final long ROUND_MILLIS = 1_000;
    private static final long EPOCH = 1;

    private final EntityKind<S, C, E, M, ?, ?> kind;
    private final Plant plant;
    private final WorldAudit<S, C, E, M> audit;
    private final TreeMap<Address, List<SealedBlock<E>>> journals = new TreeMap<>();
    private final List<RosterRow> roster = new ArrayList<>();
    private final TreeMap<Address, WorldEntity<S, C, E, M>> awake = new TreeMap<>();
    private final List<ChannelMessage> network = new ArrayList<>();
    private final List<Submitted<C>> submitted = new ArrayList<>();
    private final TreeMap<String, TreeMap<Long, Totals>> pairHistory = new TreeMap<>();
    private final TreeMap<String, Long> pairConfirmed = new TreeMap<>();
    private long clockMillis = 1_000_000;
    private long starts;

    public World(EntityKind<S, C, E, M, ?, ?> kind, Plant plant) {
        this.kind = kind;
        this.plant = plant;
        this.audit = new WorldAudit<>(kind.rules(), kind.books());
    }

    // ---- clients ----------------------------------------------------------------------------------------------------

    /** Hands in a new command, valid for so long. */
    public Submitted<C> submit(Address entity, C command, long validForMillis) {
        CommandId id = new CommandId(entity.id(), "c" + submitted.size());
        return submit(new Submitted<>(entity, new Ticket(id, clockMillis + validForMillis, hash(command)), command));
    }

    /** Hands in an earlier command once more, as it was. */
    public void repeat(int which) {
        if (!submitted.isEmpty()) {
            Submitted<C> earlier = submitted.get(which % submitted.size());
            entity(earlier.entity()).take(earlier);
        }
    }

    /** Hands in another command under the id of an earlier one. */
    public void forge(int which, C command) {
        if (!submitted.isEmpty()) {
            Submitted<C> earlier = submitted.get(which % submitted.size());
            Ticket ticket = new Ticket(earlier.ticket().id(), earlier.ticket().validUntilMillis(), hash(command));
            submit(new Submitted<>(earlier.entity(), ticket, command));
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

    void answered(Submitted<C> asked, Verdict verdict) {
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
        List<WorldEntity<S, C, E, M>> busy = new ArrayList<>();
        for (WorldEntity<S, C, E, M> entity : awake.values()) {
            if (entity.isBusy()) {
                busy.add(entity);
            }
        }
        if (!busy.isEmpty()) {
            busy.get(which % busy.size()).step(releaseFirst);
        }
    }

    /** Lets the chosen one of the awake entities send again what was not confirmed. */
    public void sendAgain(int which) {
        if (!awake.isEmpty()) {
            chosen(which).sendAgain();
        }
    }

    /** Puts the chosen one of the awake entities to sleep, if it owes nothing. */
    public void passivate(int which) {
        if (!awake.isEmpty() && chosen(which).mayPassivate()) {
            Address address = chosenAddress(which);
            leave(address, chosen(which).incarnation());
            awake.remove(address);
        }
    }

    /** Kills the chosen one of the awake entities. */
    public void crash(int which, boolean writeLanded) {
        if (!awake.isEmpty()) {
            Address address = chosenAddress(which);
            chosen(which).crash(writeLanded);
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

    private WorldEntity<S, C, E, M> entity(Address address) {
        WorldEntity<S, C, E, M> entity = awake.get(address);
        if (entity == null) {
            starts++;
            entity = new WorldEntity<>(this, address, new Incarnation(EPOCH, starts));
            awake.put(address, entity);
        }
        return entity;
    }

    private Address chosenAddress(int which) {
        return List.copyOf(awake.keySet()).get(which % awake.size());
    }

    private WorldEntity<S, C, E, M> chosen(int which) {
        return entity(chosenAddress(which));
    }

    // ---- the network ------------------------------------------------------------------------------------------------

    /** Delivers the chosen one of the messages on their way; a doubled one is delivered and stays. */
    public void deliver(int which, boolean doubled) {
        if (!network.isEmpty()) {
            int at = which % network.size();
            arrive(doubled ? network.get(at) : network.remove(at));
        }
    }

    /** Loses the chosen one of the messages on their way. */
    public void lose(int which) {
        if (!network.isEmpty()) {
            network.remove(which % network.size());
        }
    }

    private void arrive(ChannelMessage message) {
        if (message instanceof ChannelMessage.Confirm confirm
                && confirm.confirmation() instanceof Confirmation.OfPair c) {
            pairConfirmed.merge(pairName(confirm.to(), c.peer()), c.height(), Math::max);
        }
        entity(message.to()).take(message);
    }

    void post(ChannelMessage message) {
        network.add(
                message instanceof ChannelMessage.Pair pair && plant == Plant.PAIR_DELTA_GROWN_IN_PLACE
                        ? delta(pair)
                        : message);
    }

    /** The planted pair: what has come since the last height that is known to be confirmed. */
    private ChannelMessage.Pair delta(ChannelMessage.Pair pair) {
        String name = pairName(pair.from(), pair.to());
        TreeMap<Long, Totals> history = pairHistory.computeIfAbsent(name, pairOf -> new TreeMap<>());
        history.put(pair.height(), pair.totals());
        Totals confirmed = history.getOrDefault(pairConfirmed.getOrDefault(name, 0L), Totals.ZERO);
        return withTotals(pair, pair.totals().minus(confirmed));
    }

    static ChannelMessage.Pair withTotals(ChannelMessage.Pair pair, Totals totals) {
        return new ChannelMessage.Pair(
                pair.from(), pair.to(), pair.kind(), pair.height(), totals, pair.position(), pair.isUrgent());
    }

    private static String pairName(Address from, Address to) {
        return from + ">" + to;
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
     * names or somebody talks to. Then every entity must be flat.
     */
    public void settle() {
        for (int round = 0; round < ROUNDS_MAX && !isAtRest(); round++) {
            wakeRoster();
            awake.values().forEach(WorldEntity::sendAgain);
            do {
                while (!network.isEmpty()) {
                    arrive(network.remove(0));
                }
                new ArrayList<>(awake.values()).forEach(entity -> entity.step(false));
            } while (!network.isEmpty() || awake.values().stream().anyMatch(WorldEntity::isBusy));
            pass(ROUND_MILLIS);
            audit.check();
        }
        audit.checkFlat();
    }

    private boolean isAtRest() {
        return network.isEmpty() && awake.values().stream().noneMatch(WorldEntity::isBusy) && audit.isFlat();
    }

    // ---- what is durable --------------------------------------------------------------------------------------------

    void enter(RosterRow row) {
        roster.add(row);
    }

    void leave(Address entity, Incarnation upTo) {
        roster.removeIf(row -> row.entity().equals(entity) && row.incarnation().compareTo(upTo) <= 0);
    }

    void write(Address entity, SealedBlock<E> block) {
        journals.computeIfAbsent(entity, self -> new ArrayList<>()).add(block);
        audit.written(entity, block);
    }

    /** The state that the journal of this entity comes to, from zero. */
    public EntityState<S> replay(Address entity) {
        EntityState<S> state = rules().initial(entity);
        journals.getOrDefault(entity, List.of()).forEach(block -> rules().apply(state, block));
        return state;
    }

    void compareWithReplay(EntityState<S> live) {
        // Without the ids in the journal there is nothing to compare; the plant is to be found by what it does.
        if (plant != Plant.IDS_KEPT_OUTSIDE_BLOCK) {
            audit.compare(live);
        }
    }

    /** The journals, by entity. */
    public SortedMap<Address, List<SealedBlock<E>>> journals() {
        return journals;
    }

    /** Everything that must hold after every step. */
    public void check() {
        audit.check();
    }

    /** Everything that must hold of the journals as they are now, read from zero. */
    public void checkJournals() {
        journals.keySet().forEach(entity -> audit.compare(replay(entity)));
    }

    EntityRules<S, C, E, M> rules() {
        return kind.rules();
    }

    Plant plant() {
        return plant;
    }
}
