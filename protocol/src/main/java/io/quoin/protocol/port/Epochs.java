package io.quoin.protocol.port;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The numbers of the owners of shards: raised when a shard starts, read before anything is released. */
public interface Epochs {
    /** The epoch under which this node holds the shard; empty if it does not hold it. */
    OptionalLong held(String type, int shard);

    /** The durable epochs of all shards of the type, by shard, as of a read that starts now. */
    CompletionStage<Map<Integer, Epoch>> read(String type);

    /**
     * Gives a shard up at once because another owner holds a higher epoch: its entities stop, and it is not held here until
     * it is acquired again.
     */
    void surrender(String type, int shard);

    /** One durable epoch and who raised it. */
    record Epoch(long number, String owner) {}
}
