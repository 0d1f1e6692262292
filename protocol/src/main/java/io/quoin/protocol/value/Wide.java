package io.quoin.protocol.value;

/**
 * Exact arithmetic on bare units, for the inner loops where a value type would be in the way: 64-bit results,
 * 128-bit intermediates, {@link ValueOverflow} instead of wrapping around. Allocates nothing unless it refuses.
 */
public final class Wide {
    private static final long LOWER_HALF = 0xFFFF_FFFFL;

    private Wide() {}

    public static long plus(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw overflow(left, "+", right);
        }
        return sum;
    }

    public static long minus(long left, long right) {
        long difference = left - right;
        if (((left ^ right) & (left ^ difference)) < 0) {
            throw overflow(left, "-", right);
        }
        return difference;
    }

    public static long times(long left, long right) {
        long product = left * right;
        if (Math.multiplyHigh(left, right) != product >> 63) {
            throw overflow(left, "*", right);
        }
        return product;
    }

    public static long negated(long value) {
        return minus(0, value);
    }

    /** {@code value / divisor}, rounded as told. A divisor of 0 is refused with {@link ArithmeticException}. */
    public static long divide(long value, long divisor, Rounding rounding) {
        return mulDiv(value, 1, divisor, rounding);
    }

    /**
     * {@code left * right / divisor}: the product is held in 128 bits, so only the quotient may overflow; it is rounded
     * once, as told. A divisor of 0 is refused with {@link ArithmeticException}.
     */
    public static long mulDiv(long left, long right, long divisor, Rounding rounding) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        if (divisor > 0 && high == low >> 63) {
            return divideNarrow(low, divisor, rounding);
        }
        return divide(high, low, divisor, rounding);
    }

    /** The signed 128-bit number {@code high:low} divided to 64 bits. */
    static long divide(long high, long low, long divisor, Rounding rounding) {
        requireDivisor(divisor);
        boolean negativeDividend = high < 0;
        boolean negative = negativeDividend != (divisor < 0);
        long unsignedHigh = negativeDividend ? negatedHigh(high, low) : high;
        long unsignedLow = negativeDividend ? -low : low;
        long unsignedDivisor = divisor < 0 ? -divisor : divisor;
        if (Long.compareUnsigned(unsignedHigh, unsignedDivisor) >= 0) {
            throw quotientOverflow(high, low, divisor);
        }
        long quotient = quotient(unsignedHigh, unsignedLow, unsignedDivisor);
        long remainder = unsignedLow - quotient * unsignedDivisor;
        if (remainder != 0 && rounding.growsMagnitude(negative, (quotient & 1) != 0, remainder, unsignedDivisor)) {
            quotient++;
            if (quotient == 0) {
                throw quotientOverflow(high, low, divisor);
            }
        }
        long signed = negative ? -quotient : quotient;
        if (quotient != 0 && (signed < 0) != negative) {
            throw quotientOverflow(high, low, divisor);
        }
        return signed;
    }

    private static long divideNarrow(long dividend, long divisor, Rounding rounding) {
        long quotient = dividend / divisor;
        long remainder = dividend - quotient * divisor;
        if (remainder == 0) {
            return quotient;
        }
        boolean negative = dividend < 0;
        if (!rounding.growsMagnitude(negative, (quotient & 1) != 0, Math.abs(remainder), divisor)) {
            return quotient;
        }
        return negative ? quotient - 1 : quotient + 1;
    }

    static void requireDivisor(long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException("a value is divided by 0");
        }
    }

    /** The high word of {@code -(high:low)}. */
    static long negatedHigh(long high, long low) {
        return low == 0 ? -high : ~high;
    }

    /** The high 64 bits of the product of two unsigned numbers. */
    static long unsignedMultiplyHigh(long left, long right) {
        return Math.multiplyHigh(left, right) + ((left >> 63) & right) + ((right >> 63) & left);
    }

    /**
     * The 64-bit quotient of an unsigned 128-bit number; its high word is below the divisor. Long division by two
     * 32-bit digits (Knuth, volume 2, 4.3.1 D); the remainder is {@code low - quotient * divisor}.
     */
    static long quotient(long high, long low, long divisor) {
        if (high == 0) {
            return Long.divideUnsigned(low, divisor);
        }
        int shift = Long.numberOfLeadingZeros(divisor);
        long normal = divisor << shift;
        long dividendHigh = shift == 0 ? high : (high << shift) | (low >>> (64 - shift));
        long dividendLow = low << shift;
        long first = digit(dividendHigh, dividendLow >>> 32, normal);
        long rest = ((dividendHigh << 32) | (dividendLow >>> 32)) - first * normal;
        long second = digit(rest, dividendLow & LOWER_HALF, normal);
        return (first << 32) | second;
    }

    /** One 32-bit digit of the quotient of {@code (high * 2^32 + next) / divisor}, the divisor's top bit being set. */
    private static long digit(long high, long next, long divisor) {
        long divisorHigh = divisor >>> 32;
        long divisorLow = divisor & LOWER_HALF;
        long digit = Long.divideUnsigned(high, divisorHigh);
        long rest = high - digit * divisorHigh;
        while (digit > LOWER_HALF || Long.compareUnsigned(digit * divisorLow, (rest << 32) | next) > 0) {
            digit--;
            rest += divisorHigh;
            if (rest > LOWER_HALF) {
                break;
            }
        }
        return digit;
    }

    private static ValueOverflow overflow(long left, String operation, long right) {
        return new ValueOverflow(left + " " + operation + " " + right + " is beyond the 64 bits of a value");
    }

    private static ValueOverflow quotientOverflow(long high, long low, long divisor) {
        return new ValueOverflow(new Int128(high, low) + " / " + divisor + " is beyond the 64 bits of a value");
    }
}
