package io.quoin.lab.crash;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients of one entity type, each of which hands in its next command as soon as its last one has a final fate and a moment has
 * passed. What is handed in and what is answered stands in their history.
 */
final class Clients<C> implements AutoCloseable {
    static final long VALID_LONG_MILLIS = 55_000;

    private static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private final CarefulClient<C> client;
    private final History<C> history;
    private final Executor later;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean isRunning;
    private volatile @Nullable Throwable failure;

    /** What one client wants next: a command to an entity, on behalf of an account. */
    record Wish<C>(String entity, String account, long validMillis, C command) {}

    /** What a client does. It is asked for one thing at a time and told what became of it. */
    interface Habit<C> {
        /** The next command, which will be handed in under this client id. */
        Wish<C> next(String clientId);

        /** What became of the last one. */
        default void told(Fate fate) {}
    }

    /** Makes the habit of a client. */
    interface Habits<C> {
        Habit<C> of(String client, SplittableRandom random);
    }

    /**
     * Clients that have not begun.
     *
     * @param think how long a client waits before its next command
     */
    Clients(EntityDesk<C, ?, ?> desk, History<C> history, Duration think) {
        this.client = new CarefulClient<>(desk, RETRY_AFTER);
        this.history = history;
        this.later = CompletableFuture.delayedExecutor(think.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets these clients loose; what they ask comes from the seed, the order in which they are served does not. */
    void start(List<String> names, long seed, Habits<C> habits) {
        isRunning = true;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Habit<C> habit = habits.of(name, new SplittableRandom(seed * 31 + i));
            later.execute(() -> next(name, 0, habit));
        }
    }

    /** Lets clients hand in nothing new. */
    void stop() {
        isRunning = false;
    }

    /** Waits until all that was handed in has a final fate; false if that takes longer. */
    boolean awaitEnd(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (underWay) {
            while (underWay.get() > 0 && System.nanoTime() < deadline) {
                underWay.wait(100);
            }
        }
        return underWay.get() == 0;
    }

    /** How often a command was handed in again. */
    long repeats() {
        return client.repeats();
    }

    /** How often a fate was asked. */
    long fatesAsked() {
        return client.fatesAsked();
    }

    /** Throws what a client died of, if one did. */
    void requireHealthy() {
        Throwable reason = failure;
        if (reason != null) {
            throw new IllegalStateException("a client failed", reason);
        }
    }

    private void next(String name, int number, Habit<C> habit) {
        if (!isRunning) {
            return;
        }
        CompletableFuture<Void> again = CompletableFuture.completedFuture(name + "-" + number)
                .thenCompose(clientId -> {
                    Wish<C> wish = habit.next(clientId);
                    CommandId id = new CommandId(wish.account(), clientId);
                    return send(wish.entity(), id, wish.validMillis(), wish.command());
                })
                .thenAccept(fate -> {
                    habit.told(fate);
                    if (isRunning) {
                        later.execute(() -> next(name, number + 1, habit));
                    }
                });
        again.exceptionally(reason -> {
            failure = reason;
            return null;
        });
    }

    /** Sends a command that must be applied; under a new id where the time of the first was over before anyone was there. */
    CompletableFuture<Fate> sendSurely(String entity, CommandId id, C command) {
        CommandId another = new CommandId(id.account(), id.clientId() + "-again");
        return send(entity, id, VALID_LONG_MILLIS, command)
                .thenCompose(fate -> fate instanceof Fate.Never
                        ? send(entity, another, VALID_LONG_MILLIS, command)
                        : CompletableFuture.completedFuture(fate));
    }

    /** Waits for these and requires that each was applied. */
    static void requireApplied(List<CompletableFuture<Fate>> all) {
        for (CompletableFuture<Fate> end : all) {
            Fate fate = end.join();
            if (!(fate instanceof Fate.Applied)) {
                throw new IllegalStateException("a command that must be applied met its fate: " + fate);
            }
        }
    }

    private CompletableFuture<Fate> send(String entity, CommandId id, long validMillis, C command) {
        Order<C> order = new Order<>(entity, id, System.currentTimeMillis() + validMillis, command);
        history.handedIn(order);
        underWay.incrementAndGet();
        return client.follow(order).whenComplete((fate, reason) -> {
            if (reason == null) {
                history.told(order, fate);
            } else {
                failure = reason;
            }
            synchronized (underWay) {
                underWay.decrementAndGet();
                underWay.notifyAll();
            }
        });
    }

    @Override
    public void close() {
        isRunning = false;
        client.close();
    }
}
