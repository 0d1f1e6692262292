package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** 128-bit integers against {@link BigInteger}. */
class Int128Test {
    private static final int CASES = 10_000;

    @Test
    void sumsDifferencesNegationsAndOrderAreExactOrRefused() {
        Gen<Two> twos = Gen.combine(ValueGens.int128s(), ValueGens.int128s(), Two::new);
        Property.check("128-bit sums are as BigInteger says", twos, CASES, two -> {
            BigInteger left = two.left.toBigInteger();
            BigInteger right = two.right.toBigInteger();
            Oracle.assertSame(
                    () -> Oracle.require128(left.add(right)),
                    () -> two.left.plus(two.right).toBigInteger());
            Oracle.assertSame(
                    () -> Oracle.require128(left.subtract(right)),
                    () -> two.left.minus(two.right).toBigInteger());
            Oracle.assertSame(
                    () -> Oracle.require128(left.negate()),
                    () -> two.left.negated().toBigInteger());
            Oracle.assertSame(
                    () -> Oracle.require128(left.abs()), () -> two.left.abs().toBigInteger());
            Oracle.assertSame(() -> Oracle.requireLong(left), () -> BigInteger.valueOf(two.left.toLong()));
            assertEquals(left.compareTo(right), two.left.compareTo(two.right));
            assertEquals(left.signum(), two.left.signum());
            assertEquals(left.signum() == 0, two.left.isZero());
            assertEquals(left.toString(), two.left.toString());
        });
    }

    @Test
    void sumsWithALongAreThoseWithTheSameInt128() {
        Gen<Factor> factors = Gen.combine(ValueGens.int128s(), Gen.longs(), Factor::new);
        Property.check("a long is widened with its sign", factors, CASES, two -> {
            BigInteger left = two.left.toBigInteger();
            BigInteger right = BigInteger.valueOf(two.right);
            Oracle.assertSame(
                    () -> Oracle.require128(left.add(right)),
                    () -> two.left.plus(two.right).toBigInteger());
            Oracle.assertSame(
                    () -> Oracle.require128(left.subtract(right)),
                    () -> two.left.minus(two.right).toBigInteger());
        });
    }

    @Test
    void productsAreExactOrRefused() {
        Gen<Factor> factors = Gen.combine(ValueGens.int128s(), Gen.longs(), Factor::new);
        Property.check("128-bit products are as BigInteger says", factors, CASES, two -> {
            BigInteger left = two.left.toBigInteger();
            BigInteger right = BigInteger.valueOf(two.right);
            Oracle.assertSame(
                    () -> Oracle.require128(left.multiply(right)),
                    () -> two.left.times(two.right).toBigInteger());
            assertEquals(
                    BigInteger.valueOf(two.left.low()).multiply(right),
                    Int128.ofProduct(two.left.low(), two.right).toBigInteger());
        });
    }

    @Test
    void quotientsAreRoundedOnceOrRefused() {
        Gen<Division> divisions = Gen.combine(ValueGens.int128s(), Gen.longs(), ValueGens.roundings(), Division::new);
        Property.check(
                "128-bit quotients are as BigInteger says",
                divisions.filter(division -> division.divisor != 0),
                2 * CASES,
                division -> Oracle.assertSame(
                        () -> Oracle.divide(
                                division.dividend.toBigInteger(),
                                BigInteger.valueOf(division.divisor),
                                division.rounding,
                                Oracle::require128),
                        () -> division.dividend
                                .dividedBy(division.divisor, division.rounding)
                                .toBigInteger()));
    }

    @Test
    void theEndsOfTheRangeAreReachedAndNotPassed() {
        assertEquals("170141183460469231731687303715884105727", Int128.MAX_VALUE.toString());
        assertEquals("-170141183460469231731687303715884105728", Int128.MIN_VALUE.toString());
        assertThrows(ValueOverflow.class, () -> Int128.MAX_VALUE.plus(1));
        assertThrows(ValueOverflow.class, () -> Int128.MIN_VALUE.minus(1));
        assertThrows(ValueOverflow.class, Int128.MIN_VALUE::negated);
        assertThrows(ValueOverflow.class, () -> Int128.MIN_VALUE.times(-1));
        assertThrows(ValueOverflow.class, () -> Int128.MIN_VALUE.dividedBy(-1, Rounding.EXACT));
        assertEquals(Int128.MIN_VALUE, Int128.MIN_VALUE.times(1));
        assertEquals(Int128.MIN_VALUE, Int128.MAX_VALUE.negated().minus(1));
        assertEquals(Int128.MIN_VALUE, Int128.MIN_VALUE.dividedBy(1, Rounding.EXACT));
        assertEquals(Int128.MIN_VALUE, new Int128(Long.MIN_VALUE >> 1, 0).times(2));
    }

    @Test
    void aDivisionByZeroIsRefused() {
        ArithmeticException refused =
                assertThrows(ArithmeticException.class, () -> Int128.of(1).dividedBy(0, Rounding.UP));
        assertEquals("a value is divided by 0", refused.getMessage());
        assertFalse(Int128.of(1).isZero());
        assertTrue(Int128.ZERO.isZero());
    }

    private record Two(Int128 left, Int128 right) {}

    private record Factor(Int128 left, long right) {}

    private record Division(Int128 dividend, long divisor, Rounding rounding) {}
}
