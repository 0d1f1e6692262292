package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.FateArchive;
import io.quoin.protocol.port.LiveHeads;
import io.quoin.protocol.port.Roster;
import io.quoin.protocol.price.Prices;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What the entities of one node share: the clock, the number of their starts, the ports to memory, and the board.
 *
 * @param starts raised at each start of an entity in this process, never derived from a journal
 * @param isFenced whether a release also waits for an epoch read that started after the write; off only where the journal is
 *     exclusively ours
 * @param post sends a message to the entity it is addressed to; may lose it
 * @param prices the board: what blocks see of prices, read from any thread
 * @param followers whom the board tells of a newer round
 * @param onFencedOut told when another owner was found to hold a shard of this node
 */
public record ShellNode(
        InstantSource clock,
        AtomicLong starts,
        boolean isFenced,
        Epochs epochs,
        Roster roster,
        LiveHeads liveHeads,
        FateArchive archive,
        Consumer<ChannelMessage> post,
        Prices prices,
        PriceFollowers followers,
        Consumer<FencedOut> onFencedOut) {

    /** Another owner holds a shard that this node believed to be its own. */
    public record FencedOut(String type, int shard, long ownEpoch, Epochs.Epoch owner) {}
}
