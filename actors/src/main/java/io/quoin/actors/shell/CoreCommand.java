package io.quoin.actors.shell;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.journal.Incarnation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the core hears, all of it from its front or itself; one {@link Take} at a time. */
interface CoreCommand<C> {
    /** Write the fence of this incarnation. */
    record Start<C>(Incarnation incarnation) implements CoreCommand<C> {}

    /** Decide these inputs in order as the next block, then answer the reads. */
    record Take<C>(List<Input<C>> inputs, List<Read> reads) implements CoreCommand<C> {}

    /** The roster row that the drafted block needs is durable, or could not be made so. */
    record RosterEntered<C>(@Nullable Throwable failure) implements CoreCommand<C> {}

    /** The rows of this incarnation have been removed. */
    record RosterLeft<C>() implements CoreCommand<C> {}

    /** A question to the state. */
    interface Read {}

    /** A view of the entity. */
    record LookAt(Object query) implements Read {}

    /** What the state knows of a command. */
    record FateOf(CommandId id) implements Read {}

    /** The hash of the whole state. */
    record FingerprintOf() implements Read {}
}
