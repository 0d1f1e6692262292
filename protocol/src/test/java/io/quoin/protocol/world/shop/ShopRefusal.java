package io.quoin.protocol.world.shop;

import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;

/** What purses and tills refuse. */
enum ShopRefusal implements Refusal {
    FREE_INSUFFICIENT,
    NO_PRICE,
    PRICE_STALE,
    LAGGING,
    NOT_LENT,
    TOO_MANY_WAIT,
    TIME_OVER,
    BARRIER_UNANSWERED;

    @Override
    public RefusalCategory category() {
        return RefusalCategory.INVALID_STATE;
    }

    @Override
    public String sentence() {
        return name();
    }
}
