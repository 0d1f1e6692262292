package io.quoin.protocol.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.law.Law;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of everything durable at every moment, whatever crashed, was lost or came twice:
 *
 * <ul>
 *   <li>what is held and what is in transit sums to 0 for each asset;
 *   <li>a command is decided at most once, never later than its {@code valid_until}; every answer to it is the same, and what
 *       it says stands in the journal when it is given;
 *   <li>what a receiver knows of a pair is what its sender said at that height;
 *   <li>a hint never rests on totals that are not durable yet;
 *   <li>a block has no more entries than it may, an opening stands first, and its rounds are rounds that were admitted;
 *   <li>the live state is what a replay of the journal comes to;
 *   <li>(at rest) nobody waits for anything.
 * </ul>
 */
final class WorldAudit {
    private final SortedMap<String, WorldType<?, ?, ?, ?>> types;
    private final List<Long> prices;
    private final Map<Decision, KeptId> decided = new HashMap<>();
    private final Map<Submitted<?>, Verdict> answers = new HashMap<>();
    private final Map<Said, Totals> said = new HashMap<>();

    private final Set<CommandRefusal> undecided = EnumSet.noneOf(CommandRefusal.class);
    private int repeats;

    private record Decision(Address entity, Ticket ticket) {}

    /** What a pair says as of this height of its sender. */
    private record Said(Address from, Address to, long height) {}

    WorldAudit(SortedMap<String, WorldType<?, ?, ?, ?>> types, List<Long> prices) {
        this.types = types;
        this.prices = prices;
    }

    // ---- as it happens ----------------------------------------------------------------------------------------------

    void written(WorldType<?, ?, ?, ?> type, Address entity, Block<?> block) {
        int most = type.rules().limits().blockEntriesMax();
        assertTrue(block.entries().size() <= most, () -> block.entries().size() + " entries in one block");
        int index = 0;
        for (Entry<?> entry : block.entries()) {
            if (entry.cause() instanceof Cause.Command command) {
                KeptId place = new KeptId(command.ticket(), block.height(), index, command.outcome());
                KeptId before = decided.putIfAbsent(new Decision(entity, command.ticket()), place);
                assertEquals(null, before, "a command is decided twice: " + place);
                assertTrue(
                        block.engineTimeMillis() <= command.ticket().validUntilMillis(),
                        () -> "decided at " + block.engineTimeMillis() + ", after its time: " + place);
            } else if (entry.cause() instanceof Cause.Opening) {
                assertEquals(0, index, "an opening is not the first entry of its block");
            }
            index++;
        }
        for (PriceRound round : block.rounds()) {
            assertEquals(prices.get((int) round.round() - 1), round.price(), "a round was never admitted: " + round);
        }
    }

    /** The state after a block that was just written. */
    void reached(EntityState<?> state) {
        state.channels().pairsOut().forEach((to, pair) -> {
            if (pair.changedHeight() == state.height()) {
                said.put(new Said(state.self(), to, state.height()), pair.totals());
            }
        });
    }

    void answered(Submitted<?> asked, Verdict verdict) {
        if (verdict instanceof Verdict.Decided answer) {
            assertEquals(
                    decided.get(new Decision(asked.entity(), asked.ticket())),
                    answer.decided(),
                    "the journal and the answer differ");
            Verdict before = answers.put(asked, verdict);
            if (before instanceof Verdict.Decided first) {
                repeats++;
                assertEquals(first.decided(), answer.decided(), "a repeat is answered otherwise");
            }
        } else if (verdict instanceof Verdict.NotDecided not) {
            undecided.add(not.rule());
            answers.putIfAbsent(asked, verdict);
        }
    }

    void posted(ChannelMessage message) {
        if (message instanceof ChannelMessage.Hint hint) {
            long height = state(hint.from()).height();
            assertTrue(
                    hint.pairHeight() <= height,
                    () -> "a hint rests on totals that only block " + hint.pairHeight() + " will make durable: "
                            + hint);
        }
    }

    @Nullable
    Verdict answer(Submitted<?> asked) {
        return answers.get(asked);
    }

    Set<CommandRefusal> undecided() {
        return undecided;
    }

    int repeats() {
        return repeats;
    }

    <S> void compare(WorldType<S, ?, ?, ?> type, EntityState<S> other) {
        assertEquals(type.text(type.state(other.self())), type.text(other), "a replay differs");
    }

    <S> void compareSnapshots(WorldType<S, ?, ?, ?> type, Function<? super S, ? extends S> copied) {
        for (Address entity : type.states().keySet()) {
            for (EntityState<S> replay : type.replaysFromSnapshots(entity, copied)) {
                assertEquals(type.text(type.state(entity)), type.text(replay), "a replay from a snapshot differs");
            }
        }
    }

    void compareAll() {
        types.values().forEach(this::compareAll);
    }

    private <S> void compareAll(WorldType<S, ?, ?, ?> type) {
        type.states().keySet().forEach(entity -> compare(type, type.replay(entity)));
    }

    // ---- at every moment --------------------------------------------------------------------------------------------

    void check() {
        Sums sums = new Sums();
        for (WorldType<?, ?, ?, ?> type : types.values()) {
            type.held(sums::add);
            for (EntityState<?> state : type.states().values()) {
                addStreams(state, sums);
                addPairs(state, sums);
            }
        }
        sums.byAsset.values().removeIf(units -> units == 0);
        assertEquals(Map.of(), sums.byAsset, "what is held and in transit does not sum to 0");
    }

    private static final class Sums {
        final TreeMap<String, Long> byAsset = new TreeMap<>();

        void add(String asset, long units) {
            byAsset.merge(asset, units, Math::addExact);
        }
    }

    private void addStreams(EntityState<?> sender, Sums sums) {
        for (Map.Entry<Address, StreamOut> stream :
                sender.channels().streamsOut().entrySet()) {
            long floor = state(stream.getKey()).channels().floor(sender.self()).sequence();
            for (StreamOut.Item item : stream.getValue().unconfirmed()) {
                if (item.sequence() > floor) {
                    type(stream.getKey()).carried(item.payload(), sums::add);
                }
            }
        }
    }

    private void addPairs(EntityState<?> sender, Sums sums) {
        for (Map.Entry<Address, PairOut> pair : sender.channels().pairsOut().entrySet()) {
            PairOut out = pair.getValue();
            Address to = pair.getKey();
            PairIn in = state(to).channels().pairIn(sender.self());
            if (in.height() > 0) {
                assertEquals(
                        said.get(new Said(sender.self(), to, in.height())),
                        in.totals(),
                        () -> "the ends of a pair differ: " + sender.self() + " to " + to + " at " + in.height());
            }
            type(to).moved(sender.self(), to, out.totals().minus(in.totals()), sums::add);
        }
    }

    // ---- at rest ----------------------------------------------------------------------------------------------------

    boolean isAtRest() {
        return types.values().stream().noneMatch(type -> isWaiting(type));
    }

    private static <S> boolean isWaiting(WorldType<S, ?, ?, ?> type) {
        return type.states().values().stream().anyMatch(state -> isWaiting(type, state));
    }

    /** Who is exposed must be awake, and waits for nothing. */
    private static <S> boolean isWaiting(WorldType<S, ?, ?, ?> type, EntityState<S> state) {
        return state.channels().hasUnconfirmed()
                || type.rules().law().nextDeadlineMillis(state.domain()) != Law.NO_DEADLINE
                || !type.rules().standingHints(state).isEmpty();
    }

    void checkAtRest() {
        types.values().forEach(this::checkAtRest);
    }

    private <S> void checkAtRest(WorldType<S, ?, ?, ?> type) {
        for (EntityState<S> state : type.states().values()) {
            assertTrue(
                    !isWaiting(type, state),
                    () -> state.self() + " still waits, and nobody will ever wake it: "
                            + state.channels().unconfirmed() + ", deadline "
                            + type.rules().law().nextDeadlineMillis(state.domain()) + ", hints "
                            + type.rules().standingHints(state));
            assertTrue(
                    !state.channels().hasInTransit(),
                    () -> state.self() + " still has in transit "
                            + state.channels().awaited());
        }
    }

    private WorldType<?, ?, ?, ?> type(Address entity) {
        WorldType<?, ?, ?, ?> type = types.get(entity.type());
        if (type == null) {
            throw new AssertionError("there is no type of " + entity);
        }
        return type;
    }

    private EntityState<?> state(Address entity) {
        return type(entity).state(entity);
    }
}
