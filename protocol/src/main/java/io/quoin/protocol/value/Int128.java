package io.quoin.protocol.value;

import java.math.BigInteger;

/**
 * A signed 128-bit integer: what products of two values add up in before one division brings them back to 64 bits.
 * Use it for sums of products (margin over positions, a funding index); use {@link Wide#mulDiv} for a single one.
 *
 * <p>Range -2^127 to 2^127 - 1; beyond it every operation refuses with {@link ValueOverflow}. For example, the margin
 * of an account is {@code Int128.ofProduct(size, price).plus(...).dividedBy(scale, Rounding.UP).toLong()}.
 *
 * @param high the upper 64 bits, signed
 * @param low the lower 64 bits, unsigned
 */
public record Int128(long high, long low) implements Comparable<Int128> {
    public static final Int128 ZERO = new Int128(0, 0);
    public static final Int128 MIN_VALUE = new Int128(Long.MIN_VALUE, 0);
    public static final Int128 MAX_VALUE = new Int128(Long.MAX_VALUE, -1);

    public static Int128 of(long value) {
        return new Int128(value >> 63, value);
    }

    /** The exact product; it always fits. */
    public static Int128 ofProduct(long left, long right) {
        return new Int128(Math.multiplyHigh(left, right), left * right);
    }

    public Int128 plus(Int128 other) {
        long sumLow = low + other.low;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + other.high + carry;
        if (((high ^ sumHigh) & (other.high ^ sumHigh)) < 0) {
            throw overflow("+", other);
        }
        return new Int128(sumHigh, sumLow);
    }

    public Int128 plus(long other) {
        return plus(of(other));
    }

    public Int128 minus(Int128 other) {
        long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
        long differenceHigh = high - other.high - borrow;
        if (((high ^ other.high) & (high ^ differenceHigh)) < 0) {
            throw overflow("-", other);
        }
        return new Int128(differenceHigh, low - other.low);
    }

    public Int128 minus(long other) {
        return minus(of(other));
    }

    public Int128 negated() {
        return ZERO.minus(this);
    }

    public Int128 abs() {
        return high < 0 ? negated() : this;
    }

    public Int128 times(long factor) {
        boolean negative = (high < 0) != (factor < 0);
        long unsignedFactor = factor < 0 ? -factor : factor;
        long unsignedHigh = magnitudeHigh();
        long unsignedLow = magnitudeLow();
        long productLow = unsignedLow * unsignedFactor;
        long carry = Wide.unsignedMultiplyHigh(unsignedLow, unsignedFactor);
        long upper = unsignedHigh * unsignedFactor;
        long productHigh = upper + carry;
        if (Wide.unsignedMultiplyHigh(unsignedHigh, unsignedFactor) != 0
                || Long.compareUnsigned(productHigh, carry) < 0) {
            throw overflow("*", of(factor));
        }
        return signed(negative, productHigh, productLow, "*", factor);
    }

    /** This divided by the divisor, rounded once, as told. A divisor of 0 is refused with {@link ArithmeticException}. */
    public Int128 dividedBy(long divisor, Rounding rounding) {
        Wide.requireDivisor(divisor);
        boolean negative = (high < 0) != (divisor < 0);
        long unsignedDivisor = divisor < 0 ? -divisor : divisor;
        long unsignedHigh = magnitudeHigh();
        long unsignedLow = magnitudeLow();
        long quotientHigh = Long.divideUnsigned(unsignedHigh, unsignedDivisor);
        long rest = unsignedHigh - quotientHigh * unsignedDivisor;
        long quotientLow = Wide.quotient(rest, unsignedLow, unsignedDivisor);
        long remainder = unsignedLow - quotientLow * unsignedDivisor;
        if (remainder != 0 && rounding.growsMagnitude(negative, (quotientLow & 1) != 0, remainder, unsignedDivisor)) {
            quotientLow++;
            quotientHigh += quotientLow == 0 ? 1 : 0;
        }
        return signed(negative, quotientHigh, quotientLow, "/", divisor);
    }

    /** The same number in 64 bits, or {@link ValueOverflow}. */
    public long toLong() {
        if (high != low >> 63) {
            throw new ValueOverflow(this + " is beyond the 64 bits of a value");
        }
        return low;
    }

    public boolean isZero() {
        return (high | low) == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return high < 0 ? -1 : isZero() ? 0 : 1;
    }

    /** For reports and tests; never for a decision's arithmetic. */
    public BigInteger toBigInteger() {
        BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).or(lower);
    }

    @Override
    public int compareTo(Int128 other) {
        return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
    }

    /** The number in decimal digits. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    private long magnitudeHigh() {
        return high < 0 ? Wide.negatedHigh(high, low) : high;
    }

    private long magnitudeLow() {
        return high < 0 ? -low : low;
    }

    private Int128 signed(boolean negative, long unsignedHigh, long unsignedLow, String operation, long operand) {
        boolean largestMagnitude = unsignedHigh == Long.MIN_VALUE && unsignedLow == 0;
        if (unsignedHigh < 0 && !(negative && largestMagnitude)) {
            throw overflow(operation, of(operand));
        }
        return negative
                ? new Int128(Wide.negatedHigh(unsignedHigh, unsignedLow), -unsignedLow)
                : new Int128(unsignedHigh, unsignedLow);
    }

    private ValueOverflow overflow(String operation, Int128 operand) {
        return new ValueOverflow(this + " " + operation + " " + operand + " is beyond 128 bits");
    }
}
