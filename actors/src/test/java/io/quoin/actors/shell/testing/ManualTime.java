package io.quoin.actors.shell.testing;

import com.typesafe.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import org.jspecify.annotations.Nullable;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/** The scheduler of an actor system and the clock of its entities in one: both stand still until a test lets time pass. */
public final class ManualTime extends AbstractScheduler implements InstantSource {
    private static final long BEGINNING_MILLIS = 1_800_000_000_000L;

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Quiet quiet = new Quiet();
    private volatile long nowMillis = BEGINNING_MILLIS;
    private long order;

    /** As an actor system creates its scheduler. */
    public ManualTime(Config config, LoggingAdapter log, ThreadFactory threads) {}

    /** The time of this actor system, which was configured with it. */
    public static ManualTime of(ActorSystem system) {
        return (ManualTime) system.scheduler();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }

    /** Sets the clock back, as an operator might. */
    public void jumpsBack(Duration duration) {
        nowMillis -= duration.toMillis();
    }

    /** From now on time passes only while no actor has anything to do. */
    void passesWhenQuiet(Quiet actors) {
        quiet = actors;
    }

    /** Lets time pass; what is due in between runs at its own time, in order, with all that follows, before this returns. */
    public void passes(Duration duration) {
        quiet.await();
        long end = nowMillis + duration.toMillis();
        for (Task task = nextUntil(end); task != null; task = nextUntil(end)) {
            nowMillis = Math.max(nowMillis, task.dueMillis);
            task.run();
            quiet.await();
        }
        nowMillis = end;
    }

    private synchronized @Nullable Task nextUntil(long endMillis) {
        while (!tasks.isEmpty() && tasks.element().isCancelled()) {
            tasks.remove();
        }
        return tasks.isEmpty() || tasks.element().dueMillis > endMillis ? null : tasks.remove();
    }

    private synchronized Task add(long afterMillis, long intervalMillis, Runnable runnable) {
        order++;
        Task task = new Task(nowMillis + Math.max(0, afterMillis), order, intervalMillis, runnable);
        tasks.add(task);
        return task;
    }

    private synchronized void again(Task task) {
        task.dueMillis += task.intervalMillis;
        tasks.add(task);
    }

    @Override
    @SuppressWarnings("deprecation") // Every scheduler must still have it.
    public Cancellable schedule(
            FiniteDuration initialDelay, FiniteDuration interval, Runnable runnable, ExecutionContext executor) {
        return add(initialDelay.toMillis(), interval.toMillis(), runnable);
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
        return add(delay.toMillis(), 0, runnable);
    }

    @Override
    public double maxFrequency() {
        return 1_000;
    }

    private final class Task implements Cancellable, Comparable<Task> {
        private final long order;
        private final long intervalMillis;
        private final Runnable runnable;
        private long dueMillis;
        private volatile boolean isDone;

        Task(long dueMillis, long order, long intervalMillis, Runnable runnable) {
            this.dueMillis = dueMillis;
            this.order = order;
            this.intervalMillis = intervalMillis;
            this.runnable = runnable;
        }

        void run() {
            if (intervalMillis > 0) {
                again(this);
            } else {
                isDone = true;
            }
            runnable.run();
        }

        @Override
        public boolean cancel() {
            boolean wasWaiting = !isDone;
            isDone = true;
            return wasWaiting;
        }

        @Override
        public boolean isCancelled() {
            return isDone;
        }

        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(dueMillis, other.dueMillis);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
