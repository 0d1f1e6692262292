package io.quoin.protocol.price;

/**
 * The lowest and the highest of several rounds of one underlying, prices unscaled in its own price scale. Unlike a {@link
 * PriceRange} it says which rounds these were.
 *
 * @param lowestRound the newest round of the lowest price
 * @param highestRound the newest round of the highest price
 */
public record RoundRange(long lowestRound, long lowest, long highestRound, long highest) {
    public RoundRange {
        if (lowest > highest) {
            throw new IllegalArgumentException("the lowest price " + lowest + " is above the highest, " + highest);
        }
    }

    /** The lowest and the highest of these rounds and those. */
    public RoundRange with(RoundRange those) {
        boolean isLower = those.lowest < lowest;
        boolean isHigher = those.highest > highest;
        return new RoundRange(
                isLower ? those.lowestRound : lowestRound,
                isLower ? those.lowest : lowest,
                isHigher ? those.highestRound : highestRound,
                isHigher ? those.highest : highest);
    }
}
