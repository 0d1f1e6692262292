package io.quoin.lab.bench;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.protocol.port.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * A node as every realm has them, with entities of one type that can be added to. It is a cluster of its own and holds all
 * shards.
 *
 * @param <C> the type's commands
 */
interface BenchNode<C> extends AutoCloseable {
    /**
     * Where an entity stands.
     *
     * @param count how often it was added to, if it counts that
     * @param sum all that was added
     */
    record Standing(long height, OptionalLong count, long sum) {}

    ActorSystem<Void> system();

    ActorRef<ShardingEnvelope<EntityMessage>> region();

    WireCodec<C> commands();

    /** The command that adds so much. */
    C adding(long amount);

    /** Makes these entities such that they can be added to; those that are already are left alone. */
    void prepare(List<String> entityIds) throws InterruptedException;

    /** Waits until these entities have told others all that they have to tell, so that nothing is written any more. */
    void awaitQuiet(List<String> entityIds) throws InterruptedException;

    /** Where an entity stands. Starts it if it is not running. */
    Standing standing(String entityId, Duration within) throws InterruptedException;

    @Override
    void close();
}
