package io.quoin.actors.shell;

import io.quoin.protocol.port.Epochs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one entity type on one node: opens for whoever still holds its shard, according to an epoch read that started
 * after he asked. All who ask while a read is under way share the next one, so a node makes one read at a time per type.
 */
public final class EpochGate extends AbstractBehavior<EpochGate.Command> {
    /** What the gate hears. */
    public sealed interface Command {}

    /** Asks whether the epoch is still the shard's, by a read that starts from now on. */
    public record Await(int shard, long epoch, long token, ActorRef<EntityMessage> replyTo) implements Command {}

    private enum Retry implements Command {
        RETRY
    }

    private record ReadDone(
            @Nullable Map<Integer, Epochs.Epoch> epochs,
            @Nullable Throwable failure) implements Command {}

    /** The gate's answer: open, or fenced by the owner of a higher epoch. */
    record Answer(long token, Epochs.@Nullable Epoch fencedBy) implements EntityMessage {}

    private static final Duration RETRY_AFTER = Duration.ofMillis(100);

    private final TimerScheduler<Command> timers;
    private final String type;
    private final Epochs epochs;
    private List<Await> reading = new ArrayList<>();
    private List<Await> next = new ArrayList<>();
    private boolean isReading;

    /** The gate of this entity type. */
    public static Behavior<Command> create(String type, Epochs epochs) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new EpochGate(context, timers, type, epochs)));
    }

    private EpochGate(ActorContext<Command> context, TimerScheduler<Command> timers, String type, Epochs epochs) {
        super(context);
        this.timers = timers;
        this.type = type;
        this.epochs = epochs;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Await.class, this::onAwait)
                .onMessage(ReadDone.class, this::onReadDone)
                .onMessage(Retry.class, retry -> onRetry())
                .build();
    }

    private Behavior<Command> onAwait(Await await) {
        next.add(await);
        if (!isReading) {
            read();
        }
        return this;
    }

    private Behavior<Command> onRetry() {
        read();
        return this;
    }

    private void read() {
        isReading = true;
        List<Await> waiting = reading;
        reading = next;
        next = waiting;
        next.clear();
        getContext().pipeToSelf(startRead(), ReadDone::new);
    }

    private CompletionStage<Map<Integer, Epochs.Epoch>> startRead() {
        try {
            return epochs.read(type);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Behavior<Command> onReadDone(ReadDone done) {
        Map<Integer, Epochs.Epoch> table = done.epochs();
        if (table == null) {
            // Nothing may be released on an unread epoch: those who wait go on waiting for the next read.
            getContext().getLog().warn("The epochs of {} could not be read; reading again", type, done.failure());
            reading.addAll(next);
            next = reading;
            reading = new ArrayList<>();
            timers.startSingleTimer(Retry.RETRY, RETRY_AFTER);
            return this;
        }
        isReading = false;
        for (Await await : reading) {
            Epochs.Epoch owner = table.get(await.shard());
            boolean isFenced = owner == null || owner.number() != await.epoch();
            Epochs.Epoch by = owner == null ? new Epochs.Epoch(0, "nobody") : owner;
            await.replyTo().tell(new Answer(await.token(), isFenced ? by : null));
        }
        reading.clear();
        if (!next.isEmpty()) {
            read();
        }
        return this;
    }
}
