package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The same arithmetic by the JDK's big numbers, slow and without bounds: what the tests believe. */
final class Oracle {
    private Oracle() {}

    /** The rounded quotient within the bounds; a division that is inexact and out of bounds may be refused for either. */
    static BigInteger divide(
            BigInteger dividend, BigInteger divisor, Rounding rounding, UnaryOperator<BigInteger> bounds) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        if (rounding != Rounding.EXACT) {
            RoundingMode mode = RoundingMode.valueOf(rounding.name());
            return bounds.apply(new BigDecimal(dividend)
                    .divide(new BigDecimal(divisor), 0, mode)
                    .toBigIntegerExact());
        }
        if (parts[1].signum() == 0) {
            return bounds.apply(parts[0]);
        }
        throw refused(parts[0], bounds);
    }

    private static ArithmeticException refused(BigInteger truncated, UnaryOperator<BigInteger> bounds) {
        try {
            return new ValueInexact("by the oracle, like " + bounds.apply(truncated));
        } catch (ValueOverflow overflow) {
            return new ArithmeticException("inexact and out of bounds, by the oracle");
        }
    }

    static BigInteger requireLong(BigInteger value) {
        return requireBits(value, Long.SIZE);
    }

    static BigInteger require128(BigInteger value) {
        return requireBits(value, 128);
    }

    private static BigInteger requireBits(BigInteger value, int bits) {
        if (value.bitLength() >= bits) {
            throw new ValueOverflow("by the oracle");
        }
        return value;
    }

    /** Both give the same number, or both refuse by the same name. */
    static void assertSame(Supplier<BigInteger> expected, Supplier<BigInteger> actual) {
        BigInteger wanted;
        try {
            wanted = expected.get();
        } catch (ArithmeticException refused) {
            assertThrows(refused.getClass(), actual::get);
            return;
        }
        assertEquals(wanted, actual.get());
    }
}
