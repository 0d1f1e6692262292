package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairKind;

/** What a counter can be told. */
public sealed interface CounterCommand {
    /** Count so many more; a negative number is refused. */
    record Add(long amount) implements CounterCommand {}

    /** Note a text of this many characters. */
    record Pad(int characters) implements CounterCommand {}

    /** Throws whenever it is decided. */
    record Explode() implements CounterCommand {}

    /** Throws while the law has a bomb left; after that it adds one. */
    record Fragile() implements CounterCommand {}

    /** Gives an amount to another counter on the stream. */
    record Give(Address to, long amount) implements CounterCommand {}

    /** Moves an amount to another counter on the pair. */
    record Move(Address to, PairKind kind, long amount) implements CounterCommand {}

    /** Adds one at this engine time. */
    record Remind(long atMillis) implements CounterCommand {}

    /** Is exposed from now on, or no longer. */
    record Expose(boolean isExposed) implements CounterCommand {}
}
