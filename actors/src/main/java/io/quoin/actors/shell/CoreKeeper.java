package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.journal.Incarnation;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a core at work: starts one from the journal, gives it its incarnation, and starts another when it is gone. Only what
 * the present core reports counts.
 */
final class CoreKeeper<S, C, E, M extends Payload, Q, V> {
    /** How far the present core is. */
    private enum Phase {
        /** It reads its journal. */
        RECOVERING,
        /** It writes the first block of its incarnation. */
        FENCING,
        /** It decides. */
        RUNNING,
        /** There is none; the next one is started by a timer. */
        WAITING_TO_RESTART,
        /** It decides nothing, because its roster rows are being removed. */
        LEAVING_ROSTER,
        /** There is none and will be none: the journal is broken. */
        FROZEN
    }

    private final ActorContext<EntityMessage> context;
    private final Address self;
    private final int shard;
    private final EntityFront.Parts<S, C, E, M, Q, V> parts;
    private final FrontTimers timers;

    private @Nullable ActorRef<CoreCommand<C>> core;
    private int coreNumber;
    private Phase phase = Phase.RECOVERING;
    private boolean useSnapshots = true;
    private long restartPauseMillis;
    private Incarnation incarnation = Incarnation.NONE;

    CoreKeeper(
            ActorContext<EntityMessage> context,
            Address self,
            int shard,
            EntityFront.Parts<S, C, E, M, Q, V> parts,
            FrontTimers timers) {
        this.context = context;
        this.self = self;
        this.shard = shard;
        this.parts = parts;
        this.timers = timers;
        this.restartPauseMillis = parts.settings().restartBackoff().toMillis();
    }

    boolean isRecovering() {
        return phase == Phase.RECOVERING;
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isFrozen() {
        return phase == Phase.FROZEN;
    }

    /** Whether this was reported by the present core. */
    boolean isPresent(CoreReport report) {
        return report.core() == coreNumber;
    }

    /** Tells the present core, if there is one. */
    void tell(CoreCommand<C> command) {
        ActorRef<CoreCommand<C>> target = core;
        if (target != null) {
            target.tell(command);
        }
    }

    // ---- starting ---------------------------------------------------------------------------------------------------

    /** Starts a core, which recovers from the journal. */
    void spawn() {
        coreNumber++;
        phase = Phase.RECOVERING;
        ActorRef<CoreCommand<C>> spawned = context.spawn(
                EntityCore.create(
                        self,
                        coreNumber,
                        useSnapshots,
                        parts.kind(),
                        parts.codecs(),
                        parts.settings(),
                        parts.node(),
                        context.getSelf()),
                "core-" + coreNumber);
        context.watchWith(spawned, new CoreReport.Gone(coreNumber));
        core = spawned;
    }

    /** The core has recovered: lets it write its fence. Returns false if the shard is not held by this node any more. */
    boolean fence() {
        OptionalLong held = parts.node().epochs().held(self.type(), shard);
        if (held.isEmpty()) {
            context.getLog().warn("{}: shard {} is not held by this node any more", self, shard);
            return false;
        }
        incarnation = new Incarnation(held.getAsLong(), parts.node().starts().incrementAndGet());
        phase = Phase.FENCING;
        tell(new CoreCommand.Start<>(incarnation));
        return true;
    }

    /** The fence is durable. */
    void run() {
        phase = Phase.RUNNING;
        useSnapshots = true;
    }

    /** It has made a batch durable: it is well. */
    void praise() {
        restartPauseMillis = parts.settings().restartBackoff().toMillis();
    }

    /** What the present core writes under. */
    Incarnation incarnation() {
        return incarnation;
    }

    // ---- losing -----------------------------------------------------------------------------------------------------

    /** The core could not recover. Stops it and starts another as the remedy says, or none. */
    void replaceUnusable(CoreReport.Unusable unusable) {
        context.getLog().error("{}: {}", self, unusable.reason());
        stop();
        if (unusable.remedy() == CoreReport.Remedy.NONE) {
            phase = Phase.FROZEN;
        } else {
            useSnapshots = useSnapshots && unusable.remedy() == CoreReport.Remedy.AGAIN;
            restartAfter(backOff());
        }
    }

    /**
     * The law has thrown, and the core's state is torn. Starts another.
     *
     * @param isCalm after a pause, not at once
     */
    void replaceTorn(boolean isCalm) {
        stop();
        if (isCalm) {
            restartAfter(backOff());
        } else {
            spawn();
        }
    }

    /** Whether the loss of the core is news: not if another is on its way already, or none ever will be. */
    boolean isLoss(CoreReport.Gone gone) {
        return isPresent(gone) && phase != Phase.WAITING_TO_RESTART && phase != Phase.FROZEN;
    }

    /**
     * The core has stopped by itself. Starts another.
     *
     * @param wasTaking whether it was deciding or writing: whether that is durable will be known only after every time-out
     */
    void replaceLost(boolean wasTaking) {
        core = null;
        boolean isUnknown = wasTaking || phase == Phase.FENCING;
        if (phase == Phase.RECOVERING) {
            useSnapshots = false; // It died without a word, perhaps of its snapshot.
        }
        restartAfter(isUnknown ? parts.settings().unknownWriteWait().toMillis() : backOff());
    }

    private void stop() {
        ActorRef<CoreCommand<C>> gone = core;
        core = null;
        if (gone != null) {
            context.unwatch(gone);
            context.stop(gone);
        }
    }

    private void restartAfter(long millis) {
        phase = Phase.WAITING_TO_RESTART;
        timers.startAfter(FrontTimers.Ring.RESTART, millis);
    }

    private long backOff() {
        long pause = restartPauseMillis;
        restartPauseMillis =
                Math.min(pause * 2, parts.settings().restartBackoffMax().toMillis());
        return pause;
    }

    // ---- leaving the roster -----------------------------------------------------------------------------------------

    /** No batch is formed until the rows are gone: a block must never rely on a row that is being removed. */
    void leaveRoster() {
        phase = Phase.LEAVING_ROSTER;
    }

    boolean isLeavingRoster() {
        return phase == Phase.LEAVING_ROSTER;
    }

    /** The rows are gone, or could not be removed. */
    void returnFromRoster() {
        phase = Phase.RUNNING;
        tell(new CoreCommand.RosterLeft<>());
    }
}
