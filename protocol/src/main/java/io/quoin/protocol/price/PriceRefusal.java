package io.quoin.protocol.price;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/**
 * Why a price does not come onto the board of a node, in the order in which it is judged: first who says so, then what he
 * says. Each is counted. Nobody is told, for a price is sent again anyway.
 */
public enum PriceRefusal implements Refusal {
    /** The key is not one of {@code quoin.prices.publishers}. */
    UNKNOWN_PUBLISHER(RefusalCategory.FORBIDDEN, "The key is not one of the publishers in the configuration."),
    /** The bytes are not what the publisher signed in this environment. */
    BAD_SIGNATURE(
            RefusalCategory.FORBIDDEN, "The signature is not the publisher's over this price in this environment."),
    /** The underlying is none of {@code quoin.prices.scales}. */
    UNKNOWN_UNDERLYING(RefusalCategory.NOT_FOUND, "The underlying has no price scale in the configuration."),
    /** The price is on another grid than everything that is computed from it. */
    SCALE_MISMATCH(RefusalCategory.INVALID, "The price must have the price scale of its underlying."),
    /** The price is 0 or below. */
    PRICE_NOT_POSITIVE(RefusalCategory.INVALID, "A price must be above 0."),
    /** The round's time is ahead of this node's clock. */
    FROM_THE_FUTURE(RefusalCategory.INVALID, "The round's time is further ahead of the node's clock than it may be."),
    /** The round's time is long past, however often it is sent. */
    ROUND_TOO_OLD(RefusalCategory.INVALID_STATE, "The round's time is further back than it may be."),
    /** The board has a newer round. */
    OLD_ROUND(RefusalCategory.CONFLICT, "The board has a newer round of the underlying."),
    /** The board has this round, with another price or time: two prices were signed under one number. */
    ROUND_TAKEN_BY_DIFFERENT_PRICE(
            RefusalCategory.CONFLICT, "The board has the same round with another price or time.");

    private final RefusalCategory category;
    private final String sentence;

    PriceRefusal(RefusalCategory category, String sentence) {
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
