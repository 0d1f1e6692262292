package io.quoin.lab.demo;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands commands in as a careful client does: under an id of its own, again under the same id as long as no answer comes, and
 * by asking for the fate of the id when its time has passed. So every command ends as applied, refused, or never.
 */
final class CommandDriver<C> implements AutoCloseable {
    private static final Duration VALID_FOR = Duration.ofSeconds(50);
    private static final long RETRY_AFTER_MILLIS = 300;

    private final EntityDesk<C, ?, ?> desk;
    private final Semaphore inFlight;
    private final int inFlightMax;
    private final LongAdder repeats = new LongAdder();
    private final LongAdder fatesAsked = new LongAdder();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "command-driver");
        thread.setDaemon(true);
        return thread;
    });

    CommandDriver(EntityDesk<C, ?, ?> desk, int inFlightMax) {
        this.desk = desk;
        this.inFlightMax = inFlightMax;
        this.inFlight = new Semaphore(inFlightMax);
    }

    /** Hands a command in; waits while too many are under way. Completes with its final fate. */
    CompletableFuture<Fate> drive(String entity, String clientId, C command) throws InterruptedException {
        inFlight.acquire();
        CompletableFuture<Fate> result = new CompletableFuture<>();
        long validUntil = System.currentTimeMillis() + VALID_FOR.toMillis();
        submit(entity, new CommandId(entity, clientId), validUntil, command, result);
        return result.whenComplete((fate, failure) -> inFlight.release());
    }

    /** Waits until nothing is under way. */
    void drain() throws InterruptedException {
        inFlight.acquire(inFlightMax);
        inFlight.release(inFlightMax);
    }

    /** How often a command was handed in again. */
    long repeats() {
        return repeats.sum();
    }

    /** How often a fate was asked. */
    long fatesAsked() {
        return fatesAsked.sum();
    }

    private void submit(String entity, CommandId id, long validUntil, C command, CompletableFuture<Fate> result) {
        follow(
                desk.submit(entity, id, validUntil, command).thenApply(Answer::fate),
                fate -> settle(entity, id, validUntil, command, fate, result));
    }

    private void ask(String entity, CommandId id, long validUntil, C command, CompletableFuture<Fate> result) {
        fatesAsked.increment();
        follow(desk.fate(entity, id, validUntil), fate -> settle(entity, id, validUntil, command, fate, result));
    }

    /** The fate is null if no answer came. */
    private void settle(
            String entity,
            CommandId id,
            long validUntil,
            C command,
            @Nullable Fate fate,
            CompletableFuture<Fate> result) {
        if (fate instanceof Fate.Applied || fate instanceof Fate.Refused || fate instanceof Fate.Never) {
            result.complete(fate);
        } else if (System.currentTimeMillis() < validUntil) {
            repeats.increment();
            later(() -> submit(entity, id, validUntil, command, result));
        } else {
            later(() -> ask(entity, id, validUntil, command, result));
        }
    }

    private void later(Runnable run) {
        timer.schedule(run, RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private interface Settle {
        void with(@Nullable Fate fate);
    }

    private static void follow(CompletionStage<Fate> stage, Settle settle) {
        stage.whenComplete((fate, failure) -> settle.with(failure == null ? fate : null));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
