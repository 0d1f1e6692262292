package io.quoin.protocol.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Books;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of everything durable at every moment, whatever crashed, was lost or came twice:
 *
 * <ul>
 *   <li>what is held and what is in transit sums to 0 for each asset;
 *   <li>a command is decided at most once, never later than its {@code valid_until}; every answer to it is the same, and what
 *       it says stands in the journal when it is given;
 *   <li>the live state is what a replay of the journal comes to;
 *   <li>(at rest) nobody waits for anything.
 * </ul>
 */
final class WorldAudit<S, C, E, M extends Payload> {
    private final EntityRules<S, C, E, M> rules;
    private final Books<S, M> books;

    /** The states of the journals, block by block. */
    private final TreeMap<Address, EntityState<S>> durable = new TreeMap<>();

    private final Map<Decision, KeptId> decided = new HashMap<>();
    private final Map<Submitted<C>, Verdict> answers = new HashMap<>();

    private final Set<CommandRefusal> undecided = EnumSet.noneOf(CommandRefusal.class);
    private int repeats;

    private record Decision(Address entity, Ticket ticket) {}

    WorldAudit(EntityRules<S, C, E, M> rules, Books<S, M> books) {
        this.rules = rules;
        this.books = books;
    }

    // ---- as it happens ----------------------------------------------------------------------------------------------

    void written(Address entity, SealedBlock<E> sealed) {
        Block<E> block = sealed.block();
        int index = 0;
        for (Entry<E> entry : block.entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                KeptId place = new KeptId(command.ticket(), block.height(), index, command.outcome());
                KeptId before = decided.putIfAbsent(new Decision(entity, command.ticket()), place);
                assertEquals(null, before, "a command is decided twice: " + place);
                assertTrue(
                        block.engineTimeMillis() <= command.ticket().validUntilMillis(),
                        () -> "decided at " + block.engineTimeMillis() + ", after its time: " + place);
            }
            index++;
        }
        rules.apply(durable.computeIfAbsent(entity, rules::initial), sealed);
    }

    void answered(Submitted<C> asked, Verdict verdict) {
        if (verdict instanceof Verdict.Decided answer) {
            assertEquals(
                    decided.get(new Decision(asked.entity(), asked.ticket())),
                    answer.decided(),
                    "the journal and the answer differ");
            Verdict before = answers.put(asked, verdict);
            if (before instanceof Verdict.Decided first) {
                repeats++;
                assertEquals(first, answer, "a repeat is answered otherwise");
            }
        } else if (verdict instanceof Verdict.NotDecided not) {
            undecided.add(not.rule());
            answers.putIfAbsent(asked, verdict);
        }
    }

    @Nullable
    Verdict answer(Submitted<C> asked) {
        return answers.get(asked);
    }

    Set<CommandRefusal> undecided() {
        return undecided;
    }

    int repeats() {
        return repeats;
    }

    void compare(EntityState<S> other) {
        assertEquals(StateText.of(state(other.self())), StateText.of(other), "a replay differs");
    }

    // ---- at every moment --------------------------------------------------------------------------------------------

    void check() {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (EntityState<S> state : durable.values()) {
            books.held(state.domain(), (asset, units) -> sums.merge(asset, units, Math::addExact));
            addStreams(state, sums);
            addPairs(state, sums);
        }
        sums.values().removeIf(units -> units == 0);
        assertEquals(Map.of(), sums, "what is held and in transit does not sum to 0");
    }

    private void addStreams(EntityState<S> sender, TreeMap<String, Long> sums) {
        for (Map.Entry<Address, StreamOut> stream :
                sender.channels().streamsOut().entrySet()) {
            long floor = state(stream.getKey()).channels().floor(sender.self()).sequence();
            for (StreamOut.Item item : stream.getValue().unconfirmed()) {
                if (item.sequence() > floor) {
                    @SuppressWarnings("unchecked") // A world has one type of entities, so all messages are its own.
                    M message = (M) item.payload();
                    books.carried(message, (asset, units) -> sums.merge(asset, units, Math::addExact));
                }
            }
        }
    }

    private void addPairs(EntityState<S> sender, TreeMap<String, Long> sums) {
        for (Map.Entry<Address, PairOut> pair : sender.channels().pairsOut().entrySet()) {
            PairOut out = pair.getValue();
            PairIn in = state(pair.getKey()).channels().pairIn(sender.self());
            if (in.height() == out.changedHeight()) {
                assertEquals(
                        out.totals(),
                        in.totals(),
                        () -> "the ends of a pair differ: " + sender.self() + " to " + pair.getKey() + " at "
                                + in.height());
            }
            books.moved(
                    sender.self(),
                    pair.getKey(),
                    out.totals().minus(in.totals()),
                    (asset, units) -> sums.merge(asset, units, Math::addExact));
        }
    }

    // ---- at rest ----------------------------------------------------------------------------------------------------

    boolean isFlat() {
        return durable.values().stream().noneMatch(rules::hasObligations);
    }

    void checkFlat() {
        for (EntityState<S> state : durable.values()) {
            assertTrue(
                    !rules.hasObligations(state),
                    () -> state.self() + " still waits, and nobody will ever wake it: "
                            + state.channels().unconfirmed() + ", deadline "
                            + rules.law().nextDeadlineMillis(state.domain()));
            assertTrue(
                    !state.channels().hasInTransit(),
                    () -> state.self() + " still has in transit "
                            + state.channels().awaited());
        }
    }

    private EntityState<S> state(Address entity) {
        EntityState<S> state = durable.get(entity);
        return state == null ? rules.initial(entity) : state;
    }
}
