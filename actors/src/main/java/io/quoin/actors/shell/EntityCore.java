package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.ChainBrokenException;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.entity.Parked;
import io.quoin.protocol.entity.Verdict;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.LiveHeads;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.roster.RosterDuty;
import io.quoin.protocol.roster.RosterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.EventAdapter;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.Recovery;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * The event-sourced part of an entity. It decides a batch, persists it as one block, and reports to its front. It never
 * retries: when a write fails or the law throws, it stops, and the front starts another from the journal.
 */
final class EntityCore<S, C, E, M extends Payload, Q, V>
        extends EventSourcedBehavior<CoreCommand<C>, SealedBlock<E>, EntityState<S>> {
    private static final int SNAPSHOTS_KEPT = 2;

    private final ActorContext<CoreCommand<C>> context;
    private final Address self;
    private final int core;
    private final boolean useSnapshots;
    private final EntityKind<S, C, E, M, Q, V> kind;
    private final EntityRules<S, C, E, M> rules;
    private final EntityCodecs<S, C, E> codecs;
    private final ShellSettings settings;
    private final ShellNode node;
    private final ActorRef<EntityMessage> front;
    private final BlockEncoder<E> encoder;

    private final Parked<C> parked = new Parked<>();
    private RosterDuty duty = RosterDuty.FRESH;
    private @Nullable Draft<E> waiting;

    /** A decided batch on its way into the journal. */
    private record Draft<E>(
            @Nullable SealedBlock<E> block,
            List<CoreReport.Turn> turns,
            List<ChannelMessage> sent,
            List<CoreCommand.Read> reads) {}

    static <S, C, E, M extends Payload, Q, V> Behavior<CoreCommand<C>> create(
            Address self,
            int core,
            boolean useSnapshots,
            EntityKind<S, C, E, M, Q, V> kind,
            EntityCodecs<S, C, E> codecs,
            ShellSettings settings,
            ShellNode node,
            ActorRef<EntityMessage> front) {
        return Behaviors.setup(
                context -> new EntityCore<>(context, self, core, useSnapshots, kind, codecs, settings, node, front));
    }

    private EntityCore(
            ActorContext<CoreCommand<C>> context,
            Address self,
            int core,
            boolean useSnapshots,
            EntityKind<S, C, E, M, Q, V> kind,
            EntityCodecs<S, C, E> codecs,
            ShellSettings settings,
            ShellNode node,
            ActorRef<EntityMessage> front) {
        super(PersistenceId.ofUniqueId(self.persistenceId()));
        this.context = context;
        this.self = self;
        this.core = core;
        this.useSnapshots = useSnapshots;
        this.kind = kind;
        this.rules = kind.rules();
        this.codecs = codecs;
        this.settings = settings;
        this.node = node;
        this.front = front;
        this.encoder = codecs.blocks().encoder();
    }

    // ---- recovery ---------------------------------------------------------------------------------------------------

    @Override
    public EntityState<S> emptyState() {
        return rules.initial(self);
    }

    @Override
    public Recovery recovery() {
        return useSnapshots
                ? super.recovery()
                : Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none());
    }

    @Override
    public EventHandler<EntityState<S>, SealedBlock<E>> eventHandler() {
        return this::onBlock;
    }

    /** A block that this core has drafted is in the state already; Pekko hands it here once more before it writes it. */
    private EntityState<S> onBlock(EntityState<S> state, SealedBlock<E> sealed) {
        if (sealed.block().height() > state.height()) {
            rules.apply(state, sealed);
        }
        return state;
    }

    @Override
    public SignalHandler<EntityState<S>> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecovered)
                .onSignal(RecoveryFailed.class, (state, signal) -> onRecoveryFailed(signal.getFailure()))
                .build();
    }

    private void onRecovered(EntityState<S> state) {
        long row = lastSequenceNumber(context);
        if (row != state.height()) {
            String reason = "the recovered state stands at " + state.height() + ", the journal at row " + row;
            front.tell(new CoreReport.Unusable(core, reason, remedyForBroken()));
            return;
        }
        Optional<LiveHeads.Verdict> verdict = node.liveHeads().verdict(self);
        if (verdict.isEmpty()) {
            front.tell(new CoreReport.Recovered(core));
            return;
        }
        LiveHeads.Verdict live = verdict.get();
        if (live.broken().isPresent()) {
            front.tell(new CoreReport.Unusable(core, live.broken().get(), remedyForBroken()));
        } else if (state.height() != live.height()
                || (live.height() > 0 && !state.head().equals(live.head()))) {
            String reason = "the recovered state stands at " + state.height() + " "
                    + state.head().brief() + ", the live chain at " + live.height() + " "
                    + live.head().brief();
            front.tell(new CoreReport.Unusable(core, reason, remedyForBroken()));
        } else {
            front.tell(new CoreReport.Recovered(core));
        }
    }

    private void onRecoveryFailed(Throwable failure) {
        boolean isBroken = failure instanceof ChainBrokenException || failure instanceof MalformedBytesException;
        CoreReport.Remedy remedy = isBroken ? remedyForBroken() : CoreReport.Remedy.AGAIN;
        front.tell(new CoreReport.Unusable(core, "recovery failed: " + failure.getMessage(), remedy));
    }

    private CoreReport.Remedy remedyForBroken() {
        return useSnapshots ? CoreReport.Remedy.WITHOUT_SNAPSHOT : CoreReport.Remedy.NONE;
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    @Override
    public CommandHandler<CoreCommand<C>, SealedBlock<E>, EntityState<S>> commandHandler() {
        return this::onCommand;
    }

    private Effect<SealedBlock<E>, EntityState<S>> onCommand(EntityState<S> state, CoreCommand<C> command) {
        if (command instanceof CoreCommand.Take<C> take) {
            return onTake(state, take);
        } else if (command instanceof CoreCommand.Start<C> start) {
            return onStart(state, start);
        } else if (command instanceof CoreCommand.RosterEntered<C> entered) {
            return onRosterEntered(state, entered);
        } else if (command instanceof CoreCommand.RosterLeft<C>) {
            duty = RosterDuty.FRESH;
            return Effect().none();
        }
        throw new IllegalStateException("unknown command " + command);
    }

    private Effect<SealedBlock<E>, EntityState<S>> onStart(EntityState<S> state, CoreCommand.Start<C> start) {
        SealedBlock<E> fence =
                rules.fence(state, start.incarnation(), node.clock().millis(), encoder);
        return Effect()
                .persist(fence)
                .thenRun(fenced -> front.tell(new CoreReport.Started(
                        core, standing(fenced), fenced.channels().unconfirmed(), rules.standingHints(fenced))));
    }

    private Effect<SealedBlock<E>, EntityState<S>> onTake(EntityState<S> state, CoreCommand.Take<C> take) {
        BlockDraft<S, C, E, M> draft =
                rules.draft(state, parked, node.prices(), node.clock().millis(), encoder);
        List<CoreReport.Turn> turns = new ArrayList<>(take.inputs().size());
        SealedBlock<E> block;
        try {
            for (Input<C> input : take.inputs()) {
                if (draft.isFull()) {
                    break;
                }
                turns.add(turn(draft, input));
            }
            block = draft.isEmpty() ? null : draft.seal();
        } catch (RuntimeException failure) {
            int blamed = draft.isOpening() ? take.inputs().size() : turns.size();
            front.tell(new CoreReport.Threw(core, blamed, draft.deciding(), failure));
            return Effect().none().thenStop();
        }
        List<ChannelMessage> sent = block == null ? List.of() : state.channels().sentByBlock();
        Draft<E> decided = new Draft<>(block, turns, sent, take.reads());
        boolean exposed = rules.law().isExposed(state.domain());
        if (block != null && duty.mustEnterBefore(rules.hasObligations(state), exposed)) {
            waiting = decided;
            RosterRow row = new RosterRow(self, state.incarnation(), exposed);
            context.pipeToSelf(node.roster().enter(row), (done, failure) -> new CoreCommand.RosterEntered<>(failure));
            duty = duty.entered(exposed);
            return Effect().none();
        }
        return write(decided, state);
    }

    private CoreReport.Turn turn(BlockDraft<S, C, E, M> draft, Input<C> input) {
        int known = draft.parkedVerdicts().size();
        Verdict verdict = draft.take(input);
        List<Verdict> all = draft.parkedVerdicts();
        return new CoreReport.Turn(verdict, List.copyOf(all.subList(known, all.size())));
    }

    private Effect<SealedBlock<E>, EntityState<S>> onRosterEntered(
            EntityState<S> state, CoreCommand.RosterEntered<C> entered) {
        Draft<E> decided = waiting;
        waiting = null;
        if (decided == null) {
            throw new IllegalStateException(self + ": no block waits for the roster");
        }
        if (entered.failure() != null) {
            context.getLog().warn("{}: the roster row could not be written; restarting", self, entered.failure());
            return Effect().none().thenStop();
        }
        return write(decided, state);
    }

    private Effect<SealedBlock<E>, EntityState<S>> write(Draft<E> decided, EntityState<S> state) {
        if (decided.block() == null) {
            front.tell(written(decided, state));
            return Effect().none();
        }
        return Effect().persist(decided.block()).thenRun(durable -> front.tell(written(decided, durable)));
    }

    // ---- reporting --------------------------------------------------------------------------------------------------

    private CoreReport.Written written(Draft<E> decided, EntityState<S> state) {
        Map<Long, BlockHash> hashes = new HashMap<>();
        for (CoreReport.Turn turn : decided.turns()) {
            noteHash(turn.verdict(), state, hashes);
            turn.parked().forEach(verdict -> noteHash(verdict, state, hashes));
        }
        List<CoreReport.ReadAnswer> reads = new ArrayList<>(decided.reads().size());
        for (CoreCommand.Read read : decided.reads()) {
            reads.add(answerOrReason(state, read));
        }
        return new CoreReport.Written(
                core, standing(state), decided.turns(), hashes, decided.sent(), rules.standingHints(state), reads);
    }

    private static <S> void noteHash(Verdict verdict, EntityState<S> state, Map<Long, BlockHash> hashes) {
        if (verdict instanceof Verdict.Decided d) {
            hashes.computeIfAbsent(d.decided().height(), height -> hashAt(state, height));
        }
    }

    private static <S> BlockHash hashAt(EntityState<S> state, long height) {
        if (height == state.height()) {
            return state.head();
        }
        BlockHash hash = state.liveIds().hashAt(height);
        if (hash == null) {
            throw new IllegalStateException(state.self() + ": the hash of block " + height + " is not kept");
        }
        return hash;
    }

    /** The block is durable already: a question that fails must not take the core down with it. */
    private CoreReport.ReadAnswer answerOrReason(EntityState<S> state, CoreCommand.Read read) {
        try {
            return answer(state, read);
        } catch (RuntimeException failure) {
            context.getLog().error("{}: {} could not be answered", self, read, failure);
            return new CoreReport.Unanswerable("the question could not be answered; it has been reported");
        }
    }

    private CoreReport.ReadAnswer answer(EntityState<S> state, CoreCommand.Read read) {
        if (read instanceof CoreCommand.FateOf fate) {
            KeptId kept = state.liveIds().find(fate.id());
            return new CoreReport.FateKept(kept, kept == null ? null : hashAt(state, kept.height()));
        }
        if (read instanceof CoreCommand.FingerprintOf) {
            BlockHash stateHash = BlockHash.ofContent(codecs.states().encode(state));
            return new CoreReport.Fingerprinted(new Fingerprint(state.height(), state.head(), stateHash));
        }
        @SuppressWarnings("unchecked") // The edge decodes queries by the entity's own codec.
        Q query = (Q) ((CoreCommand.LookAt) read).query();
        Object view = kind.view().of(state, query, node.prices());
        return new CoreReport.Looked(new Seen<>(view, state.height(), state.head(), state.engineTimeMillis()));
    }

    private CoreReport.Standing standing(EntityState<S> state) {
        return new CoreReport.Standing(
                state.height(),
                state.head(),
                state.engineTimeMillis(),
                Math.min(rules.law().nextDeadlineMillis(state.domain()), parked.nextDeadlineMillis()),
                rules.hasObligations(state),
                duty.isEntered());
    }

    // ---- bytes ------------------------------------------------------------------------------------------------------

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(settings.snapshotEveryBlocks(), SNAPSHOTS_KEPT);
    }

    @Override
    public EventAdapter<SealedBlock<E>, byte[]> eventAdapter() {
        return new BlockAdapter<>(codecs.blocks());
    }

    @Override
    public SnapshotAdapter<EntityState<S>> snapshotAdapter() {
        return new StateAdapter<>(codecs.states());
    }
}
