package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.port.NodeMessage;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What arrives at an entity to be decided, until a batch takes it: commands and messages, which cause a block, and what
 * nobody waits for, which rides along in the next one and causes a block of its own only after a while.
 */
final class Arrivals<C> {
    private final Address self;
    private final ShellSettings settings;
    private final InstantSource clock;
    private final Outbox outbox;
    private final FrontTimers timers;
    private final ParkingLot<C> lot;
    private final InputQueue<C> queue;
    private boolean isFlushDue;

    Arrivals(
            Address self,
            ShellSettings settings,
            InstantSource clock,
            Outbox outbox,
            FrontTimers timers,
            ParkingLot<C> lot) {
        this.self = self;
        this.settings = settings;
        this.clock = clock;
        this.outbox = outbox;
        this.timers = timers;
        this.lot = lot;
        this.queue = new InputQueue<>(settings.queueInputsMax());
    }

    // ---- arriving ---------------------------------------------------------------------------------------------------

    /** Queues a command, or tells its sender why not. */
    void submit(NodeMessage.Submit submit, @Nullable ActorRef<NodeMessage> replyTo, @Nullable CommandRefusal closed) {
        CommandRefusal rule = closed == null && queue.isFull() ? CommandRefusal.QUEUE_FULL : closed;
        if (rule == null) {
            @SuppressWarnings("unchecked") // The edge decodes commands by the entity's own codec.
            C command = (C) submit.command();
            queue.add(InputQueue.Waiting.of(new Input.Command<>(submit.ticket(), command), replyTo));
        } else if (replyTo != null) {
            replyTo.tell(notDecided(submit.ticket().id(), rule));
        }
    }

    /** Takes a message of a conversation; what finds no room will come again. */
    void take(ChannelMessage message) {
        if (message instanceof ChannelMessage.Confirm confirm) {
            take(confirm.confirmation());
        } else if (message instanceof ChannelMessage.Pair pair) {
            take(pair);
        } else if (message instanceof ChannelMessage.Hint hint && !queue.isFull()) {
            queue.addHint(hint);
        } else if (message instanceof ChannelMessage.Stream stream && !queue.isFull()) {
            queue.add(InputQueue.Waiting.of(new Input.Arrival<>(stream), null));
        }
    }

    private void take(Confirmation confirmation) {
        outbox.confirm(confirmation);
        timers.sendAt(outbox.nextDueMillis());
        if (lot.isAwaited(confirmation.peer())) {
            queue.add(InputQueue.Waiting.of(new Input.Confirmed<>(List.of(confirmation)), null));
        } else {
            queue.addSoft(confirmation);
            flushLater(settings.confirmFlushAfter().toMillis());
        }
    }

    /** Totals that somebody waits for, there or here, cause a block; others ride along. */
    private void take(ChannelMessage.Pair pair) {
        if (!pair.isUrgent() && !lot.isAwaited(pair.from())) {
            queue.addSoft(pair);
            flushLater(
                    pair.kind() == PairKind.SWEEP
                            ? settings.sweepFlushAfter().toMillis()
                            : settings.pairSpacing().minMillis());
        } else if (!queue.isFull()) {
            queue.addUrgent(pair);
        }
    }

    private void flushLater(long afterMillis) {
        if (!isFlushDue) {
            timers.startAtLatest(FrontTimers.Ring.FLUSH, clock.millis() + afterMillis);
        }
    }

    /** What rides along has waited long enough. */
    void flush() {
        isFlushDue = true;
    }

    /** A deadline in the state, or of a parked command, may have been reached. */
    void deadline() {
        addOnce(new Input.Deadline<>());
    }

    /** Makes it durable that time has passed. */
    void tick() {
        addOnce(new Input.Tick<>());
    }

    /** There may be a newer price. */
    void opening() {
        addOnce(new Input.Opening<>());
    }

    private void addOnce(Input<C> input) {
        if (!queue.has(input.getClass())) {
            queue.add(InputQueue.Waiting.of(input, null));
        }
    }

    // ---- being taken ------------------------------------------------------------------------------------------------

    /** Whether there is something to make a block for. */
    boolean areDue() {
        return hasUrgent() || (isFlushDue && queue.hasSoft());
    }

    boolean hasUrgent() {
        return queue.hasUrgent();
    }

    boolean areNone() {
        return !queue.hasUrgent() && !queue.hasSoft();
    }

    boolean hasCommand(CommandId id) {
        return queue.hasCommand(id);
    }

    /** The next batch: all that rides along, and up to so many of the others. */
    List<InputQueue.Waiting<C>> take(int urgentMax) {
        isFlushDue = false;
        timers.cancel(FrontTimers.Ring.FLUSH);
        return queue.take(urgentMax);
    }

    /** Puts back what a batch did not take or has lost, in its order, before everything else. */
    void putBack(List<InputQueue.Waiting<C>> again) {
        queue.putBack(again);
    }

    // ---- being sent away --------------------------------------------------------------------------------------------

    /** Tells the senders of all commands that wait in the queue why they will not be decided. */
    void refuseAll(CommandRefusal rule) {
        queue.drain().forEach(waiting -> refuse(waiting, rule));
    }

    /** Tells the senders of all commands that are parked. */
    void refuseParked(CommandRefusal rule) {
        lot.drain().forEach(waiting -> refuse(waiting, rule));
    }

    private void refuse(InputQueue.Waiting<C> waiting, CommandRefusal rule) {
        ActorRef<NodeMessage> replyTo = waiting.replyTo();
        if (waiting.isMaybeDurable()) {
            return; // "Not decided" could be untrue: its fate is asked by its id.
        }
        if (replyTo != null && waiting.input() instanceof Input.Command<C> command) {
            replyTo.tell(notDecided(command.ticket().id(), rule));
        }
    }

    private NodeMessage notDecided(CommandId id, CommandRefusal rule) {
        return new NodeMessage.Answered(new Answer(self, id, new Fate.NotDecided(rule.name(), rule.sentence()), false));
    }
}
