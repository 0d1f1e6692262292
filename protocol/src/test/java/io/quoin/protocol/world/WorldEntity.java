package io.quoin.protocol.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Parked;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.roster.RosterDuty;
import io.quoin.protocol.roster.RosterRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One awake entity: a shell that takes one small step at a time, so that a crash can come between any two of them.
 *
 * <pre>
 * idle -> decided (the batch is a block in memory) -> entered (a roster row stands if one is needed) -> idle (the block is
 * durable); and later, in order: released (answers, confirmations, messages and hints leave)
 * </pre>
 */
final class WorldEntity<S, C, E, M extends Payload> {
    private enum Phase {
        IDLE,
        DECIDED,
        ENTERED
    }

    /** An input and, if it is a command, who wants the answer. */
    private record Waiting<C>(Input<C> input, @Nullable Submitted<?> asked) {}

    /** What became of an input, or of a command that was parked before; in the order in which it became so. */
    private record Judged(Verdict verdict, @Nullable Submitted<?> asked) {}

    /** A decided batch; without a block if nothing was to be written. */
    private record Batch<E>(
            @Nullable SealedBlock<E> block,
            List<Judged> judged,
            List<ChannelMessage> sent,
            List<ChannelMessage.Hint> standing,
            boolean needsRow) {}

    private final World<?> world;
    private final WorldType<S, C, E, M> type;
    private final Witness<S, C, E, M> witness;
    private final EntityRules<S, C, E, M> rules;
    private final Address self;
    private final TextEncoder<E> encoder = new TextEncoder<>();
    private final EntityState<S> state;
    private final Parked<C> parked = new Parked<>();
    private final WorldBoard board;
    private final ArrayDeque<Waiting<C>> queue = new ArrayDeque<>();
    private final List<Confirmation> soft = new ArrayList<>();
    private final List<Waiting<C>> putBack = new ArrayList<>();
    private final ArrayDeque<Batch<E>> unreleased = new ArrayDeque<>();
    private final Map<CommandId, List<Submitted<?>>> unanswered = new TreeMap<>();
    private final Outgoing outgoing = new Outgoing();
    private RosterDuty duty = RosterDuty.FRESH;
    private Phase phase = Phase.IDLE;
    private @Nullable Batch<E> batch;

    /** Wakes the entity: replays its journal and writes the fence of a new incarnation. */
    WorldEntity(World<?> world, WorldType<S, C, E, M> type, Address self, Incarnation incarnation) {
        this.world = world;
        this.type = type;
        this.witness = new Witness<>(type.rules().law());
        this.rules = new EntityRules<>(witness, type.rules().limits());
        this.self = self;
        this.board = world.newBoard();
        EntityState<S> replayed = type.replay(self);
        this.state = world.plant() == Plant.IDS_KEPT_OUTSIDE_BLOCK ? withoutIds(replayed) : replayed;
        world.write(type, self, rules.fence(state, incarnation, world.clockMillis(), encoder));
        if (world.plant() != Plant.NOTHING_SENT_AGAIN) {
            state.channels().unconfirmed().forEach(outgoing::add);
        }
        outgoing.stand(rules.standingHints(state));
    }

    private static <S> EntityState<S> withoutIds(EntityState<S> s) {
        return new EntityState<>(
                s.self(),
                s.height(),
                s.head(),
                s.incarnation(),
                s.engineTimeMillis(),
                new LiveIds(),
                s.channels(),
                s.domain());
    }

    // ---- what comes in ----------------------------------------------------------------------------------------------

    void take(Submitted<?> asked) {
        @SuppressWarnings("unchecked") // A world asks its entities only for what they understand.
        C command = (C) asked.command();
        queue.add(new Waiting<>(new Input.Command<>(asked.ticket(), command), asked));
    }

    void take(ChannelMessage message) {
        if (message instanceof ChannelMessage.Stream stream) {
            queue.add(new Waiting<>(new Input.Arrival<>(stream), null));
        } else if (message instanceof ChannelMessage.Pair pair) {
            queue.add(new Waiting<>(new Input.PairArrival<>(pair), null));
        } else if (message instanceof ChannelMessage.Hint hint) {
            queue.add(new Waiting<>(new Input.Hint<>(hint), null));
        } else if (message instanceof ChannelMessage.Confirm confirm) {
            outgoing.confirm(confirm.confirmation());
            soft.add(confirm.confirmation());
        }
    }

    /** Its board hears of the newest round, or of one so many before it. */
    void hear(int behind) {
        if (board.hear(behind) && type.kind().followsPrices()) {
            queue.add(new Waiting<>(new Input.Opening<>(), null));
        }
    }

    // ---- one step ---------------------------------------------------------------------------------------------------

    /** Whether a step would do anything. */
    boolean isBusy() {
        return phase != Phase.IDLE || hasInputs() || !unreleased.isEmpty();
    }

    private boolean hasInputs() {
        return !queue.isEmpty() || !soft.isEmpty() || isDue();
    }

    private boolean isDue() {
        long deadline = Math.min(rules.law().nextDeadlineMillis(state.domain()), parked.nextDeadlineMillis());
        return deadline <= world.clockMillis();
    }

    /** One step: of the writer, or of the release point, which may lag behind it. */
    void step(boolean releaseFirst) {
        boolean canWrite = phase != Phase.IDLE || hasInputs();
        if (!unreleased.isEmpty() && (releaseFirst || !canWrite)) {
            release(unreleased.removeFirst());
        } else if (phase == Phase.DECIDED) {
            enter();
        } else if (phase == Phase.ENTERED) {
            write();
        } else if (canWrite) {
            decide();
        }
    }

    private void decide() {
        boolean atTheEnd = world.plant() == Plant.PARKED_AT_THE_END;
        BlockDraft<S, C, E, M> draft =
                rules.draft(state, atTheEnd ? new Parked<>() : parked, board, world.clockMillis(), encoder);
        witness.beginBlock();
        ArrayDeque<Waiting<C>> inputs = inputs();
        List<Judged> judged = new ArrayList<>();
        while (!inputs.isEmpty() && !draft.isFull()) {
            Waiting<C> waiting = inputs.removeFirst();
            int known = draft.parkedVerdicts().size();
            Verdict verdict = draft.take(planted(waiting.input()));
            judged.add(new Judged(verdict, waiting.asked()));
            List<Verdict> all = draft.parkedVerdicts();
            List<Verdict> again = List.copyOf(all.subList(known, all.size()));
            again.forEach(one -> judged.add(new Judged(one, null)));
            witness.taken(again);
            if (atTheEnd && verdict instanceof Verdict.Parked) {
                putBack.add(waiting);
            }
        }
        while (!inputs.isEmpty()) {
            queue.addFirst(inputs.removeLast());
        }
        decided(draft, judged);
    }

    private void decided(BlockDraft<S, C, E, M> draft, List<Judged> judged) {
        if (draft.isEmpty()) {
            unreleased.add(new Batch<>(null, judged, List.of(), rules.standingHints(state), false));
            return;
        }
        SealedBlock<E> block = planted(draft.seal());
        boolean exposed = rules.law().isExposed(state.domain());
        boolean needsRow = duty.mustEnterBefore(rules.hasObligations(state), exposed);
        batch = new Batch<>(block, judged, state.channels().sentByBlock(), rules.standingHints(state), needsRow);
        phase = Phase.DECIDED;
        leaveEarly(batch);
    }

    /** What a planted mistake lets out before its time. */
    private void leaveEarly(Batch<E> decided) {
        switch (world.plant()) {
            case CONFIRMED_BEFORE_WRITE:
                decided.judged().forEach(this::confirm);
                break;
            case SENT_BEFORE_WRITE:
                decided.sent().forEach(world::post);
                break;
            case ANSWERED_BEFORE_WRITE:
                decided.judged().forEach(this::answer);
                break;
            case HINTED_BEFORE_WRITE:
                decided.judged().forEach(this::hint);
                break;
            case ROSTER_ROW_LEFT_TOO_EARLY:
                if (!rules.hasObligations(state)) {
                    world.leave(self, state.incarnation());
                    duty = RosterDuty.FRESH;
                }
                break;
            default:
                break;
        }
    }

    private ArrayDeque<Waiting<C>> inputs() {
        ArrayDeque<Waiting<C>> inputs = new ArrayDeque<>();
        if (isDue()) {
            inputs.add(new Waiting<>(new Input.Deadline<>(), null));
        }
        if (!soft.isEmpty()) {
            inputs.add(new Waiting<>(new Input.Confirmed<>(List.copyOf(soft)), null));
            soft.clear();
        }
        inputs.addAll(queue);
        inputs.addAll(putBack);
        queue.clear();
        putBack.clear();
        return inputs;
    }

    private Input<C> planted(Input<C> input) {
        if (world.plant() == Plant.PAIR_DELTA_GROWN_IN_PLACE && input instanceof Input.PairArrival<C> arrival) {
            ChannelMessage.Pair message = arrival.message();
            return new Input.PairArrival<>(
                    WorldNetwork.grown(state.channels().pairIn(message.from()).totals(), message));
        }
        if (world.plant() == Plant.HINT_BEFORE_ITS_PAIR && input instanceof Input.Hint<C> hint) {
            ChannelMessage.Hint message = hint.message();
            return new Input.Hint<>(new ChannelMessage.Hint(message.from(), message.to(), message.payload(), 0));
        }
        return input;
    }

    private SealedBlock<E> planted(SealedBlock<E> sealed) {
        if (world.plant() != Plant.ROUNDS_NOT_NOTED) {
            return sealed;
        }
        Block<E> block = sealed.block();
        Block<E> bare = new Block<>(
                block.height(),
                block.incarnation(),
                block.engineTimeMillis(),
                block.previous(),
                List.of(),
                block.entries());
        return new SealedBlock<>(bare, sealed.bytes(), sealed.hash());
    }

    private void enter() {
        Batch<E> decided = decided();
        if (decided.needsRow() && world.plant() != Plant.ROSTER_ROW_TOO_LATE) {
            enterRow();
        }
        phase = Phase.ENTERED;
    }

    private void enterRow() {
        boolean exposed = rules.law().isExposed(state.domain());
        world.enter(new RosterRow(self, state.incarnation(), exposed));
        duty = duty.entered(exposed);
    }

    private void write() {
        Batch<E> decided = decided();
        SealedBlock<E> block = decided.block();
        if (block != null) {
            world.write(type, self, block);
            world.compareWithReplay(type, state);
        }
        unreleased.add(decided);
        batch = null;
        phase = Phase.IDLE;
    }

    private Batch<E> decided() {
        if (batch == null) {
            throw new IllegalStateException(self + ": nothing is decided");
        }
        return batch;
    }

    // ---- what leaves ------------------------------------------------------------------------------------------------

    private void release(Batch<E> written) {
        if (written.needsRow() && world.plant() == Plant.ROSTER_ROW_TOO_LATE) {
            enterRow();
        }
        written.judged().forEach(this::answer);
        written.judged().forEach(this::confirm);
        for (ChannelMessage message : written.sent()) {
            outgoing.add(message);
            world.post(message);
        }
        written.judged().forEach(this::hint);
        outgoing.stand(written.standing()).forEach(world::post);
    }

    private void answer(Judged judged) {
        Submitted<?> asked = judged.asked();
        if (asked != null && judged.verdict() instanceof Verdict.Parked waits) {
            unanswered.computeIfAbsent(waits.id(), id -> new ArrayList<>()).add(asked);
        } else if (asked != null) {
            world.answered(asked, judged.verdict());
        }
        CommandId id = endOfWaiting(judged);
        if (id != null && world.plant() != Plant.PARKED_NOT_ANSWERED) {
            unanswered.getOrDefault(id, List.of()).forEach(earlier -> world.answered(earlier, judged.verdict()));
            unanswered.remove(id);
        }
    }

    /** Which command waits no longer. That another command under its id was not decided does not concern it. */
    private static @Nullable CommandId endOfWaiting(Judged judged) {
        if (judged.verdict() instanceof Verdict.Decided d) {
            return d.decided().ticket().id();
        }
        return judged.asked() == null && judged.verdict() instanceof Verdict.NotDecided not ? not.id() : null;
    }

    private void confirm(Judged judged) {
        if (!(judged.verdict() instanceof Verdict.Confirm confirm)) {
            return;
        }
        ChannelMessage.Confirm message = confirm.message();
        if (world.plant() == Plant.CONFIRMED_WITHOUT_ANSWERS
                && message.confirmation() instanceof Confirmation.OfStream c) {
            world.post(new ChannelMessage.Confirm(
                    message.to(), new Confirmation.OfStream(c.peer(), c.run(), c.sequence(), StreamFloor.NONE)));
        } else {
            world.post(message);
        }
    }

    private void hint(Judged judged) {
        if (judged.verdict() instanceof Verdict.Replies replies) {
            replies.hints().forEach(world::post);
        } else if (judged.verdict() instanceof Verdict.Parked waits) {
            outgoing.ask(waits.id(), waits.asks());
            waits.asks().forEach(world::post);
        } else {
            CommandId id = endOfWaiting(judged);
            if (id != null) {
                outgoing.forget(id);
            }
        }
    }

    /** Sends everything again that is not confirmed, not decided, or still stands. */
    void sendAgain() {
        outgoing.all().forEach(world::post);
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    /** Whether the entity owes nothing and may be put to sleep. */
    boolean mayPassivate() {
        return !isBusy() && parked.size() == 0 && RosterDuty.mayLeave(rules.hasObligations(state));
    }

    /** Whoever handed in a command that was parked is told when it waits no longer. */
    void checkAnswered() {
        if (phase == Phase.IDLE && unreleased.isEmpty()) {
            List<CommandId> forgotten = new ArrayList<>(unanswered.keySet());
            forgotten.removeIf(parked::has);
            putBack.forEach(waiting -> forgotten.remove(
                    ((Input.Command<C>) waiting.input()).ticket().id()));
            assertEquals(List.of(), forgotten, "parked commands that wait no longer, and nobody was told");
        }
    }

    /** Whether somebody still waits for the answer to a command. */
    boolean isAwaited() {
        return parked.size() > 0 || !unanswered.isEmpty();
    }

    Address self() {
        return self;
    }

    Incarnation incarnation() {
        return state.incarnation();
    }

    /** Dies. A block on its way into the journal may have reached it, and nobody here will ever know. */
    void crash(boolean writeLanded) {
        if (phase == Phase.ENTERED && writeLanded) {
            SealedBlock<E> block = decided().block();
            if (block != null) {
                world.write(type, self, block);
            }
        }
    }
}
