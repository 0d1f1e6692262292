package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.port.EntityCodecs;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * All entities of one type, wherever in the cluster they are. Nodes of role {@value #ROLE} hold the shards; every other
 * member reaches them through a proxy.
 */
public final class EntityRegion {
    /** The role of nodes that hold entities. */
    public static final String ROLE = "node";

    private EntityRegion() {}

    /** The sharding key of an entity type. */
    public static EntityTypeKey<EntityMessage> key(String type) {
        return EntityTypeKey.create(EntityMessage.class, type);
    }

    /** Places the entities of this kind on this node, if it has the role; otherwise opens the proxy to them. */
    public static <S, C, E, M extends Payload, Q, V> ActorRef<ShardingEnvelope<EntityMessage>> init(
            ActorSystem<?> system,
            EntityKind<S, C, E, M, Q, V> kind,
            EntityCodecs<S, C, E> codecs,
            ShellSettings settings,
            ShellNode node) {
        String type = kind.type();
        ActorRef<EpochGate.Command> gate =
                system.systemActorOf(EpochGate.create(type, node.epochs()), "epoch-gate-" + type, Props.empty());
        EntityFront.Parts<S, C, E, M, Q, V> parts = new EntityFront.Parts<>(kind, codecs, settings, node, gate);
        return ClusterSharding.get(system)
                .init(Entity.of(
                                key(type),
                                context -> Behaviors.setup(actor -> EntityFront.create(
                                        new Address(type, context.getEntityId()),
                                        parts,
                                        Shards.of(context.getEntityId()),
                                        () -> context.getShard()
                                                .tell(new ClusterSharding.Passivate<>(actor.getSelf())))))
                        .withMessageExtractor(new StableShards())
                        .withRole(ROLE)
                        .withStopMessage(EntityMessage.Stop.STOP));
    }

    /** A proxy to the entities of this type on a member that holds none. */
    public static ActorRef<ShardingEnvelope<EntityMessage>> proxy(ActorSystem<?> system, String type) {
        return ClusterSharding.get(system)
                .init(Entity.<EntityMessage>of(key(type), context -> Behaviors.empty())
                        .withMessageExtractor(new StableShards())
                        .withRole(ROLE)
                        .withStopMessage(EntityMessage.Stop.STOP));
    }

    /** The desk of this entity type, for callers on this member. */
    public static <C, Q, V> ShardedDesk<C, Q, V> desk(
            ActorSystem<?> system,
            String type,
            ActorRef<ShardingEnvelope<EntityMessage>> region,
            io.quoin.protocol.port.WireCodec<C> commands,
            Duration answerTimeout) {
        return new ShardedDesk<>(system, type, region, commands, answerTimeout);
    }
}
