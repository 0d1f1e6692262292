package io.quoin.protocol.world;

/** A mistake built into a world on purpose. A property that cannot tell such a world from a right one is worth nothing. */
public enum Plant {
    /** None: the shell as it should be. */
    NONE,
    /** A pair sends what has come since the last confirmation, not totals; it grows while it waits to be confirmed. */
    PAIR_DELTA_GROWN_IN_PLACE,
    /** A message is confirmed when it is decided, before the block with its effect is durable. */
    CONFIRMED_BEFORE_WRITE,
    /** What a block sends leaves when it is decided, before the block is durable. */
    SENT_BEFORE_WRITE,
    /** A command is answered when it is decided, before the block is durable. */
    ANSWERED_BEFORE_WRITE,
    /** Decided ids are kept in memory beside the journal, so a replay does not find them. */
    IDS_KEPT_OUTSIDE_BLOCK,
    /** The roster row is written when the block with the obligation is released, not before it is written. */
    ROSTER_ROW_TOO_LATE,
    /** The roster row is taken away when the entity is flat in memory, not when the flat block is durable. */
    ROSTER_ROW_LEFT_TOO_EARLY,
    /** A stream's confirmation does not say how far the answers have come. */
    CONFIRMED_WITHOUT_ANSWERS,
    /** An entity that starts again does not send again what was never confirmed. */
    NOTHING_SENT_AGAIN,
    /** A parked command goes to the end of the queue, and is decided again after whatever has come in between. */
    PARKED_AT_THE_END,
    /** A parked command is forgotten by whoever should answer it, as if only a crash could do that. */
    PARKED_NOT_ANSWERED,
    /** What is asked and answered leaves when it is decided, before the state that it rests on is durable. */
    HINTED_BEFORE_WRITE,
    /** A hint is taken although the pair totals that it rests on have not arrived. */
    HINT_BEFORE_ITS_PAIR,
    /** A block does not say which prices its entries used. */
    ROUNDS_NOT_NOTED
}
