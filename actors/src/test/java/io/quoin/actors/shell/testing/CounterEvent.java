package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairKind;

/** What has happened to a counter. */
public sealed interface CounterEvent {
    /** It counted. */
    record Added(long amount) implements CounterEvent {}

    /** It noted a text. */
    record Padded(String text) implements CounterEvent {}

    /** It gave something away. */
    record Given(Address to, long amount) implements CounterEvent {}

    /** It moved something to a pair. */
    record Moved(Address to, PairKind kind, long amount) implements CounterEvent {}

    /** It will be reminded. */
    record Reminded(long atMillis) implements CounterEvent {}

    /** It was reminded, at this engine time. */
    record Rang(long atMillis, long engineTimeMillis) implements CounterEvent {}

    /** It took what it had been lent. */
    record Borrowed(long amount) implements CounterEvent {}

    /** It lent something, for this word, and perhaps urged the pair. */
    record Lent(Address to, long amount, String word, boolean isUrged) implements CounterEvent {}

    /** It was lent something. */
    record Credited(Address from, long amount) implements CounterEvent {}

    /** Its manner changed. */
    record Behaved(Manner manner) implements CounterEvent {}

    /** What it wishes of others changed. */
    record Wished(Address to, String text, boolean isWished) implements CounterEvent {}

    /** It heard a word for the first time. */
    record Heard(Address from, String text) implements CounterEvent {}

    /** A newer round of the one underlying counts. */
    record Priced(long round) implements CounterEvent {}

    /** Its exposure changed. */
    record Exposed(boolean isExposed) implements CounterEvent {}

    /** Something came on the stream. */
    record Received(Address from, long amount) implements CounterEvent {}

    /** The pair moved by so much. */
    record Settled(Address from, long amount) implements CounterEvent {}
}
