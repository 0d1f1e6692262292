package io.quoin.protocol.entity;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.command.KeptId;

/** What became of one input. All of it may leave only when the block (or the one it repeats) is released. */
public sealed interface Verdict {
    /** The command was decided, now or before: a repeat gets the first answer. */
    record Decided(KeptId decided) implements Verdict {}

    /** The command was not decided and leaves no trace. */
    record NotDecided(CommandRefusal rule) implements Verdict {}

    /** The message took effect, now or before: its sender is to be told. */
    record Confirm(ChannelMessage.Confirm message) implements Verdict {}

    /** Nothing is to be said: a message with a gap before it, a confirmation, a deadline not yet reached. */
    record Silent() implements Verdict {}

    /** The one value of {@link Silent}. */
    Verdict SILENT = new Silent();
}
