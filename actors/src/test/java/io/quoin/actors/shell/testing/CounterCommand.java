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

    /** Takes an amount that it must have been lent; asks this counter for it and waits, at most until then. */
    record Borrow(Address from, long amount, long untilMillis) implements CounterCommand {}

    /** Adds one as soon as this peer has confirmed all of the pair; waits for that, at most until then. */
    record AddWhenConfirmed(Address peer, long untilMillis) implements CounterCommand {}

    /** Adds one at this time; waits until then and asks nobody. */
    record Nap(long untilMillis) implements CounterCommand {}

    /** Answers so from now on when it is asked for something. */
    record Behave(Manner manner) implements CounterCommand {}

    /** Tells this to another counter from now on, again and again; or no longer. */
    record Wish(Address to, String text, boolean isWished) implements CounterCommand {}

    /** Is exposed from now on, or no longer. */
    record Expose(boolean isExposed) implements CounterCommand {}
}
