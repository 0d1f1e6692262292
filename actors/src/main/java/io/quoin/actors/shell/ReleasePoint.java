package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import java.util.ArrayDeque;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * The one place where anything leaves an entity. What is written waits here, in its order, until the gate has seen that the
 * shard is still ours; where the journal is exclusively ours it leaves at once.
 */
final class ReleasePoint {
    private static final long NOT_STARTED = 0;

    private final int shard;
    private final ShellNode node;
    private final ActorRef<EpochGate.Command> gate;
    private final ActorRef<EntityMessage> front;
    private final Outbox outbox;
    private final Asker asker;
    private final FrontTimers timers;
    private final ArrayDeque<Parcel> unreleased = new ArrayDeque<>();

    private long epoch;
    private long tokens = NOT_STARTED;
    private long fenceToken = NOT_STARTED;
    private long releasedToken = NOT_STARTED;
    private CoreReport.@Nullable Standing released;

    /**
     * The release point of one entity.
     *
     * @param front told by the gate
     */
    ReleasePoint(
            int shard,
            ShellNode node,
            ActorRef<EpochGate.Command> gate,
            ActorRef<EntityMessage> front,
            Outbox outbox,
            Asker asker,
            FrontTimers timers) {
        this.shard = shard;
        this.node = node;
        this.gate = gate;
        this.front = front;
        this.outbox = outbox;
        this.asker = asker;
        this.timers = timers;
    }

    /** The number of the next parcel. */
    long nextToken() {
        tokens++;
        return tokens;
    }

    /** From now on parcels leave under this epoch. */
    void hold(long heldEpoch) {
        epoch = heldEpoch;
    }

    /** Lets out the fence of an incarnation; until it has left, nothing more is to be decided. */
    void dispatchFence(CoreReport.Started started) {
        fenceToken = nextToken();
        dispatch(Parcel.ofFence(fenceToken, started));
    }

    /** Lets the parcel out as soon as it may. */
    void dispatch(Parcel parcel) {
        if (node.isFenced()) {
            unreleased.addLast(parcel);
            gate.tell(new EpochGate.Await(shard, epoch, parcel.token(), front));
        } else {
            release(parcel);
        }
    }

    /** The gate has opened for all parcels up to this one. */
    void open(long token) {
        while (!unreleased.isEmpty() && unreleased.getFirst().token() <= token) {
            release(unreleased.removeFirst());
        }
    }

    private void release(Parcel parcel) {
        released = parcel.standing();
        releasedToken = parcel.token();
        if (parcel.token() == fenceToken) {
            outbox.clear(); // The fence's parcel holds all that is unconfirmed, in its order, and nothing is parked.
            asker.clear();
        }
        for (Parcel.Letter letter : parcel.letters()) {
            letter.to().tell(letter.message());
        }
        for (ChannelMessage.Confirm confirm : parcel.confirms()) {
            node.post().accept(confirm);
        }
        if (!parcel.sent().isEmpty()) {
            outbox.release(parcel.sent(), node.clock().millis());
        }
        if (parcel.hints() != null) {
            asker.release(parcel.hints(), node.clock().millis());
        }
        timers.sendAt(Math.min(outbox.nextDueMillis(), asker.nextDueMillis()));
    }

    /** Sends and asks again whatever is due. */
    void sendDue() {
        outbox.sendDue(node.clock().millis());
        asker.askAgain(node.clock().millis());
        timers.sendAt(Math.min(outbox.nextDueMillis(), asker.nextDueMillis()));
    }

    /** Another owner holds the shard: nothing of this may ever leave. */
    void drop() {
        unreleased.clear();
        outbox.clear();
        asker.clear();
    }

    /** Whether the fence of the current epoch has left. */
    boolean isFenceReleased() {
        return releasedToken >= fenceToken;
    }

    /** Where the entity stood when it last released something. */
    CoreReport.@Nullable Standing released() {
        return released;
    }

    boolean isEmpty() {
        return unreleased.isEmpty();
    }

    int size() {
        return unreleased.size();
    }

    /** Whether the fate of this command waits here. */
    boolean hasCommand(CommandId id) {
        return unreleased.stream().anyMatch(parcel -> parcel.commands().contains(id));
    }
}
