package io.quoin.protocol.value;

/**
 * How many contracts, on the grid of an instrument: an order's size, or a position, which is negative when short. Unlike
 * {@link Money} it belongs to no asset and never moves between accounts.
 *
 * <p>Range: the 64 bits of {@code units}; beyond it every operation refuses with {@link ValueOverflow}, and two of
 * different scale refuse each other with {@link ValueMalformed}. {@link #toString} and {@link #parse} of the same scale
 * are inverses.
 *
 * @param units whole steps of 10^-scale
 * @param scale decimals, 0 to 12
 */
public record Quantity(long units, int scale) implements Comparable<Quantity> {
    public Quantity {
        Scales.check("a quantity", scale);
    }

    public static Quantity zero(int scale) {
        return new Quantity(0, scale);
    }

    /** A plain decimal like "0.025" with at most {@code scale} decimals; all else is refused with {@link ValueMalformed}. */
    public static Quantity parse(String text, int scale) {
        Scales.check("a quantity", scale);
        return new Quantity(DecimalText.parse("quantity", text, scale), scale);
    }

    public Quantity plus(Quantity other) {
        Scales.checkSame("a quantity", scale, other.scale);
        return new Quantity(Wide.plus(units, other.units), scale);
    }

    public Quantity minus(Quantity other) {
        Scales.checkSame("a quantity", scale, other.scale);
        return new Quantity(Wide.minus(units, other.units), scale);
    }

    public Quantity negated() {
        return new Quantity(Wide.negated(units), scale);
    }

    public Quantity abs() {
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
    public int compareTo(Quantity other) {
        Scales.checkSame("a quantity", scale, other.scale);
        return Long.compare(units, other.units);
    }

    /** The plain decimal, no needless zeros. */
    @Override
    public String toString() {
        return DecimalText.print(units, scale);
    }
}
