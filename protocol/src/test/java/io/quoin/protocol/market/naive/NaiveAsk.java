package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is asked for, in contracts and in the settlement asset, just as its client wrote it.
 *
 * @param key who signed it
 * @param price null for none
 * @param force what becomes of the part that does not trade at once
 */
public record NaiveAsk(
        String account,
        String key,
        String clientId,
        boolean isBuy,
        boolean isMarket,
        @Nullable BigDecimal price,
        BigDecimal size,
        Force force,
        boolean isPostOnly,
        boolean isReduceOnly,
        String label) {
    /** What becomes of what does not trade at once. */
    public enum Force {
        RESTS,
        IS_CANCELLED,
        MUST_NOT_BE
    }

    boolean rests() {
        return force == Force.RESTS;
    }

    /** +1 of what is bought, -1 of what is sold. */
    BigDecimal signed(BigDecimal amount) {
        return isBuy ? amount : amount.negate();
    }
}
