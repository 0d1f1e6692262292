package io.quoin.actors.shell;

import io.quoin.protocol.port.Epochs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
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

    private record ReadDone(
            @Nullable Map<Integer, Epochs.Epoch> epochs,
            @Nullable Throwable failure) implements Command {}

    private enum Again implements Command {
        AGAIN
    }

    /** The gate's answer: open, or fenced by the owner of a higher epoch. */
    record Answer(long token, Epochs.@Nullable Epoch fencedBy) implements EntityMessage {}

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private final String type;
    private final Epochs epochs;
    private List<Await> reading = new ArrayList<>();
    private List<Await> next = new ArrayList<>();
    private boolean isReading;

    /** The gate of this entity type. */
    public static Behavior<Command> create(String type, Epochs epochs) {
        return Behaviors.setup(context -> new EpochGate(context, type, epochs));
    }

    private EpochGate(ActorContext<Command> context, String type, Epochs epochs) {
        super(context);
        this.type = type;
        this.epochs = epochs;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Await.class, this::onAwait)
                .onMessage(ReadDone.class, this::onReadDone)
                .onMessage(Again.class, again -> {
                    read();
                    return this;
                })
                .build();
    }

    private Behavior<Command> onAwait(Await await) {
        next.add(await);
        if (!isReading) {
            read();
        }
        return this;
    }

    private void read() {
        isReading = true;
        List<Await> waiting = reading;
        reading = next;
        next = waiting;
        next.clear();
        getContext().pipeToSelf(epochs.read(type), ReadDone::new);
    }

    private Behavior<Command> onReadDone(ReadDone done) {
        isReading = false;
        Map<Integer, Epochs.Epoch> table = done.epochs();
        if (table == null) {
            // Nothing may be released on an unread epoch: those who wait go on waiting for the next read.
            getContext().getLog().warn("The epochs of {} could not be read; reading again", type, done.failure());
            reading.addAll(next);
            next = reading;
            reading = new ArrayList<>();
            isReading = true; // Until the pause is over: a Cassandra that refuses at once must not be asked in a loop.
            getContext().scheduleOnce(PAUSE_AFTER_FAILURE, getContext().getSelf(), Again.AGAIN);
            return this;
        }
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
