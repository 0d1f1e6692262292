package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.roster.RosterDuty;
import io.quoin.protocol.roster.RosterRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One awake entity: a shell that takes one small step at a time, so that a crash can come between any two of them.
 *
 * <pre>
 * idle -> decided (the batch is a block in memory) -> entered (a roster row stands if one is needed) -> idle (the block is
 * durable); and later, in order: released (answers, confirmations and messages leave)
 * </pre>
 */
final class WorldEntity<S, C, E, M extends Payload> {
    private enum Phase {
        IDLE,
        DECIDED,
        ENTERED
    }

    /** An input and, if it is a command, who wants the answer. */
    private record Waiting<C>(Input<C> input, @Nullable Submitted<C> asked) {}

    private record Judged<C>(Waiting<C> waiting, Verdict verdict) {}

    /** A decided batch; without a block if nothing was to be written. */
    private record Batch<C, E>(
            @Nullable SealedBlock<E> block, List<Judged<C>> judged, List<ChannelMessage> sent, boolean needsRow) {}

    private final World<S, C, E, M> world;
    private final EntityRules<S, C, E, M> rules;
    private final Address self;
    private final TextEncoder<E> encoder = new TextEncoder<>();
    private final EntityState<S> state;
    private final ArrayDeque<Waiting<C>> queue = new ArrayDeque<>();
    private final List<Confirmation> soft = new ArrayList<>();
    private final ArrayDeque<Batch<C, E>> unreleased = new ArrayDeque<>();
    private final Outgoing outgoing = new Outgoing();
    private RosterDuty duty = RosterDuty.FRESH;
    private Phase phase = Phase.IDLE;
    private @Nullable Batch<C, E> batch;

    /** Wakes the entity: replays its journal and writes the fence of a new incarnation. */
    WorldEntity(World<S, C, E, M> world, Address self, Incarnation incarnation) {
        this.world = world;
        this.rules = world.rules();
        this.self = self;
        EntityState<S> replayed = world.replay(self);
        this.state = world.plant() == Plant.IDS_KEPT_OUTSIDE_BLOCK ? withoutIds(replayed) : replayed;
        world.write(self, rules.fence(state, incarnation, world.clockMillis(), encoder));
        if (world.plant() != Plant.NOTHING_SENT_AGAIN) {
            state.channels().unconfirmed().forEach(outgoing::add);
        }
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

    void take(Submitted<C> asked) {
        queue.add(new Waiting<>(new Input.Command<>(asked.ticket(), asked.command()), asked));
    }

    void take(ChannelMessage message) {
        if (message instanceof ChannelMessage.Stream stream) {
            queue.add(new Waiting<>(new Input.Arrival<>(stream), null));
        } else if (message instanceof ChannelMessage.Pair pair) {
            queue.add(new Waiting<>(new Input.PairArrival<>(pair), null));
        } else if (message instanceof ChannelMessage.Confirm confirm) {
            outgoing.confirm(confirm.confirmation());
            soft.add(confirm.confirmation());
        }
    }

    // ---- one step ---------------------------------------------------------------------------------------------------

    /** Whether a step would do anything. */
    boolean isBusy() {
        return phase != Phase.IDLE || hasInputs() || !unreleased.isEmpty();
    }

    private boolean hasInputs() {
        return !queue.isEmpty()
                || !soft.isEmpty()
                || rules.law().nextDeadlineMillis(state.domain()) <= world.clockMillis();
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
        BlockDraft<S, C, E, M> draft = rules.draft(state, world.clockMillis(), encoder);
        List<Waiting<C>> inputs = inputs();
        List<Judged<C>> judged = new ArrayList<>();
        for (Waiting<C> waiting : inputs) {
            judged.add(new Judged<>(waiting, draft.take(planted(waiting.input()))));
        }
        if (draft.isEmpty()) {
            unreleased.add(new Batch<>(null, judged, List.of(), false));
            return;
        }
        SealedBlock<E> block = draft.seal();
        boolean exposed = rules.law().isExposed(state.domain());
        boolean needsRow = duty.mustEnterBefore(rules.hasObligations(state), exposed);
        batch = new Batch<>(block, judged, state.channels().sentByBlock(), needsRow);
        phase = Phase.DECIDED;
        leaveEarly(batch);
    }

    /** What a planted mistake lets out before its time. */
    private void leaveEarly(Batch<C, E> decided) {
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

    private List<Waiting<C>> inputs() {
        List<Waiting<C>> inputs = new ArrayList<>();
        if (rules.law().nextDeadlineMillis(state.domain()) <= world.clockMillis()) {
            inputs.add(new Waiting<>(new Input.Deadline<>(), null));
        }
        if (!soft.isEmpty()) {
            inputs.add(new Waiting<>(new Input.Confirmed<>(List.copyOf(soft)), null));
            soft.clear();
        }
        inputs.addAll(queue);
        queue.clear();
        return inputs;
    }

    private Input<C> planted(Input<C> input) {
        if (world.plant() == Plant.PAIR_DELTA_GROWN_IN_PLACE && input instanceof Input.PairArrival<C> arrival) {
            ChannelMessage.Pair message = arrival.message();
            PairIn known = state.channels().pairIn(message.from());
            return new Input.PairArrival<>(World.withTotals(message, sum(known.totals(), message.totals())));
        }
        return input;
    }

    private static Totals sum(Totals left, Totals right) {
        Totals sum = left;
        for (int slot = 0; slot < right.size(); slot++) {
            sum = sum.plus(slot, right.slot(slot));
        }
        return sum;
    }

    private void enter() {
        Batch<C, E> decided = decided();
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
        Batch<C, E> decided = decided();
        SealedBlock<E> block = decided.block();
        if (block != null) {
            world.write(self, block);
            world.compareWithReplay(state);
        }
        unreleased.add(decided);
        batch = null;
        phase = Phase.IDLE;
    }

    private Batch<C, E> decided() {
        if (batch == null) {
            throw new IllegalStateException(self + ": nothing is decided");
        }
        return batch;
    }

    // ---- what leaves ------------------------------------------------------------------------------------------------

    private void release(Batch<C, E> written) {
        if (written.needsRow() && world.plant() == Plant.ROSTER_ROW_TOO_LATE) {
            enterRow();
        }
        written.judged().forEach(this::answer);
        written.judged().forEach(this::confirm);
        for (ChannelMessage message : written.sent()) {
            outgoing.add(message);
            world.post(message);
        }
    }

    private void answer(Judged<C> judged) {
        Submitted<C> asked = judged.waiting().asked();
        if (asked != null) {
            world.answered(asked, judged.verdict());
        }
    }

    private void confirm(Judged<C> judged) {
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

    /** Sends everything again that is not confirmed. */
    void sendAgain() {
        outgoing.all().forEach(world::post);
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    /** Whether the entity owes nothing and may be put to sleep. */
    boolean mayPassivate() {
        return !isBusy() && RosterDuty.mayLeave(rules.hasObligations(state));
    }

    Incarnation incarnation() {
        return state.incarnation();
    }

    /** Dies. A block on its way into the journal may have reached it, and nobody here will ever know. */
    void crash(boolean writeLanded) {
        if (phase == Phase.ENTERED && writeLanded) {
            SealedBlock<E> block = decided().block();
            if (block != null) {
                world.write(self, block);
            }
        }
    }
}
