package io.quoin.actors.shell;

import io.quoin.protocol.law.Law;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** The timers of one front, one for each {@link Ring}; what is wanted sooner brings its ring forward. */
final class FrontTimers {
    /** What a front is woken for. */
    enum Ring implements EntityMessage {
        /** Start another core. */
        RESTART,
        /** Something of the outbox is due. */
        SEND,
        /** What only rides along has waited long enough for a block. */
        FLUSH,
        /** A deadline in the state may have been reached. */
        DEADLINE,
        /** See whether the entity may leave memory. */
        IDLE
    }

    private static final long WAIT_MILLIS_MIN = 10;
    private static final long DEADLINE_WAIT_MILLIS_MAX = 24L * 60 * 60 * 1_000;

    private final TimerScheduler<EntityMessage> scheduler;
    private final InstantSource clock;
    private final EnumMap<Ring, Long> ringsAt = new EnumMap<>(Ring.class);

    FrontTimers(TimerScheduler<EntityMessage> scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Rings again and again, with this pause. */
    void startEvery(Ring ring, Duration pause) {
        scheduler.startTimerWithFixedDelay(ring, pause);
    }

    /** Rings once after so long, and not when it was asked to before. */
    void startAfter(Ring ring, long millis) {
        scheduler.startSingleTimer(ring, Duration.ofMillis(millis));
    }

    /** Starts the timer, or brings it forward if it would ring later. */
    void startAtLatest(Ring ring, long atMillis) {
        Long rings = rings(ring);
        if (rings == null || rings > atMillis) {
            long wait = Math.max(WAIT_MILLIS_MIN, atMillis - clock.millis());
            ringsAt.put(ring, clock.millis() + wait);
            startAfter(ring, wait);
        }
    }

    private @Nullable Long rings(Ring ring) {
        return scheduler.isTimerActive(ring) ? ringsAt.get(ring) : null;
    }

    /** Rings at the next deadline of the state, if it has one. */
    void startDeadline(CoreReport.Standing standing) {
        if (standing.nextDeadlineMillis() != Law.NO_DEADLINE) {
            long wait = Math.max(1, standing.nextDeadlineMillis() - clock.millis());
            startAfter(Ring.DEADLINE, Math.min(wait, DEADLINE_WAIT_MILLIS_MAX));
        }
    }

    /** Rings when something of the outbox is due; {@link Long#MAX_VALUE} is never. */
    void sendAt(long dueMillis) {
        if (dueMillis != Long.MAX_VALUE) {
            startAtLatest(Ring.SEND, dueMillis);
        }
    }

    void cancel(Ring ring) {
        scheduler.cancel(ring);
    }
}
