package io.quoin.protocol.command;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * What the shell refuses for every entity, in the order in which it is judged. Only {@link #INTERNAL} is a decision and
 * stands in the journal; all others mean "not decided": nothing is kept, and the same id may come again.
 */
public enum CommandRefusal implements Refusal {
    /** The entity's queue is full. */
    QUEUE_FULL(RefusalCategory.LIMIT, "The entity's queue is full: send again later, or slower."),
    /** The entity is moving to another node or stopping. */
    STOPPING(RefusalCategory.INVALID_STATE, "The entity is moving or stopping: send again."),
    /** The entity's journal has no live chain that could be followed. */
    FROZEN(RefusalCategory.INVALID_STATE, "The entity's journal is broken: it is frozen until an operator has looked."),
    /** {@code valid_until} lies further ahead than ids are kept. */
    VALID_UNTIL_TOO_FAR(RefusalCategory.INVALID, "valid_until may be at most 60 seconds ahead."),
    /** {@code valid_until} has passed. */
    EXPIRED(RefusalCategory.INVALID_STATE, "valid_until has passed: the command was not decided now."),
    /** The id belongs to another command. */
    ID_TAKEN_BY_DIFFERENT_COMMAND(
            RefusalCategory.CONFLICT, "The id belongs to another command of this account: use a new id."),
    /** Too many ids of this account are still kept. */
    TOO_MANY_LIVE_IDS(
            RefusalCategory.LIMIT,
            "Too many ids of this account are still live: send a shorter valid_until, or slower."),
    /** Deciding the command failed twice for an unexpected reason. Final. */
    INTERNAL(RefusalCategory.INVALID_STATE, "Deciding the command failed unexpectedly; it has been reported.");

    private final RefusalCategory category;
    private final String sentence;

    CommandRefusal(RefusalCategory category, String sentence) {
        this.category = category;
        this.sentence = sentence;
    }

    @Override
    public RefusalCategory category() {
        return category;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
