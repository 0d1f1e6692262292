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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Money SOME = Money.parse("12.34", Assets.USDC);

    @Test
    void whatIsPrintedIsParsed() {
        Property.check("money is read back", ValueGens.money(), 5_000, money -> {
            assertEquals(money, Money.parse(money.toString()));
            assertEquals(money, Money.parse(money.amountText(), money.asset()));
        });
        assertEquals("12.34 USDC", SOME.toString());
        assertEquals("12.34", SOME.amountText());
        assertEquals(1_234_000_000L, SOME.units());
        assertEquals("-0.00000001 BTC", Money.ofUnits(Assets.BTC, -1).toString());
        assertEquals(
                "-92233720368.54775808 USDC",
                Money.ofUnits(Assets.USDC, Long.MIN_VALUE).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12.34",
                "USDC",
                "12.34USDC",
                "12.34  USDC",
                " 12.34 USDC",
                "12.34 USDC ",
                "12.34 usdc",
                "12.34 XYZ",
                "12.34\tUSDC",
                "1e3 USDC",
                "0.000000001 USDC",
                "92233720368.54775808 USDC"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(ValueMalformed.class, () -> Money.parse(text));
    }

    @Test
    void sumsAreExactOrRefusedAndUndoneByTheDifference() {
        Gen<Two> twos = Gen.combine(ValueGens.money(Assets.USDC), ValueGens.money(Assets.USDC), Two::new);
        Property.check("sums of money are as BigInteger says", twos, 10_000, two -> {
            BigInteger left = BigInteger.valueOf(two.left.units());
            BigInteger right = BigInteger.valueOf(two.right.units());
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.add(right)),
                    () -> BigInteger.valueOf(two.left
                            .plus(two.right)
                            .minus(two.right)
                            .plus(two.right)
                            .units()));
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.subtract(right)),
                    () -> BigInteger.valueOf(two.left.minus(two.right).units()));
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.negate()),
                    () -> BigInteger.valueOf(two.left.negated().units()));
            Oracle.assertSame(
                    () -> Oracle.requireLong(left.abs()),
                    () -> BigInteger.valueOf(two.left.abs().units()));
            assertEquals(left.compareTo(right), two.left.compareTo(two.right));
            assertEquals(left.compareTo(right) < 0, two.left.isLessThan(two.right));
        });
    }

    @Test
    void amountsOfTwoAssetsNeverMeet() {
        Money other = Money.zero(Assets.USDT);
        assertEquals(
                "USDC meets USDT; accepted: two amounts of the same asset",
                assertThrows(ValueMalformed.class, () -> SOME.plus(other)).getMessage());
        assertThrows(ValueMalformed.class, () -> SOME.minus(other));
        assertThrows(ValueMalformed.class, () -> SOME.compareTo(other));
        assertThrows(ValueMalformed.class, () -> SOME.isLessThan(other));
    }

    @Test
    void aSignIsOneOfThree() {
        assertTrue(SOME.isPositive() && !SOME.isZero() && !SOME.isNegative());
        assertTrue(SOME.negated().isNegative()
                && !SOME.negated().isZero()
                && !SOME.negated().isPositive());
        Money zero = SOME.minus(SOME);
        assertTrue(zero.isZero());
        assertFalse(zero.isPositive() || zero.isNegative());
        assertEquals(Money.zero(Assets.USDC), zero);
    }

    private record Two(Money left, Money right) {}
}
