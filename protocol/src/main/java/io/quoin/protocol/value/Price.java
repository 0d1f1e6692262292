package io.quoin.protocol.value;

/**
 * What one contract costs, in the settlement asset, on the grid of its instrument. Signed, so that the difference of two
 * prices is a price; whether a price must be positive is the market's law, not the type's.
 *
 * <p>Range: the 64 bits of {@code units}; beyond it every operation refuses with {@link ValueOverflow}, and two of
 * different scale refuse each other with {@link ValueMalformed}. {@link #toString} and {@link #parse} of the same scale
 * are inverses.
 *
 * @param units whole steps of 10^-scale
 * @param scale decimals, 0 to 12
 */
public record Price(long units, int scale) implements Comparable<Price> {
    public Price {
        Scales.check("a price", scale);
    }

    public static Price zero(int scale) {
        return new Price(0, scale);
    }

    /** A plain decimal like "61234.5" with at most {@code scale} decimals; all else is refused with {@link ValueMalformed}. */
    public static Price parse(String text, int scale) {
        Scales.check("a price", scale);
        return new Price(DecimalText.parse("price", text, scale), scale);
    }

    public Price plus(Price other) {
        Scales.checkSame("a price", scale, other.scale);
        return new Price(Wide.plus(units, other.units), scale);
    }

    public Price minus(Price other) {
        Scales.checkSame("a price", scale, other.scale);
        return new Price(Wide.minus(units, other.units), scale);
    }

    public Price negated() {
        return new Price(Wide.negated(units), scale);
    }

    public Price abs() {
        return units < 0 ? negated() : this;
    }

    public boolean isZero() {
        return units == 0;
    }

    public boolean isPositive() {
        return units > 0;
    }

    public boolean isNegative() {
        return units < 0;
    }

    /** Order within one scale; another scale is refused. */
    @Override
    public int compareTo(Price other) {
        Scales.checkSame("a price", scale, other.scale);
        return Long.compare(units, other.units);
    }

    /** The plain decimal, no needless zeros. */
    @Override
    public String toString() {
        return DecimalText.print(units, scale);
    }
}
