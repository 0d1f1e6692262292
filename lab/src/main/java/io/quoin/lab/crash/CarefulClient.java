package io.quoin.lab.crash;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.EntityDesk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Hands commands in as a careful client does: under an id of its own, again under the same id as long as no final answer
 * comes, and by asking for the fate of the id when its time has passed. So every command ends as applied, refused or never,
 * whatever dies in between, unless nobody is there to answer any more.
 */
final class CarefulClient<C> implements AutoCloseable {
    private static final int PAUSE_DOUBLINGS_MAX = 3;

    private final EntityDesk<C, ?, ?> desk;
    private final long retryAfterMillis;
    private final Executor later;
    private final LongAdder repeats = new LongAdder();
    private final LongAdder fatesAsked = new LongAdder();
    private volatile boolean isClosed;

    /**
     * A client of this desk.
     *
     * @param retryAfter the pause after an attempt that brought nothing final; an attempt itself lasts as long as the desk waits
     */
    CarefulClient(EntityDesk<C, ?, ?> desk, Duration retryAfter) {
        this.desk = desk;
        this.retryAfterMillis = retryAfter.toMillis();
        this.later = CompletableFuture.delayedExecutor(retryAfterMillis, TimeUnit.MILLISECONDS);
    }

    /** Hands an order in and follows it. Completes with {@code Applied}, {@code Refused} or {@code Never}. */
    CompletableFuture<Fate> follow(Order<C> order) {
        CompletableFuture<Fate> end = new CompletableFuture<>();
        submit(order, end);
        return end;
    }

    /** How often an order was handed in again. */
    long repeats() {
        return repeats.sum();
    }

    /** How often a fate was asked. */
    long fatesAsked() {
        return fatesAsked.sum();
    }

    private void submit(Order<C> order, CompletableFuture<Fate> end) {
        settleWith(
                desk.submit(order.entity(), order.id(), order.validUntilMillis(), order.command())
                        .thenApply(Answer::fate),
                order,
                0,
                end);
    }

    private void askFate(Order<C> order, int asked, CompletableFuture<Fate> end) {
        fatesAsked.increment();
        settleWith(desk.fate(order.entity(), order.id(), order.validUntilMillis()), order, asked + 1, end);
    }

    private void settleWith(CompletionStage<Fate> attempt, Order<C> order, int asked, CompletableFuture<Fate> end) {
        CompletionStage<Void> settled = attempt.handle((fate, failure) -> failure == null ? fate : null)
                .thenAccept(fate -> settle(order, fate, asked, end));
        settled.exceptionally(failure -> {
            end.completeExceptionally(failure);
            return null;
        });
    }

    /**
     * Goes on if this fate is not final.
     *
     * @param fate null if no answer came
     * @param asked how often the fate was asked: each further question comes after a longer pause, because whoever is gone for
     *     long finds all questions at once when it is back
     */
    private void settle(Order<C> order, @Nullable Fate fate, int asked, CompletableFuture<Fate> end) {
        if (isClosed) {
            end.cancel(false);
        } else if (isFinal(fate)) {
            end.complete(fate);
        } else if (System.currentTimeMillis() < order.validUntilMillis()) {
            repeats.increment();
            later.execute(() -> submit(order, end));
        } else {
            Executor pause = CompletableFuture.delayedExecutor(
                    retryAfterMillis << Math.min(asked, PAUSE_DOUBLINGS_MAX), TimeUnit.MILLISECONDS);
            pause.execute(() -> askFate(order, asked, end));
        }
    }

    /** Whether nothing can change this fate any more. */
    static boolean isFinal(@Nullable Fate fate) {
        return fate instanceof Fate.Applied || fate instanceof Fate.Refused || fate instanceof Fate.Never;
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        isClosed = true;
    }
}
