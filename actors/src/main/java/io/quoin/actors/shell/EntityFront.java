package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The sharded actor of an entity, whatever its law. It queues what arrives while its core writes, hands the core one batch at
 * a time, and lets everything that leaves out through one release point. When its core is gone it starts another from the
 * journal and asks again by id.
 */
public final class EntityFront<S, C, E, M extends Payload, Q, V> extends AbstractBehavior<EntityMessage> {
    private static final long NOT_STARTED = 0;
    private static final long TIMER_MILLIS_MIN = 10;

    /** What an entity of this type is made of, the same for all of them on a node. */
    public record Parts<S, C, E, M extends Payload, Q, V>(
            EntityKind<S, C, E, M, Q, V> kind,
            EntityCodecs<S, C, E> codecs,
            ShellSettings settings,
            ShellNode node,
            ActorRef<EpochGate.Command> gate) {}

    private enum Phase {
        RECOVERING,
        FENCING,
        RUNNING,
        WAITING_TO_RESTART,
        LEAVING_ROSTER,
        FROZEN
    }

    private enum Timer implements EntityMessage {
        RESTART,
        SEND,
        FLUSH,
        DEADLINE,
        IDLE
    }

    private record RosterLeft(@Nullable Throwable failure) implements EntityMessage {}

    /** Whom to tell a fate that is searched in the journal: who asked for it, or who sent the command. */
    private record Search(ActorRef<NodeMessage> replyTo, CommandId id, long validUntilMillis, boolean isForAnswer) {}

    private record FateFound(
            Search search,
            @Nullable Optional<Fate> fate,
            @Nullable Throwable failure) implements EntityMessage {}

    private record WaitingRead(CoreCommand.Read read, long validUntilMillis, ActorRef<NodeMessage> replyTo) {}

    private final Address self;
    private final int shard;
    private final Parts<S, C, E, M, Q, V> parts;
    private final ShellSettings settings;
    private final ShellNode node;
    private final TimerScheduler<EntityMessage> timers;
    private final Runnable passivate;
    private final InputQueue<C> queue;
    private final Outbox outbox;
    private final EnumMap<Timer, Long> ringsAt = new EnumMap<>(Timer.class);

    private List<WaitingRead> reads = new ArrayList<>();
    private List<InputQueue.Waiting<C>> inFlight = List.of();
    private List<WaitingRead> readsInFlight = List.of();
    private boolean isTaking;
    private final ArrayDeque<Parcel> unreleased = new ArrayDeque<>();

    private @Nullable ActorRef<CoreCommand<C>> core;
    private int coreNumber;
    private Phase phase = Phase.RECOVERING;
    private boolean useSnapshots = true;
    private boolean isStopping;
    private boolean isFlushDue;
    private boolean isRosterSuspect;
    private boolean hasThrown;
    private int takeSingly;
    private long restartPauseMillis;
    private long epoch;
    private long tokens = NOT_STARTED;
    private long fenceToken = NOT_STARTED;
    private long releasedToken = NOT_STARTED;
    private CoreReport.@Nullable Standing standing;
    private CoreReport.@Nullable Standing released;
    private Incarnation incarnation = Incarnation.NONE;
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
            TimerScheduler<EntityMessage> timers,
            Address self,
            Parts<S, C, E, M, Q, V> parts,
            int shard,
            Runnable passivate) {
        super(context);
        this.self = self;
        this.shard = shard;
        this.parts = parts;
        this.settings = parts.settings();
        this.node = parts.node();
        this.timers = timers;
        this.passivate = passivate;
        this.queue = new InputQueue<>(settings.queueInputsMax());
        this.outbox = new Outbox(
                node.post(), settings.resendAfter(), settings.resendAfterMax(), settings.resendWindowMessages());
        this.restartPauseMillis = settings.restartBackoff().toMillis();
        this.calledMillis = node.clock().millis();
        timers.startTimerWithFixedDelay(Timer.IDLE, settings.passivateAfter().dividedBy(2));
        spawnCore();
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
                .onMessage(Timer.class, this::onTimer)
                .onMessage(FateFound.class, this::onFateFound)
                .onMessage(RosterLeft.class, this::onRosterLeft)
                .onMessage(EntityMessage.Stop.class, stop -> onStop())
                .build();
    }

    // ---- arriving ---------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> onRequest(EntityMessage.Request request) {
        NodeMessage message = request.message();
        if (message instanceof NodeMessage.Wake) {
            isRosterSuspect =
                    true; // Somebody keeps a row of it. To be woken is not to be called, or it would never leave.
        } else {
            calledMillis = node.clock().millis();
        }
        if (message instanceof NodeMessage.Submit submit) {
            onSubmit(submit, request.replyTo());
        } else if (message instanceof NodeMessage.Channel channel) {
            onChannel(channel.message());
        } else if (message instanceof NodeMessage.Look look && request.replyTo() != null) {
            read(new WaitingRead(new CoreCommand.LookAt(look.query()), 0, request.replyTo()));
        } else if (message instanceof NodeMessage.AskFingerprint && request.replyTo() != null) {
            read(new WaitingRead(new CoreCommand.FingerprintOf(), 0, request.replyTo()));
        } else if (message instanceof NodeMessage.AskFate ask && request.replyTo() != null) {
            onAskFate(ask, request.replyTo());
        }
        work();
        return this;
    }

    private void onSubmit(NodeMessage.Submit submit, @Nullable ActorRef<NodeMessage> replyTo) {
        CommandRefusal rule = phase == Phase.FROZEN
                ? CommandRefusal.FROZEN
                : isStopping ? CommandRefusal.STOPPING : queue.isFull() ? CommandRefusal.QUEUE_FULL : null;
        if (rule == null) {
            @SuppressWarnings("unchecked") // The edge decodes commands by the entity's own codec.
            C command = (C) submit.command();
            queue.add(InputQueue.Waiting.of(new Input.Command<>(submit.ticket(), command), replyTo));
        } else if (replyTo != null) {
            replyTo.tell(notDecided(submit.ticket().id(), rule));
        }
    }

    private void onChannel(ChannelMessage message) {
        if (phase == Phase.FROZEN || isStopping) {
            return; // It will come again.
        }
        if (message instanceof ChannelMessage.Confirm confirm) {
            outbox.confirm(confirm.confirmation());
            scheduleSend();
            queue.addSoft(confirm.confirmation());
            flushLater(settings.confirmFlushAfter());
        } else if (message instanceof ChannelMessage.Pair pair && pair.kind() == PairKind.SWEEP) {
            queue.addSoft(pair);
            flushLater(settings.sweepFlushAfter());
        } else if (message instanceof ChannelMessage.Pair pair && !queue.isFull()) {
            queue.add(InputQueue.Waiting.of(new Input.PairArrival<>(pair), null));
        } else if (message instanceof ChannelMessage.Stream stream && !queue.isFull()) {
            queue.add(InputQueue.Waiting.of(new Input.Arrival<>(stream), null));
        }
    }

    private boolean read(WaitingRead waiting) {
        if (phase == Phase.FROZEN || isStopping || reads.size() >= settings.queueInputsMax()) {
            CommandRefusal rule = phase == Phase.FROZEN
                    ? CommandRefusal.FROZEN
                    : isStopping ? CommandRefusal.STOPPING : CommandRefusal.QUEUE_FULL;
            waiting.replyTo().tell(new NodeMessage.NotLooked(rule.sentence()));
            return false;
        }
        reads.add(waiting);
        return true;
    }

    private void onAskFate(NodeMessage.AskFate ask, ActorRef<NodeMessage> replyTo) {
        CommandId id = ask.id();
        boolean isPending = queue.hasCommand(id)
                || inFlight.stream().anyMatch(waiting -> waiting.isCommand(id))
                || unreleased.stream().anyMatch(parcel -> parcel.commands().contains(id));
        if (isPending) {
            replyTo.tell(new NodeMessage.FateKnown(id, new Fate.Pending()));
            return;
        }
        CoreReport.Standing now = standing;
        long clock = node.clock().millis();
        boolean isAdmitted = read(new WaitingRead(new CoreCommand.FateOf(id), ask.validUntilMillis(), replyTo));
        if (isAdmitted
                && now != null
                && now.engineTimeMillis() <= ask.validUntilMillis()
                && clock > ask.validUntilMillis()
                && !queue.hasTick()) {
            // "Never" is final only when a durable block says that its time has passed.
            queue.add(InputQueue.Waiting.of(new Input.Tick<>(), null));
        }
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    /** Hands the core its next batch if it is idle and there is one. */
    private void work() {
        ActorRef<CoreCommand<C>> target = core;
        if (phase != Phase.RUNNING
                || isTaking
                || isStopping
                || target == null
                || releasedToken < fenceToken
                || unreleased.size() >= settings.unreleasedBlocksMax()) {
            return;
        }
        if (!queue.hasUrgent() && reads.isEmpty() && !(isFlushDue && queue.hasSoft())) {
            return;
        }
        int urgentMax = takeSingly > 0 ? 1 : settings.limits().blockEntriesMax();
        inFlight = queue.take(urgentMax);
        readsInFlight = reads;
        reads = new ArrayList<>();
        isFlushDue = false;
        timers.cancel(Timer.FLUSH);
        isTaking = true;
        List<Input<C>> inputs = new ArrayList<>(inFlight.size());
        inFlight.forEach(waiting -> inputs.add(waiting.input()));
        List<CoreCommand.Read> asked = new ArrayList<>(readsInFlight.size());
        readsInFlight.forEach(waiting -> asked.add(waiting.read()));
        target.tell(new CoreCommand.Take<>(inputs, asked));
    }

    private Behavior<EntityMessage> onWritten(CoreReport.Written written) {
        if (written.core() != coreNumber) {
            return this;
        }
        queue.putBack(inFlight.subList(written.inputsTaken(), inFlight.size()));
        tokens++;
        Parcel parcel = Letters.parcel(self, tokens, written, inFlight, answered(written));
        searchUncertain(written);
        isTaking = false;
        hasThrown = false;
        takeSingly = Math.max(0, takeSingly - 1);
        inFlight = List.of();
        readsInFlight = List.of();
        standing = written.standing();
        restartPauseMillis = settings.restartBackoff().toMillis();
        dispatch(parcel);
        scheduleDeadline(written.standing());
        return next();
    }

    private List<Parcel.Letter> answered(CoreReport.Written written) {
        List<Parcel.Letter> letters = new ArrayList<>(written.reads().size());
        for (int i = 0; i < written.reads().size(); i++) {
            WaitingRead waiting = readsInFlight.get(i);
            CoreReport.ReadAnswer answer = written.reads().get(i);
            if (answer instanceof CoreReport.Looked looked) {
                letters.add(new Parcel.Letter(waiting.replyTo(), new NodeMessage.Looked(looked.seen())));
            } else if (answer instanceof CoreReport.Unanswerable not) {
                letters.add(new Parcel.Letter(waiting.replyTo(), new NodeMessage.NotLooked(not.reason())));
            } else if (answer instanceof CoreReport.Fingerprinted print) {
                letters.add(new Parcel.Letter(waiting.replyTo(), new NodeMessage.Fingerprinted(print.fingerprint())));
            } else if (answer instanceof CoreReport.FateKept kept && waiting.read() instanceof CoreCommand.FateOf of) {
                letters.addAll(fateLetter(of.id(), waiting, kept, written.standing()));
            }
        }
        return letters;
    }

    private List<Parcel.Letter> fateLetter(
            CommandId id, WaitingRead waiting, CoreReport.FateKept kept, CoreReport.Standing now) {
        if (kept.kept() != null && kept.hash() != null) {
            Fate fate = Letters.fate(kept.kept(), kept.hash());
            return List.of(new Parcel.Letter(waiting.replyTo(), new NodeMessage.FateKnown(id, fate)));
        }
        if (now.engineTimeMillis() <= waiting.validUntilMillis()) {
            return List.of(new Parcel.Letter(waiting.replyTo(), new NodeMessage.FateKnown(id, new Fate.Unknown())));
        }
        search(new Search(waiting.replyTo(), id, waiting.validUntilMillis(), false));
        return List.of();
    }

    /** Commands that may have been decided by a write of unknown end, and are forgotten since: only the journal knows. */
    private void searchUncertain(CoreReport.Written written) {
        for (int i = 0; i < written.inputsTaken(); i++) {
            InputQueue.Waiting<C> waiting = inFlight.get(i);
            Ticket ticket = Letters.ticket(waiting.input());
            if (ticket != null
                    && waiting.replyTo() != null
                    && Letters.isUncertain(waiting, written.verdicts().get(i))) {
                search(new Search(waiting.replyTo(), ticket.id(), ticket.validUntilMillis(), true));
            }
        }
    }

    private void search(Search search) {
        getContext()
                .pipeToSelf(
                        node.archive().find(self, search.id(), search.validUntilMillis()),
                        (fate, failure) -> new FateFound(search, fate, failure));
    }

    private Behavior<EntityMessage> onFateFound(FateFound found) {
        Search search = found.search();
        Optional<Fate> searched = found.fate();
        CoreReport.Standing now = standing;
        if (searched == null || now == null) {
            getContext()
                    .getLog()
                    .warn("{}: the journal could not be searched for {}", self, search.id(), found.failure());
            if (!search.isForAnswer()) {
                search.replyTo().tell(new NodeMessage.NotLooked("the journal could not be searched: ask again"));
            }
            return this;
        }
        Fate fate = searched.orElseGet(Fate.Never::new);
        NodeMessage message = search.isForAnswer()
                ? new NodeMessage.Answered(new Answer(self, search.id(), fate))
                : new NodeMessage.FateKnown(search.id(), fate);
        tokens++;
        List<Parcel.Letter> letters = List.of(new Parcel.Letter(search.replyTo(), message));
        dispatch(new Parcel(tokens, now, letters, List.of(), List.of(), List.of()));
        return this;
    }

    // ---- releasing: the one place where anything leaves -------------------------------------------------------------

    private void dispatch(Parcel parcel) {
        if (node.isFenced()) {
            unreleased.addLast(parcel);
            parts.gate()
                    .tell(new EpochGate.Await(
                            shard, epoch, parcel.token(), getContext().getSelf()));
        } else {
            release(parcel);
        }
    }

    private Behavior<EntityMessage> onGate(EpochGate.Answer answer) {
        Epochs.Epoch owner = answer.fencedBy();
        if (owner != null) {
            return onFenced(owner);
        }
        while (!unreleased.isEmpty() && unreleased.getFirst().token() <= answer.token()) {
            release(unreleased.removeFirst());
        }
        return next();
    }

    private void release(Parcel parcel) {
        released = parcel.standing();
        releasedToken = parcel.token();
        if (parcel.token() == fenceToken) {
            outbox.clear(); // The fence's parcel holds all that is unconfirmed, in its order.
        }
        for (Parcel.Letter letter : parcel.letters()) {
            letter.to().tell(letter.message());
        }
        parcel.confirms().forEach(node.post());
        if (!parcel.sent().isEmpty()) {
            outbox.release(parcel.sent(), node.clock().millis());
        }
        scheduleSend();
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
                        epoch);
        unreleased.clear();
        outbox.clear();
        node.onFencedOut().accept(new ShellNode.FencedOut(self.type(), shard, epoch, owner));
        return Behaviors.stopped();
    }

    // ---- the core: starting, losing, replacing ----------------------------------------------------------------------

    private void spawnCore() {
        coreNumber++;
        phase = Phase.RECOVERING;
        isTaking = false;
        ActorRef<CoreCommand<C>> spawned = getContext()
                .spawn(
                        EntityCore.create(
                                self,
                                coreNumber,
                                useSnapshots,
                                parts.kind(),
                                parts.codecs(),
                                settings,
                                node,
                                getContext().getSelf()),
                        "core-" + coreNumber);
        getContext().watchWith(spawned, new CoreReport.Gone(coreNumber));
        core = spawned;
    }

    private Behavior<EntityMessage> onRecovered(CoreReport.Recovered recovered) {
        ActorRef<CoreCommand<C>> target = core;
        if (recovered.core() != coreNumber || target == null) {
            return this;
        }
        OptionalLong held = node.epochs().held(self.type(), shard);
        if (held.isEmpty()) {
            getContext().getLog().warn("{}: shard {} is not held by this node any more", self, shard);
            refuseAll(CommandRefusal.STOPPING);
            return Behaviors.stopped();
        }
        epoch = held.getAsLong();
        incarnation = new Incarnation(epoch, node.starts().incrementAndGet());
        phase = Phase.FENCING;
        target.tell(new CoreCommand.Start<>(incarnation));
        return this;
    }

    private Behavior<EntityMessage> onStarted(CoreReport.Started started) {
        if (started.core() != coreNumber) {
            return this;
        }
        phase = Phase.RUNNING;
        useSnapshots = true;
        standing = started.standing();
        isRosterSuspect |= started.standing().hasObligations();
        tokens++;
        fenceToken = tokens;
        dispatch(new Parcel(tokens, started.standing(), List.of(), List.of(), started.unconfirmed(), List.of()));
        scheduleDeadline(started.standing());
        return next();
    }

    private Behavior<EntityMessage> onUnusable(CoreReport.Unusable unusable) {
        if (unusable.core() != coreNumber || phase != Phase.RECOVERING) {
            return this; // A failed recovery is signalled twice, the second time wrapped.
        }
        getContext().getLog().error("{}: {}", self, unusable.reason());
        stopCore();
        if (unusable.remedy() == CoreReport.Remedy.NONE) {
            phase = Phase.FROZEN;
            refuseAll(CommandRefusal.FROZEN);
        } else {
            useSnapshots = useSnapshots && unusable.remedy() == CoreReport.Remedy.AGAIN;
            restartAfter(backOff());
        }
        return next();
    }

    private Behavior<EntityMessage> onThrew(CoreReport.Threw threw) {
        if (threw.core() != coreNumber) {
            return this;
        }
        getContext()
                .getLog()
                .error(
                        "{}: deciding input {} of {} failed",
                        self,
                        threw.inputIndex(),
                        inFlight.size(),
                        threw.failure());
        List<InputQueue.Waiting<C>> again = new ArrayList<>(inFlight);
        boolean isDropped = false;
        if (hasThrown && takeSingly > 0 && threw.inputIndex() < again.size()) {
            isDropped = poison(again, threw.inputIndex());
            hasThrown = false;
        } else {
            hasThrown = true;
            takeSingly = again.size() + 1;
        }
        boolean isBlameless = threw.inputIndex() >= inFlight.size();
        queue.putBack(again);
        inFlight = List.of();
        requeueReads();
        stopCore();
        if (isBlameless || isDropped) {
            restartAfter(backOff()); // Sealing failed, or what was dropped will come again: it must not come in a rush.
        } else {
            spawnCore();
        }
        return next();
    }

    /** The same input threw alone: a command is refused INTERNAL in the journal, a message is dropped and comes again. */
    private boolean poison(List<InputQueue.Waiting<C>> batch, int index) {
        InputQueue.Waiting<C> bad = batch.get(index);
        if (bad.input() instanceof Input.Command<C> command) {
            batch.set(index, bad.with(new Input.Poisoned<>(command.ticket())));
            return false;
        }
        getContext().getLog().error("{}: dropping {}", self, bad.input());
        batch.remove(index);
        return true;
    }

    private Behavior<EntityMessage> onGone(CoreReport.Gone gone) {
        if (gone.core() != coreNumber || phase == Phase.WAITING_TO_RESTART || phase == Phase.FROZEN) {
            return this;
        }
        core = null;
        // A write was under way: whether it is durable will be known only after every time-out has passed.
        boolean isUnknown = isTaking || phase == Phase.FENCING;
        List<InputQueue.Waiting<C>> again = new ArrayList<>(inFlight.size());
        inFlight.forEach(waiting -> again.add(isUnknown ? waiting.asMaybeDurable() : waiting));
        queue.putBack(again);
        inFlight = List.of();
        requeueReads();
        if (phase == Phase.RECOVERING) {
            useSnapshots = false; // It died without a word, perhaps of its snapshot.
        }
        restartAfter(isUnknown ? settings.unknownWriteWait().toMillis() : backOff());
        return next();
    }

    private void requeueReads() {
        List<WaitingRead> again = new ArrayList<>(readsInFlight);
        again.addAll(reads);
        reads = again;
        readsInFlight = List.of();
    }

    private void stopCore() {
        ActorRef<CoreCommand<C>> gone = core;
        core = null;
        if (gone != null) {
            getContext().unwatch(gone);
            getContext().stop(gone);
        }
    }

    private void restartAfter(long millis) {
        phase = Phase.WAITING_TO_RESTART;
        isTaking = false;
        timers.startSingleTimer(Timer.RESTART, Duration.ofMillis(millis));
    }

    private long backOff() {
        long pause = restartPauseMillis;
        restartPauseMillis = Math.min(pause * 2, settings.restartBackoffMax().toMillis());
        return pause;
    }

    // ---- time -------------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> onTimer(Timer timer) {
        switch (timer) {
            case RESTART:
                spawnCore();
                return this;
            case SEND:
                if (phase == Phase.RUNNING) {
                    outbox.sendDue(node.clock().millis());
                }
                scheduleSend();
                return this;
            case FLUSH:
                isFlushDue = true;
                return next();
            case DEADLINE:
                queue.add(InputQueue.Waiting.of(new Input.Deadline<>(), null));
                return next();
            case IDLE:
            default:
                passivateIfFlat();
                return this;
        }
    }

    private void flushLater(Duration after) {
        if (!isFlushDue) {
            startAtLatest(Timer.FLUSH, node.clock().millis() + after.toMillis());
        }
    }

    private void scheduleSend() {
        long due = outbox.nextDueMillis();
        if (due != Long.MAX_VALUE) {
            startAtLatest(Timer.SEND, due);
        }
    }

    /** Starts the timer, or brings it forward if it would ring later. */
    private void startAtLatest(Timer timer, long atMillis) {
        Long rings = rings(timer);
        if (rings == null || rings > atMillis) {
            long wait = Math.max(TIMER_MILLIS_MIN, atMillis - node.clock().millis());
            ringsAt.put(timer, node.clock().millis() + wait);
            timers.startSingleTimer(timer, Duration.ofMillis(wait));
        }
    }

    private @Nullable Long rings(Timer timer) {
        return timers.isTimerActive(timer) ? ringsAt.get(timer) : null;
    }

    private void scheduleDeadline(CoreReport.Standing now) {
        if (now.nextDeadlineMillis() != Law.NO_DEADLINE) {
            long wait = Math.max(1, now.nextDeadlineMillis() - node.clock().millis());
            timers.startSingleTimer(Timer.DEADLINE, Duration.ofMillis(Math.min(wait, 24L * 60 * 60 * 1_000)));
        }
    }

    // ---- leaving ----------------------------------------------------------------------------------------------------

    private Behavior<EntityMessage> next() {
        if (isStopping) {
            refuseAll(CommandRefusal.STOPPING);
            return isTaking || !unreleased.isEmpty() ? this : Behaviors.stopped();
        }
        work();
        return this;
    }

    private Behavior<EntityMessage> onStop() {
        isStopping = true;
        return next();
    }

    private void refuseAll(CommandRefusal rule) {
        queue.drain().forEach(waiting -> refuse(waiting, rule));
        reads.forEach(read -> read.replyTo().tell(new NodeMessage.NotLooked(rule.sentence())));
        reads.clear();
    }

    private void passivateIfFlat() {
        CoreReport.Standing now = released;
        boolean isIdle = node.clock().millis() - calledMillis
                >= settings.passivateAfter().toMillis();
        boolean isEmpty =
                !queue.hasUrgent() && !queue.hasSoft() && reads.isEmpty() && !isTaking && unreleased.isEmpty();
        if (phase != Phase.RUNNING || !isIdle || !isEmpty || !outbox.isEmpty() || now == null || now.hasObligations()) {
            return;
        }
        if (!now.isOnRoster() && !isRosterSuspect) {
            passivate.run();
            return;
        }
        // No batch is formed until the rows are gone: a block must never rely on a row that is being removed.
        phase = Phase.LEAVING_ROSTER;
        getContext().pipeToSelf(node.roster().leave(self, incarnation), (done, failure) -> new RosterLeft(failure));
    }

    private Behavior<EntityMessage> onRosterLeft(RosterLeft left) {
        if (phase != Phase.LEAVING_ROSTER) {
            return this;
        }
        phase = Phase.RUNNING;
        ActorRef<CoreCommand<C>> target = core;
        if (target != null) {
            target.tell(new CoreCommand.RosterLeft<>());
        }
        if (left.failure() != null) {
            getContext().getLog().warn("{}: the roster rows could not be removed", self, left.failure());
        } else {
            isRosterSuspect = false;
            if (!queue.hasUrgent() && reads.isEmpty()) {
                passivate.run();
            }
        }
        return next();
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
        return new NodeMessage.Answered(new Answer(self, id, new Fate.NotDecided(rule.name(), rule.sentence())));
    }
}
