package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RateTest {
    private static final Rate BASIS_POINT = Rate.parse("0.0001");

    @Test
    void whatIsPrintedIsParsed() {
        Property.check(
                "a rate is read back",
                ValueGens.rates(),
                5_000,
                rate -> assertEquals(rate, Rate.parse(rate.toString())));
        assertEquals("0.0001", BASIS_POINT.toString());
        assertEquals(100_000L, BASIS_POINT.units());
        assertEquals(BASIS_POINT, Rate.ofBasisPoints(1));
        assertEquals("-0.00025", Rate.parse("-0.00025").toString());
        assertThrows(ValueMalformed.class, () -> Rate.parse("0.0000000001"));
        assertThrows(ValueMalformed.class, () -> Rate.parse("1%"));
        assertThrows(ValueOverflow.class, () -> Rate.ofBasisPoints(Long.MAX_VALUE / 1_000));
    }

    @Test
    void aRateOfAnAmountIsRoundedOnceOrRefused() {
        Gen<Share> shares = Gen.combine(ValueGens.money(), ValueGens.rates(), ValueGens.roundings(), Share::new);
        Property.check("a share is as BigInteger says", shares, 10_000, share -> {
            BigInteger product =
                    BigInteger.valueOf(share.amount.units()).multiply(BigInteger.valueOf(share.rate.units()));
            Oracle.assertSame(
                    () -> Oracle.divide(
                            product, BigInteger.valueOf(Rate.UNITS_OF_ONE), share.rounding, Oracle::requireLong),
                    () -> BigInteger.valueOf(
                            share.rate.of(share.amount, share.rounding).units()));
        });
    }

    @Test
    void whatAUserOwesIsRoundedUpAndWhatHeReceivesDown() {
        Money crumb = Money.ofUnits(Assets.USDC, 15_000);
        assertEquals(2, BASIS_POINT.of(crumb, Rounding.UP).units());
        assertEquals(1, BASIS_POINT.of(crumb, Rounding.DOWN).units());
        assertEquals(-1, BASIS_POINT.negated().of(crumb, Rounding.CEILING).units());
        assertThrows(ValueInexact.class, () -> BASIS_POINT.of(crumb, Rounding.EXACT));
        assertEquals(Assets.USDC, BASIS_POINT.of(crumb, Rounding.UP).asset());
        assertEquals(crumb, Rate.ONE.of(crumb, Rounding.EXACT));
        assertTrue(Rate.ZERO.of(crumb, Rounding.EXACT).isZero());
    }

    @Test
    void sumsAndProductsOfRatesAreExactOrRefused() {
        Gen<Two> twos = Gen.combine(ValueGens.rates(), ValueGens.rates(), ValueGens.roundings(), Two::new);
        Property.check("sums of rates are as BigInteger says", twos, 10_000, two -> {
            BigInteger left = BigInteger.valueOf(two.left.units());
            BigInteger right = BigInteger.valueOf(two.right.units());
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.add(right)),
                    () -> BigInteger.valueOf(two.left.plus(two.right).units()));
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.subtract(right)),
                    () -> BigInteger.valueOf(two.left.minus(two.right).units()));
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.negate()),
                    () -> BigInteger.valueOf(two.left.negated().units()));
            Oracle.assertSame(
                    () -> Oracle.divide(
                            left.multiply(right),
                            BigInteger.valueOf(Rate.UNITS_OF_ONE),
                            two.rounding,
                            Oracle::requireLong),
                    () -> BigInteger.valueOf(
                            two.left.times(two.right, two.rounding).units()));
            assertEquals(left.compareTo(right), two.left.compareTo(two.right));
            assertEquals(left.signum() == 0, two.left.isZero());
            assertEquals(left.signum() > 0, two.left.isPositive());
            assertEquals(left.signum() < 0, two.left.isNegative());
        });
    }

    private record Share(Money amount, Rate rate, Rounding rounding) {}

    private record Two(Rate left, Rate right, Rounding rounding) {}
}
