package io.quoin.protocol.value;

/**
 * A fraction of something, signed: a fee rate, a margin rate, a weight. Always kept in steps of 1e-9, so rates have one
 * scale everywhere and can be compared without asking.
 *
 * <p>Range about 9.2 billion either side of 0; beyond it every operation refuses with {@link ValueOverflow}.
 * {@link #toString} and {@link #parse} are inverses. For example, {@code Rate.parse("0.0001")} is one basis point and
 * {@code rate.of(money, Rounding.UP)} what it takes of an amount.
 *
 * @param units whole steps of 1e-9
 */
public record Rate(long units) implements Comparable<Rate> {
    /** Decimals of every rate. */
    public static final int SCALE = 9;

    /** The units of the rate 1, which is 100 %. */
    public static final long UNITS_OF_ONE = 1_000_000_000L;

    public static final Rate ZERO = new Rate(0);
    public static final Rate ONE = new Rate(UNITS_OF_ONE);

    /** A plain decimal like "0.0001" with at most 9 decimals; all else is refused with {@link ValueMalformed}. */
    public static Rate parse(String text) {
        return new Rate(DecimalText.parse("rate", text, SCALE));
    }

    public static Rate ofBasisPoints(long basisPoints) {
        return new Rate(Wide.times(basisPoints, UNITS_OF_ONE / 10_000));
    }

    /** This fraction of the amount, brought to the asset's grid as told: {@code UP} if a user owes it. */
    public Money of(Money amount, Rounding rounding) {
        return new Money(amount.asset(), ofUnits(amount.units(), rounding));
    }

    /** The same on bare units of any grid; the result is on that grid. */
    public long ofUnits(long amountUnits, Rounding rounding) {
        return Wide.mulDiv(amountUnits, units, UNITS_OF_ONE, rounding);
    }

    public Rate plus(Rate other) {
        return new Rate(Wide.plus(units, other.units));
    }

    public Rate minus(Rate other) {
        return new Rate(Wide.minus(units, other.units));
    }

    public Rate negated() {
        return new Rate(Wide.negated(units));
    }

    /** The product of two rates (a margin rate times a weight), brought back to 1e-9 as told. */
    public Rate times(Rate other, Rounding rounding) {
        return new Rate(ofUnits(other.units, rounding));
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

    @Override
    public int compareTo(Rate other) {
        return Long.compare(units, other.units);
    }

    /** The plain decimal, no needless zeros: "0.0001". */
    @Override
    public String toString() {
        return DecimalText.print(units, SCALE);
    }
}
