package io.quoin.protocol.value;

/**
 * A sum of products that is kept up to date in place: a signed 128-bit number of two {@code long}s. Where
 * {@link Int128} is a value and makes a new one for each step, this is one writer's register: it changes, and
 * allocates nothing.
 *
 * <p>Range -2^127 to 2^127 - 1; beyond it every change refuses with {@link ValueOverflow} and leaves the sum as it was.
 * For example, {@code sum.addProduct(lots, weight)} when an order rests and {@code sum.subtractProduct(lots, weight)}
 * when it leaves give 0 again, to the unit.
 */
public final class WideSum {
    private long high;
    private long low;

    public void clear() {
        high = 0;
        low = 0;
    }

    public void set(WideSum other) {
        high = other.high;
        low = other.low;
    }

    /** Adds the exact product. */
    public void addProduct(long left, long right) {
        long productHigh = Math.multiplyHigh(left, right);
        long sumLow = low + left * right;
        long sumHigh = high + productHigh + carry(sumLow, low);
        if (((high ^ sumHigh) & (productHigh ^ sumHigh)) < 0) {
            throw overflow("+", left, right);
        }
        high = sumHigh;
        low = sumLow;
    }

    /** Takes the exact product away. */
    public void subtractProduct(long left, long right) {
        long productHigh = Math.multiplyHigh(left, right);
        long productLow = left * right;
        long borrow = Long.compareUnsigned(low, productLow) < 0 ? 1 : 0;
        long differenceHigh = high - productHigh - borrow;
        if (((high ^ productHigh) & (high ^ differenceHigh)) < 0) {
            throw overflow("-", left, right);
        }
        high = differenceHigh;
        low -= productLow;
    }

    /**
     * {@code (this + left * right + more) / divisor}, rounded once, as told; the sum itself stays as it is. Refused with
     * {@link ValueOverflow} if the quotient is beyond 64 bits or the dividend beyond 128, with
     * {@link ArithmeticException} if the divisor is 0.
     */
    public long quotientWith(long left, long right, long more, long divisor, Rounding rounding) {
        Wide.requireDivisor(divisor);
        long productHigh = Math.multiplyHigh(left, right);
        long sumLow = low + left * right;
        long sumHigh = high + productHigh + carry(sumLow, low);
        long totalLow = sumLow + more;
        long totalHigh = sumHigh + (more >> 63) + carry(totalLow, sumLow);
        if (((high ^ sumHigh) & (productHigh ^ sumHigh)) < 0 || ((sumHigh ^ totalHigh) & (more ^ totalHigh)) < 0) {
            throw overflow("+ " + more + " +", left, right);
        }
        return Wide.divide(totalHigh, totalLow, divisor, rounding);
    }

    public boolean isZero() {
        return (high | low) == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return high < 0 ? -1 : isZero() ? 0 : 1;
    }

    /** The same number as a value; for reports and tests. */
    public Int128 toInt128() {
        return new Int128(high, low);
    }

    /** The number in decimal digits. */
    @Override
    public String toString() {
        return toInt128().toString();
    }

    private static long carry(long sumLow, long partLow) {
        return Long.compareUnsigned(sumLow, partLow) < 0 ? 1 : 0;
    }

    private ValueOverflow overflow(String operation, long left, long right) {
        return new ValueOverflow(this + " " + operation + " " + left + " * " + right + " is beyond 128 bits");
    }
}
