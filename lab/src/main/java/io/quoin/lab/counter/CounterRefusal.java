package io.quoin.lab.counter;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/** The rules of a counter, in the order in which they are judged. */
public enum CounterRefusal implements Refusal {
    /** The amount is 0 or less. */
    AMOUNT_MUST_BE_POSITIVE(RefusalCategory.INVALID, "The amount must be 1 or more."),
    /** The sum would not fit into 63 bits. */
    SUM_TOO_LARGE(RefusalCategory.LIMIT, "The sum would exceed 2^63 - 1.");

    private final RefusalCategory category;
    private final String sentence;

    CounterRefusal(RefusalCategory category, String sentence) {
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
