package io.quoin.actors.shell;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import java.util.List;
import java.util.Map;

/**
 * What is to be said because of one batch beside what its block sends.
 *
 * @param replies said once
 * @param decided parked commands for which nothing is asked any more
 * @param asks what is asked for each command that is parked, or parked for something else, instead of what was asked before
 * @param standing all that the state gives now, instead of all that it gave before
 */
record HintNews(
        List<ChannelMessage.Hint> replies,
        List<CommandId> decided,
        Map<CommandId, List<ChannelMessage.Hint>> asks,
        List<ChannelMessage.Hint> standing) {

    /** Nothing but what the state gives. */
    static HintNews standing(List<ChannelMessage.Hint> standing) {
        return new HintNews(List.of(), List.of(), Map.of(), standing);
    }
}
