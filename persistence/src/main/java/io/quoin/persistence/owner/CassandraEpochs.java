package io.quoin.persistence.owner;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import io.quoin.protocol.port.Epochs;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The epochs in Cassandra: one partition for each entity type, read at QUORUM. */
final class CassandraEpochs implements Epochs {
    private final OwnerTables tables;

    CassandraEpochs(OwnerTables tables) {
        this.tables = tables;
    }

    @Override
    public OptionalLong held(String type, int shard) {
        return tables.heldEpoch(new OwnerTables.ShardName(type, shard));
    }

    @Override
    public CompletionStage<Map<Integer, Epoch>> read(String type) {
        return tables.raiser(type).readAt(ConsistencyLevel.QUORUM);
    }

    @Override
    public void surrender(String type, int shard) {
        tables.surrender(new OwnerTables.ShardName(type, shard));
    }
}
