package io.quoin.protocol.price;

/** The lowest and the highest of several prices of one underlying, unscaled in its own price scale. */
public record PriceRange(long lowest, long highest) {
    public PriceRange {
        if (lowest > highest) {
            throw new IllegalArgumentException("the lowest price " + lowest + " is above the highest, " + highest);
        }
    }
}
