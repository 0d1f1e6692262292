package io.quoin.protocol.command;

import io.quoin.protocol.journal.BlockHash;

/** What became of a command. The first three are final for its id; of the rest, the last three may still change. */
public sealed interface Fate {
    /** It took effect: entry {@code index} of the block at this height, whose hash is given. */
    record Applied(long height, int index, BlockHash hash) implements Fate {}

    /** It broke the named rule and changed nothing; the refusal stands in the journal at this height. */
    record Refused(long height, int index, BlockHash hash, String name, String detail) implements Fate {}

    /** Engine time has passed its {@code valid_until} and no block has it: it can never take effect. */
    record Never() implements Fate {}

    /** It was not decided and changed nothing, for the named reason; sent again, it may be decided. */
    record NotDecided(String name, String detail) implements Fate {}

    /** It has arrived and waits to be decided or released. */
    record Pending() implements Fate {}

    /** Nothing is known of it; it may still arrive. */
    record Unknown() implements Fate {}
}
