package io.quoin.lab.bench;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.actors.shell.ShardedDesk;
import io.quoin.actors.shell.ShellSettings;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.lab.counter.CounterCodec;
import io.quoin.lab.counter.CounterCommand;
import io.quoin.lab.counter.CounterEvent;
import io.quoin.lab.counter.CounterKind;
import io.quoin.lab.counter.CounterQuery;
import io.quoin.lab.counter.CounterState;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.port.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** A node of counters. */
final class CounterNode implements BenchNode<CounterCommand> {
    private final QuoinNode node;
    private final String type;
    private final WireCodec<CounterCommand> commands;

    private CounterNode(QuoinNode node, String type, WireCodec<CounterCommand> commands) {
        this.node = node;
        this.type = type;
        this.commands = commands;
    }

    /**
     * Starts one.
     *
     * @param type the name of the entity type; two nodes on one Cassandra need two
     * @param isFenced whether releases wait for epoch reads, as on a Cassandra that is not exclusively ours
     */
    static CounterNode start(CassandraAddress own, String type, boolean isFenced) {
        CassandraAddress address = new CassandraAddress(
                own.host(), own.port(), own.datacenter(), own.credentials(), own.tls(), own.exclusive() && !isFenced);
        MemberSettings settings =
                new MemberSettings(EntityRegion.ROLE, "127.0.0.1", 0, Optional.empty(), Optional.of(address));
        EntityType<CounterState, CounterCommand, CounterEvent, Payload, CounterQuery, CounterState> counter =
                new EntityType<>(
                        CounterKind.named(
                                type, ShellSettings.of(settings.config()).limits()),
                        CounterCodec.named(type));
        EntityCatalogue catalogue = EntityCatalogue.of(counter);
        QuoinNode node = QuoinNode.start(settings, catalogue);
        if (node.isFenced() != isFenced) {
            node.close();
            throw new IllegalStateException("the node is fenced: " + node.isFenced());
        }
        return new CounterNode(
                node, type, catalogue.wire().codecs(counter.wire()).commands());
    }

    @Override
    public ActorSystem<Void> system() {
        return node.system();
    }

    @Override
    public ActorRef<ShardingEnvelope<EntityMessage>> region() {
        return node.region(type);
    }

    @Override
    public WireCodec<CounterCommand> commands() {
        return commands;
    }

    @Override
    public CounterCommand adding(long amount) {
        return new CounterCommand.Add(amount);
    }

    @Override
    public void prepare(List<String> entityIds) {
        // A counter is there from the beginning.
    }

    @Override
    public void awaitQuiet(List<String> entityIds) {
        // A counter talks to nobody.
    }

    @Override
    public Standing standing(String entityId, Duration within) throws InterruptedException {
        Seen<CounterState> seen = look(entityId, within);
        return new Standing(
                seen.height(), OptionalLong.of(seen.view().count()), seen.view().sum());
    }

    /** Where a counter stands. Starts it if it is not running. */
    Seen<CounterState> look(String entityId, Duration within) throws InterruptedException {
        EntityDesk<CounterCommand, CounterQuery, CounterState> desk = desk(within);
        try {
            return desk.look(entityId, new CounterQuery()).toCompletableFuture().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(type + "/" + entityId + " did not say where it stands", failure);
        }
    }

    private ShardedDesk<CounterCommand, CounterQuery, CounterState> desk(Duration within) {
        return EntityRegion.desk(system(), type, region(), commands, within);
    }

    @Override
    public void close() {
        node.close();
    }
}
