package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The bare arithmetic against {@link BigInteger}, on numbers that sit on edges one time in four. */
class WideTest {
    private static final int CASES = 10_000;

    @Test
    void sumsDifferencesProductsAndNegationsAreExactOrRefused() {
        Property.check(
                "64-bit arithmetic is as BigInteger says",
                Gen.combine(Gen.longs(), Gen.longs(), Two::new),
                CASES,
                two -> {
                    BigInteger left = BigInteger.valueOf(two.left);
                    BigInteger right = BigInteger.valueOf(two.right);
                    Oracle.assertSame(
                            () -> Oracle.requireLong(left.add(right)),
                            () -> BigInteger.valueOf(Wide.plus(two.left, two.right)));
                    Oracle.assertSame(
                            () -> Oracle.requireLong(left.subtract(right)),
                            () -> BigInteger.valueOf(Wide.minus(two.left, two.right)));
                    Oracle.assertSame(
                            () -> Oracle.requireLong(left.multiply(right)),
                            () -> BigInteger.valueOf(Wide.times(two.left, two.right)));
                    Oracle.assertSame(
                            () -> Oracle.requireLong(left.negate()), () -> BigInteger.valueOf(Wide.negated(two.left)));
                });
    }

    @Test
    void aProductDividedIsTheExactQuotientRoundedOnceOrRefused() {
        Property.check(
                "mulDiv is as BigInteger says",
                Gen.combine(Gen.longs(), Gen.longs(), Gen.longs(), ValueGens.roundings(), Division::new),
                4 * CASES,
                Division::check);
    }

    @Test
    void aQuotientNearTheEndOfTheRangeIsExactOrRefused() {
        // Products over divisors of their own size, so that quotients are not mostly far beyond 64 bits.
        Gen<Division> near = Gen.combine(
                Gen.longs(),
                Gen.longs(-3, 3),
                Gen.longs(-9, 9),
                ValueGens.roundings(),
                (value, off, more, how) -> new Division(value, Long.MAX_VALUE - Math.abs(more), value + off, how));
        Property.check("mulDiv is as BigInteger says near 2^63", near, CASES, Division::check);
    }

    @Test
    void theSmallestLongHasNoOpposite() {
        assertThrows(ValueOverflow.class, () -> Wide.negated(Long.MIN_VALUE));
        assertThrows(ValueOverflow.class, () -> Wide.times(Long.MIN_VALUE, -1));
        assertThrows(ValueOverflow.class, () -> Wide.divide(Long.MIN_VALUE, -1, Rounding.EXACT));
        assertEquals(Long.MIN_VALUE, Wide.divide(Long.MIN_VALUE, 1, Rounding.EXACT));
        assertEquals(1, Wide.divide(Long.MIN_VALUE, Long.MIN_VALUE, Rounding.EXACT));
        assertEquals(Long.MIN_VALUE, Wide.mulDiv(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, Rounding.EXACT));
    }

    @Test
    void roundingAwayFromZeroMayOverflowWhereTruncationDoesNot() {
        long most = Long.MAX_VALUE;
        // 3 * 6148914691236517205 = 2^64 - 1, and half of that is 2^63 - 1/2.
        assertEquals(most, Wide.mulDiv(3, 6_148_914_691_236_517_205L, 2, Rounding.DOWN));
        assertThrows(ValueOverflow.class, () -> Wide.mulDiv(3, 6_148_914_691_236_517_205L, 2, Rounding.UP));
        assertEquals(Long.MIN_VALUE, Wide.mulDiv(-3, 6_148_914_691_236_517_205L, 2, Rounding.UP));
        // 253921 * 145295143558111 = 2^65 - 1: half of it rounds up to 2^64, whose lower 64 bits are 0.
        assertThrows(ValueOverflow.class, () -> Wide.mulDiv(253_921, 145_295_143_558_111L, 2, Rounding.UP));
        assertThrows(ValueOverflow.class, () -> Wide.mulDiv(-253_921, 145_295_143_558_111L, 2, Rounding.UP));
    }

    @Test
    void aRefusalSaysTheNumbers() {
        assertEquals(
                "9223372036854775807 + 1 is beyond the 64 bits of a value",
                assertThrows(ValueOverflow.class, () -> Wide.plus(Long.MAX_VALUE, 1))
                        .getMessage());
        assertEquals(
                "85070591730234615847396907784232501249 / 2 is beyond the 64 bits of a value",
                assertThrows(ValueOverflow.class, () -> Wide.mulDiv(Long.MAX_VALUE, Long.MAX_VALUE, 2, Rounding.UP))
                        .getMessage());
        assertEquals(
                "a division that must be exact leaves the remainder 1 of 3",
                assertThrows(ValueInexact.class, () -> Wide.divide(10, 3, Rounding.EXACT))
                        .getMessage());
    }

    private record Two(long left, long right) {}

    private record Division(long left, long right, long divisor, Rounding rounding) {
        void check() {
            if (divisor == 0) {
                ArithmeticException refused =
                        assertThrows(ArithmeticException.class, () -> Wide.mulDiv(left, right, divisor, rounding));
                assertEquals("a value is divided by 0", refused.getMessage());
                return;
            }
            BigInteger product = BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
            Oracle.assertSame(
                    () -> Oracle.divide(product, BigInteger.valueOf(divisor), rounding, Oracle::requireLong),
                    () -> BigInteger.valueOf(Wide.mulDiv(left, right, divisor, rounding)));
        }
    }
}
