package io.quoin.protocol.entity;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;
import java.util.List;

/** What became of one input. All of it may leave only when the block (or the one it repeats) is released. */
public sealed interface Verdict {
    /**
     * The command was decided.
     *
     * @param isRepeat whether that was before: a repeat gets the first answer
     */
    record Decided(KeptId decided, boolean isRepeat) implements Verdict {}

    /** The command was not decided and leaves no trace. */
    record NotDecided(CommandId id, CommandRefusal rule) implements Verdict {}

    /** The command waits. These hints are sent until it is decided, instead of those that were sent for it before. */
    record Parked(CommandId id, List<ChannelMessage.Hint> asks) implements Verdict {
        public Parked {
            asks = List.copyOf(asks);
        }
    }

    /** The message took effect, now or before: its sender is to be told. */
    record Confirm(ChannelMessage.Confirm message) implements Verdict {}

    /** The hint was heard, and these go back to its sender, once. */
    record Replies(List<ChannelMessage.Hint> hints) implements Verdict {
        public Replies {
            hints = List.copyOf(hints);
        }
    }

    /** Nothing is to be said: a message with a gap before it, a confirmation, a deadline not yet reached. */
    record Silent() implements Verdict {}

    /** The one value of {@link Silent}. */
    Verdict SILENT = new Silent();
}
