package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.port.NodeMessage;
import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.Test;

/** Entities are placed by a hash that is the same for ever. */
class StableShardsTest {
    private final StableShards shards = new StableShards();

    @Test
    void these_ids_have_these_shards_for_ever() {
        assertEquals("69", shards.shardId("alice"));
        assertEquals("18", shards.shardId("bob"));
        assertEquals("26", shards.shardId("BTC_USDC-PERPETUAL"));
    }

    @Test
    void every_shard_is_one_of_128_and_all_are_used() {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            used.add(shards.shardId("acc-" + i));
        }
        assertEquals(Shards.COUNT, used.size());
        used.forEach(shard -> assertTrue(Integer.parseInt(shard) >= 0 && Integer.parseInt(shard) < Shards.COUNT));
    }

    @Test
    void an_envelope_says_to_whom_it_goes_and_holds_what_arrives() {
        EntityMessage message = new EntityMessage.Request(new NodeMessage.Wake(new Address("counter", "a")), null);
        var envelope = new ShardingEnvelope<>("a", message);
        assertEquals("a", shards.entityId(envelope));
        assertEquals(message, shards.unwrapMessage(envelope));
    }
}
