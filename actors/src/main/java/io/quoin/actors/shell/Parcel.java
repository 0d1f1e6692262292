package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.port.NodeMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything that leaves an entity because of one batch: answers to its callers, confirmations to its peers, what the block
 * sends, and hints. It leaves whole, through the one release point, or not at all.
 *
 * @param commands those whose fate it holds
 * @param hints null if nothing has changed about them
 */
record Parcel(
        long token,
        CoreReport.Standing standing,
        List<Letter> letters,
        List<ChannelMessage.Confirm> confirms,
        List<ChannelMessage> sent,
        List<CommandId> commands,
        @Nullable HintNews hints) {

    /** The parcel of a fence: all that the entity owes to others and gives them to know. */
    static Parcel ofFence(long token, CoreReport.Started started) {
        HintNews hints = HintNews.standing(started.standingHints());
        return new Parcel(token, started.standing(), List.of(), List.of(), started.unconfirmed(), List.of(), hints);
    }

    /** A parcel with nothing but answers in it. */
    static Parcel ofLetters(long token, CoreReport.Standing standing, List<Letter> letters) {
        return new Parcel(token, standing, letters, List.of(), List.of(), List.of(), null);
    }

    /** One answer to one caller. */
    record Letter(ActorRef<NodeMessage> to, NodeMessage message) {}
}
