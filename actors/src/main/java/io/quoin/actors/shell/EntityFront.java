package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.NodeMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sharded actor of an entity, whatever its law. It queues what arrives while its core writes ({@link Arrivals}, {@link
 * Questions}), hands the core one {@link Batch} at a time, and lets everything that leaves out through one {@link
 * ReleasePoint}. When its core is gone it starts another from the journal ({@link CoreKeeper}) and asks again by id.
 */
public final class EntityFront<S, C, E, M extends Payload, Q, V> extends AbstractBehavior<EntityMessage> {
    /** What an entity of this type is made of, the same for all of them on a node. */
    public record Parts<S, C, E, M extends Payload, Q, V>(
            EntityKind<S, C, E, M, Q, V> kind,
            EntityCodecs<S, C, E> codecs,
            ShellSettings settings,
            ShellNode node,
            ActorRef<EpochGate.Command> gate) {}

    private record RosterLeft(@Nullable Throwable failure) implements EntityMessage {}

    private final Address self;
    private final int shard;
    private final ShellSettings settings;
    private final ShellNode node;
    private final Runnable passivate;
    private final FrontTimers timers;
    private final Outbox outbox;
    private final Asker asker;
    private final ParkingLot<C> lot = new ParkingLot<>();
    private final Arrivals<C> arrivals;
    private final Questions questions;
    private final Batch<C> batch = new Batch<>();
    private final ReleasePoint release;
    private final CoreKeeper<S, C, E, M, Q, V> core;
    private final boolean followsPrices;

    private CoreReport.@Nullable Standing standing;
    private boolean isStopping;
    private boolean isRosterSuspect;
    private long calledMillis;

    /**
     * The front of one entity.
     *
     * @param passivate asks whoever placed the entity to stop it
     */
    public static <S, C, E, M extends Payload, Q, V> Behavior<EntityMessage> create(
            Address self, Parts<S, C, E, M, Q, V> parts, int shard, Runnable passivate) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new EntityFront<>(context, timers, self, parts, shard, passivate)));
    }

    private EntityFront(
            ActorContext<EntityMessage> context,
            TimerScheduler<EntityMessage> scheduler,
            Address self,
            Parts<S, C, E, M, Q, V> parts,
            int shard,
            Runnable passivate) {
        super(context);
        this.self = self;
        this.shard = shard;
        this.settings = parts.settings();
        this.node = parts.node();
        this.passivate = passivate;
        this.timers = new FrontTimers(scheduler, node.clock());
        this.outbox = new Outbox(node.post(), Outbox.Resending.of(settings), settings.pairSpacing());
        this.asker = new Asker(node.post(), outbox, settings.askAgainAfter());
        this.arrivals = new Arrivals<>(self, settings, node.clock(), outbox, timers, lot);
        this.questions = new Questions(context, self, node.archive(), settings.queueInputsMax());
        this.release = new ReleasePoint(shard, node, parts.gate(), context.getSelf(), outbox, asker, timers);
        this.core = new CoreKeeper<>(context, self, shard, parts, timers);
        this.calledMillis = node.clock().millis();
        this.followsPrices = parts.kind().followsPrices();
        timers.startEvery(FrontTimers.Ring.IDLE, settings.passivateAfter().dividedBy(2));
        if (followsPrices) {
            node.followers().add(context.getSelf());
        }
        core.spawn();
    }

    @Override
    public Receive<EntityMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(EntityMessage.Request.class, this::onRequest)
                .onMessage(CoreReport.Written.class, this::onWritten)
                .onMessage(EpochGate.Answer.class, this::onGate)
                .onMessage(CoreReport.Recovered.class, this::onRecovered)
                .onMessage(CoreReport.Started.class, this::onStarted)
                .onMessage(CoreReport.Unusable.class, this::onUnusable)
                .onMessage(CoreReport.Threw.class, this::onThrew)
                .onMessage(CoreReport.Gone.class, this::onGone)
                .onMessage(FrontTimers.Ring.class, this::onRing)
                .onMessage(Questions.FateFound.class, this::onFateFound)
                .onMessage(RosterLeft.class, this::onRosterLeft)
                .onMessage(EntityMessage.PricesMoved.class, moved -> onPricesMoved())
                .onMessage(EntityMessage.Stop.class, stop -> onStop())
                .onSignal(PostStop.class, stopped -> onStopped())
                .build();
    }

    // ---- arriving ---------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> onRequest(EntityMessage.Request request) {
        NodeMessage message = request.message();
        ActorRef<NodeMessage> replyTo = request.replyTo();
        if (message instanceof NodeMessage.Wake) {
            isRosterSuspect =
                    true; // Somebody keeps a row of it. To be woken is not to be called, or it would never leave.
        } else {
            calledMillis = node.clock().millis();
        }
        if (message instanceof NodeMessage.Submit submit) {
            arrivals.submit(submit, replyTo, closedBecause());
        } else if (message instanceof NodeMessage.Channel channel) {
            if (closedBecause() == null) { // Otherwise it will come again.
                arrivals.take(channel.message());
            }
        } else if (message instanceof NodeMessage.Look look && replyTo != null) {
            questions.ask(new CoreCommand.LookAt(look.query()), replyTo, closedBecause());
        } else if (message instanceof NodeMessage.AskFingerprint && replyTo != null) {
            questions.ask(new CoreCommand.FingerprintOf(), replyTo, closedBecause());
        } else if (message instanceof NodeMessage.AskFate ask && replyTo != null) {
            onAskFate(ask, replyTo);
        }
        work();
        return this;
    }

    private Behavior<EntityMessage> onPricesMoved() {
        if (closedBecause() == null) {
            arrivals.opening();
        }
        return next();
    }

    /** Why nothing is taken in any more; null while it is. */
    private @Nullable CommandRefusal closedBecause() {
        if (core.isFrozen()) {
            return CommandRefusal.FROZEN;
        }
        return isStopping ? CommandRefusal.STOPPING : null;
    }

    private void onAskFate(NodeMessage.AskFate ask, ActorRef<NodeMessage> replyTo) {
        CommandId id = ask.id();
        if (arrivals.hasCommand(id) || batch.hasCommand(id) || lot.hasCommand(id) || release.hasCommand(id)) {
            replyTo.tell(new NodeMessage.FateKnown(id, new Fate.Pending()));
            return;
        }
        CoreReport.Standing now = standing;
        long clock = node.clock().millis();
        boolean isAdmitted = questions.askFate(ask, replyTo, closedBecause());
        if (isAdmitted
                && now != null
                && now.engineTimeMillis() <= ask.validUntilMillis()
                && clock > ask.validUntilMillis()) {
            arrivals.tick(); // "Never" is final only when a durable block says that its time has passed.
        }
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    /** Hands the core its next batch if it is idle and there is one. */
    private void work() {
        boolean isReady = core.isRunning()
                && !batch.isTaking()
                && !isStopping
                && release.isFenceReleased()
                && release.size() < settings.unreleasedBlocksMax();
        if (isReady && (arrivals.areDue() || questions.areWaiting())) {
            int urgentMax = batch.urgentMax(settings.limits().blockEntriesMax());
            core.tell(new CoreCommand.Take<>(batch.begin(arrivals.take(urgentMax)), questions.take()));
        }
    }

    private Behavior<EntityMessage> onWritten(CoreReport.Written written) {
        if (!core.isPresent(written)) {
            return this;
        }
        List<InputQueue.Waiting<C>> inputs = batch.inputs();
        arrivals.putBack(inputs.subList(written.turns().size(), inputs.size()));
        Letters<C> letters = Letters.write(self, written, inputs, lot);
        letters.uncertain().forEach(questions::search);
        batch.end();
        core.praise();
        standing = written.standing();
        release.dispatch(letters.parcel(release.nextToken(), questions.answers(written)));
        timers.startDeadline(written.standing());
        return next();
    }

    private Behavior<EntityMessage> onFateFound(Questions.FateFound found) {
        CoreReport.Standing now = standing;
        if (now != null) {
            List<Parcel.Letter> letters = questions.answers(found);
            if (!letters.isEmpty()) {
                release.dispatch(Parcel.ofLetters(release.nextToken(), now, letters));
            }
        }
        return this;
    }

    private Behavior<EntityMessage> onGate(EpochGate.Answer answer) {
        Epochs.Epoch owner = answer.fencedBy();
        if (owner != null) {
            return onFenced(owner);
        }
        release.open(answer.token());
        return next();
    }

    private Behavior<EntityMessage> onFenced(Epochs.Epoch owner) {
        getContext()
                .getLog()
                .warn(
                        "{}: shard {} is held by {} with epoch {}, ours is {}; everything unreleased is dropped",
                        self,
                        shard,
                        owner.owner(),
                        owner.number(),
                        core.incarnation().epoch());
        release.drop();
        node.onFencedOut()
                .accept(new ShellNode.FencedOut(
                        self.type(), shard, core.incarnation().epoch(), owner));
        return Behaviors.stopped();
    }

    // ---- the core comes and goes ------------------------------------------------------------------------------------

    private Behavior<EntityMessage> onRecovered(CoreReport.Recovered recovered) {
        if (!core.isPresent(recovered)) {
            return this;
        }
        if (core.fence()) {
            release.hold(core.incarnation().epoch());
            return this;
        }
        refuseAll(CommandRefusal.STOPPING);
        return Behaviors.stopped();
    }

    private Behavior<EntityMessage> onStarted(CoreReport.Started started) {
        if (!core.isPresent(started)) {
            return this;
        }
        core.run();
        standing = started.standing();
        isRosterSuspect |= started.standing().hasObligations();
        release.dispatchFence(started);
        if (followsPrices) {
            arrivals.opening();
        }
        timers.startDeadline(started.standing());
        return next();
    }

    private Behavior<EntityMessage> onUnusable(CoreReport.Unusable unusable) {
        if (!core.isPresent(unusable) || !core.isRecovering()) {
            return this; // A failed recovery is signalled twice, the second time wrapped.
        }
        core.replaceUnusable(unusable);
        if (core.isFrozen()) {
            refuseAll(CommandRefusal.FROZEN);
        }
        return next();
    }

    private Behavior<EntityMessage> onThrew(CoreReport.Threw threw) {
        if (!core.isPresent(threw)) {
            return this;
        }
        getContext()
                .getLog()
                .error(
                        "{}: deciding {} of {} failed",
                        self,
                        threw.parked() == null ? "input " + threw.inputIndex() : threw.parked(),
                        batch.inputs().size(),
                        threw.failure());
        Batch.Retry<C> retry = batch.threw(lot.drain(), threw);
        retry.dropped().forEach(input -> getContext().getLog().error("{}: dropping {}", self, input));
        arrivals.putBack(retry.again());
        questions.putBack();
        core.replaceTorn(retry.isCalm());
        return next();
    }

    private Behavior<EntityMessage> onGone(CoreReport.Gone gone) {
        if (!core.isLoss(gone)) {
            return this;
        }
        boolean wasTaking = batch.isTaking();
        arrivals.putBack(batch.loseUnknown());
        arrivals.putBack(wasTaking ? InputQueue.Waiting.asMaybeDurable(lot.drain()) : lot.drain());
        questions.putBack();
        core.replaceLost(wasTaking);
        return next();
    }

    // ---- time -------------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> onRing(FrontTimers.Ring ring) {
        switch (ring) {
            case RESTART:
                core.spawn();
                return this;
            case SEND:
                if (core.isRunning()) { // Otherwise the next fence brings all of it again.
                    release.sendDue();
                }
                return this;
            case FLUSH:
                arrivals.flush();
                return next();
            case DEADLINE:
                arrivals.deadline();
                return next();
            case IDLE:
            default:
                passivateIfFlat();
                return this;
        }
    }

    // ---- leaving ----------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> next() {
        if (isStopping) {
            refuseAll(CommandRefusal.STOPPING);
            if (batch.isTaking()) {
                return this; // What is parked may be decided in it.
            }
            arrivals.refuseParked(CommandRefusal.STOPPING);
            return release.isEmpty() ? Behaviors.stopped() : this;
        }
        work();
        return this;
    }

    private Behavior<EntityMessage> onStop() {
        isStopping = true;
        return next();
    }

    private Behavior<EntityMessage> onStopped() {
        node.followers().remove(getContext().getSelf());
        return this;
    }

    private void refuseAll(CommandRefusal rule) {
        arrivals.refuseAll(rule);
        questions.refuseAll(rule);
    }

    private void passivateIfFlat() {
        CoreReport.Standing now = release.released();
        boolean isIdle = node.clock().millis() - calledMillis
                >= settings.passivateAfter().toMillis();
        boolean isEmpty = arrivals.areNone()
                && lot.isEmpty()
                && !questions.areWaiting()
                && !batch.isTaking()
                && release.isEmpty()
                && outbox.isEmpty()
                && asker.isEmpty();
        if (!core.isRunning() || !isIdle || !isEmpty || now == null || now.hasObligations()) {
            return;
        }
        if (!now.isOnRoster() && !isRosterSuspect) {
            passivate.run();
            return;
        }
        core.leaveRoster();
        getContext()
                .pipeToSelf(node.roster().leave(self, core.incarnation()), (done, failure) -> new RosterLeft(failure));
    }

    private Behavior<EntityMessage> onRosterLeft(RosterLeft left) {
        if (!core.isLeavingRoster()) {
            return this;
        }
        core.returnFromRoster();
        if (left.failure() != null) {
            getContext().getLog().warn("{}: the roster rows could not be removed", self, left.failure());
        } else {
            isRosterSuspect = false;
            if (!arrivals.hasUrgent() && !questions.areWaiting()) {
                passivate.run();
            }
        }
        return next();
    }
}
