package io.quoin.persistence.forensics;

import java.math.BigInteger;

/**
 * All there is of one asset, in its units. Value comes from somewhere: what came in from outside is held as a negative amount,
 * so that {@link #total} is 0.
 *
 * @param positive the sum over all entities that hold more than 0
 * @param negative the sum over all entities that hold less than 0
 * @param onStreams carried by messages that were sent and not yet taken
 * @param onPairs moved by pair totals and not yet taken
 */
public record AssetSum(BigInteger positive, BigInteger negative, BigInteger onStreams, BigInteger onPairs) {
    /** Nothing at all. */
    static final AssetSum ZERO = new AssetSum(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    /** What all entities hold. */
    public BigInteger held() {
        return positive.add(negative);
    }

    /** What has left one entity and not reached the other. */
    public BigInteger inTransit() {
        return onStreams.add(onPairs);
    }

    /** Everything: 0 if the asset is conserved. */
    public BigInteger total() {
        return held().add(inTransit());
    }

    AssetSum plusHeld(BigInteger units) {
        return units.signum() > 0
                ? new AssetSum(positive.add(units), negative, onStreams, onPairs)
                : new AssetSum(positive, negative.add(units), onStreams, onPairs);
    }

    AssetSum plusOnStreams(BigInteger units) {
        return new AssetSum(positive, negative, onStreams.add(units), onPairs);
    }

    AssetSum plusOnPairs(BigInteger units) {
        return new AssetSum(positive, negative, onStreams, onPairs.add(units));
    }
}
