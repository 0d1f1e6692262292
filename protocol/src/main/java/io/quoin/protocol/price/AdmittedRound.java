package io.quoin.protocol.price;

import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.value.Price;

/**
 * One round of an underlying's index price that somebody answers for: it may stand on the board of a node, if the board's
 * own rules let it. Today the signature of a publisher answers for it ({@link SignedPrice}); a feed and its circuit breaker
 * hand in the same.
 *
 * @param underlying whose price it is, well-formed as an entity id: {@code BTC_USDC}
 * @param round its number, 1 or above; rises with every further price of the underlying
 * @param timeMillis when the price was seen by whoever reports it, milliseconds since 1970 UTC, 0 or above
 */
public record AdmittedRound(String underlying, long round, Price price, long timeMillis) {
    public AdmittedRound {
        EntityIds.requireEntityId(underlying);
        if (round < 1) {
            throw new IllegalArgumentException("a round is numbered from 1 on, not " + round);
        }
        if (timeMillis < 0) {
            throw new IllegalArgumentException("a time is 0 or above, not " + timeMillis);
        }
    }

    @Override
    public String toString() {
        return underlying + " round " + round + " at " + price;
    }
}
