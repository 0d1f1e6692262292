package io.quoin.actors.shell;

import io.quoin.protocol.address.Shards;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;

/** Places entities by the protocol's stable hash, never by {@code hashCode}. */
final class StableShards extends ShardingMessageExtractor<ShardingEnvelope<EntityMessage>, EntityMessage> {
    @Override
    public String entityId(ShardingEnvelope<EntityMessage> envelope) {
        return envelope.entityId();
    }

    @Override
    public String shardId(String entityId) {
        return Integer.toString(Shards.of(entityId));
    }

    @Override
    public EntityMessage unwrapMessage(ShardingEnvelope<EntityMessage> envelope) {
        return envelope.message();
    }
}
