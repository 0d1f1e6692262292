package io.quoin.lab.load;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands commands in as a careful client does: under an id of its own, again under the same id as long as no answer comes, and
 * by asking for the fate of the id when its time has passed. So every command ends as applied, refused, or never.
 */
public final class CommandDriver<C> {
    private static final Duration VALID_FOR = Duration.ofSeconds(50);
    private static final long RETRY_AFTER_MILLIS = 300;

    private final EntityDesk<C, ?, ?> desk;
    private final Semaphore inFlight;
    private final int inFlightMax;
    private final LongAdder repeats = new LongAdder();
    private final LongAdder fatesAsked = new LongAdder();
    private final Executor retry = CompletableFuture.delayedExecutor(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);

    public CommandDriver(EntityDesk<C, ?, ?> desk, int inFlightMax) {
        this.desk = desk;
        this.inFlightMax = inFlightMax;
        this.inFlight = new Semaphore(inFlightMax);
    }

    /** Hands a command in on behalf of the entity itself; see below. */
    public void drive(String entity, String clientId, C command, Consumer<Fate> onFate) throws InterruptedException {
        drive(entity, new CommandId(entity, clientId), command, onFate);
    }

    /** Hands a command in under this id; waits while too many are under way. Tells its final fate. */
    public void drive(String entity, CommandId id, C command, Consumer<Fate> onFate) throws InterruptedException {
        inFlight.acquire();
        long validUntil = System.currentTimeMillis() + VALID_FOR.toMillis();
        submit(entity, id, validUntil, command, fate -> {
            try {
                onFate.accept(fate);
            } finally {
                inFlight.release();
            }
        });
    }

    /** Waits until nothing is under way. */
    public void drain() throws InterruptedException {
        inFlight.acquire(inFlightMax);
        inFlight.release(inFlightMax);
    }

    /** How often a command was handed in again. */
    public long repeats() {
        return repeats.sum();
    }

    /** How often a fate was asked. */
    public long fatesAsked() {
        return fatesAsked.sum();
    }

    private void submit(String entity, CommandId id, long validUntil, C command, Consumer<Fate> result) {
        follow(
                desk.submit(entity, id, validUntil, command).thenApply(Answer::fate),
                fate -> settle(entity, id, validUntil, command, fate, result));
    }

    private void ask(String entity, CommandId id, long validUntil, C command, Consumer<Fate> result) {
        fatesAsked.increment();
        follow(desk.fate(entity, id, validUntil), fate -> settle(entity, id, validUntil, command, fate, result));
    }

    /** The fate is null if no answer came. */
    private void settle(
            String entity, CommandId id, long validUntil, C command, @Nullable Fate fate, Consumer<Fate> result) {
        if (fate instanceof Fate.Applied || fate instanceof Fate.Refused || fate instanceof Fate.Never) {
            result.accept(fate);
        } else if (System.currentTimeMillis() < validUntil) {
            repeats.increment();
            retry.execute(() -> submit(entity, id, validUntil, command, result));
        } else {
            retry.execute(() -> ask(entity, id, validUntil, command, result));
        }
    }

    private interface Settle {
        void with(@Nullable Fate fate);
    }

    private static void follow(CompletionStage<Fate> stage, Settle settle) {
        stage.handle((fate, failure) -> failure == null ? fate : null).thenAccept(settle::with);
    }
}
