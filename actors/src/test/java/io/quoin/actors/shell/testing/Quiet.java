package io.quoin.actors.shell.testing;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.setup.Setup;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Knows whether any actor of a system still has something to do: time passes only when none has. */
public final class Quiet extends Setup {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private int busy;

    /** Waits until no actor has anything to do. */
    public synchronized void await() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (busy > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("the actors do not come to rest");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private synchronized void begin() {
        busy++;
    }

    private synchronized void end() {
        busy--;
        if (busy == 0) {
            notifyAll();
        }
    }

    /** The threads of all actors: what one of them causes is begun before it has ended itself. */
    public static final class Threads extends ExecutorServiceConfigurator {
        private static final int COUNT = 2;

        private final Quiet quiet;

        /** As a dispatcher creates its threads. */
        public Threads(Config config, DispatcherPrerequisites prerequisites) {
            super(config, prerequisites);
            quiet = prerequisites.settings().setup().get(Quiet.class).orElseThrow();
        }

        @Override
        public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threadFactory) {
            return new ExecutorServiceFactory() {
                @Override
                public ExecutorService createExecutorService() {
                    return new Counting(quiet, threadFactory);
                }
            };
        }
    }

    private static final class Counting extends ThreadPoolExecutor {
        private final Quiet quiet;

        Counting(Quiet quiet, ThreadFactory threadFactory) {
            super(Threads.COUNT, Threads.COUNT, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threadFactory);
            this.quiet = quiet;
        }

        @Override
        public void execute(Runnable task) {
            quiet.begin();
            super.execute(() -> {
                try {
                    task.run();
                } finally {
                    quiet.end();
                }
            });
        }
    }
}
