package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.port.NodeMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Everything that leaves an entity because of one batch: answers to its callers, confirmations to its peers, and what the
 * block sends. It leaves whole, through the one release point, or not at all.
 */
record Parcel(
        long token,
        CoreReport.Standing standing,
        List<Letter> letters,
        List<ChannelMessage.Confirm> confirms,
        List<ChannelMessage> sent,
        List<CommandId> commands) {

    /** One answer to one caller. */
    record Letter(ActorRef<NodeMessage> to, NodeMessage message) {}
}
