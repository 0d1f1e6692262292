package io.quoin.persistence.owner;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.Roster;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;

/**
 * The two tables of ownership as one actor system sees them, with the session of its journal plugin. Made once per system,
 * because its leases are created by Pekko and its ports by us, and both must speak of the same shards.
 */
public final class OwnerTables implements Extension {
    /** The driver profile of our own statements. */
    static final String PROFILE = CassandraAddress.PROFILE;

    private static final String SESSION = "pekko.persistence.cassandra";
    private static final Id ID = new Id();

    private final CompletionStage<CqlSession> session;
    private final String owner;
    private final ConcurrentHashMap<String, EpochRaiser> raisers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ShardName, EpochLease.Held> held = new ConcurrentHashMap<>();

    /** One shard of one entity type. */
    record ShardName(String type, int shard) {}

    private static final class Id extends AbstractExtensionId<OwnerTables> {
        @Override
        public OwnerTables createExtension(ExtendedActorSystem system) {
            return new OwnerTables(system);
        }
    }

    /** The tables as this actor system sees them. */
    public static OwnerTables of(ClassicActorSystemProvider system) {
        return ID.get(system);
    }

    private OwnerTables(ExtendedActorSystem system) {
        this.session = CassandraSessionRegistry.get(system).sessionFor(SESSION).underlying();
        this.owner = Cluster.get(system).selfMember().uniqueAddress().address() + "#"
                + Cluster.get(system).selfMember().uniqueAddress().longUid();
    }

    /** The epochs of all shards. */
    public Epochs epochs() {
        return new CassandraEpochs(this);
    }

    /** The roster of all entities. */
    public Roster roster() {
        return new CassandraRoster(session);
    }

    /** How this member signs the epochs that it raises: its address and the unique number of its process, {@code address#uid}. */
    public String owner() {
        return owner;
    }

    /** The journal plugin's own session, which lives as long as the actor system. */
    public CompletionStage<CqlSession> session() {
        return session;
    }

    EpochRaiser raiser(String type) {
        return raisers.computeIfAbsent(type, name -> new EpochRaiser(name, owner, session));
    }

    void hold(ShardName shard, EpochLease.Held ownership) {
        held.put(shard, ownership);
    }

    /** Forgets the shard if it is still held under this epoch. */
    boolean drop(ShardName shard, EpochLease.Held ownership) {
        return held.remove(shard, ownership);
    }

    OptionalLong heldEpoch(ShardName shard) {
        EpochLease.Held ownership = held.get(shard);
        return ownership == null ? OptionalLong.empty() : OptionalLong.of(ownership.epoch());
    }

    void surrender(ShardName shard) {
        EpochLease.Held ownership = held.remove(shard);
        if (ownership != null) {
            ownership.onLost().run();
        }
    }
}
