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

/** Two types of one shape: each law is asked of both. */
class PriceAndQuantityTest {
    @Test
    void whatIsPrintedIsParsed() {
        Property.check(
                "a price is read back",
                ValueGens.prices(),
                5_000,
                price -> assertEquals(price, Price.parse(price.toString(), price.scale())));
        Property.check(
                "a quantity is read back",
                ValueGens.quantities(),
                5_000,
                quantity -> assertEquals(quantity, Quantity.parse(quantity.toString(), quantity.scale())));
        assertEquals("61234.5", Price.parse("61234.50", 2).toString());
        assertEquals("-0.025", Quantity.parse("-0.025", 3).toString());
    }

    @Test
    void sumsAreExactOrRefused() {
        Gen<Two> twos = Gen.combine(Gen.longs(), Gen.longs(), Two::new);
        Property.check("sums are as BigInteger says", twos, 5_000, two -> {
            BigInteger left = BigInteger.valueOf(two.left);
            BigInteger right = BigInteger.valueOf(two.right);
            Price price = new Price(two.left, 2);
            Price otherPrice = new Price(two.right, 2);
            Quantity quantity = new Quantity(two.left, 2);
            Quantity otherQuantity = new Quantity(two.right, 2);
            assertBoth(left.add(right), () -> price.plus(otherPrice), () -> quantity.plus(otherQuantity));
            assertBoth(left.subtract(right), () -> price.minus(otherPrice), () -> quantity.minus(otherQuantity));
            assertBoth(left.negate(), price::negated, quantity::negated);
            assertBoth(left.abs(), price::abs, quantity::abs);
            assertEquals(left.compareTo(right), price.compareTo(otherPrice));
            assertEquals(left.compareTo(right), quantity.compareTo(otherQuantity));
            assertEquals(left.signum() == 0, price.isZero() && quantity.isZero());
            assertEquals(left.signum() > 0, price.isPositive() && quantity.isPositive());
            assertEquals(left.signum() < 0, price.isNegative() && quantity.isNegative());
        });
    }

    @Test
    void twoScalesNeverMeet() {
        Price price = Price.parse("1.5", 1);
        assertEquals(
                "a price of scale 1 meets a price of scale 2; accepted: two of the same scale",
                assertThrows(ValueMalformed.class, () -> price.plus(Price.zero(2)))
                        .getMessage());
        assertThrows(ValueMalformed.class, () -> price.minus(Price.zero(0)));
        assertThrows(ValueMalformed.class, () -> price.compareTo(Price.zero(0)));
        Quantity quantity = Quantity.parse("1.5", 1);
        assertThrows(ValueMalformed.class, () -> quantity.plus(Quantity.zero(2)));
        assertThrows(ValueMalformed.class, () -> quantity.minus(Quantity.zero(0)));
        assertThrows(ValueMalformed.class, () -> quantity.compareTo(Quantity.zero(0)));
    }

    @Test
    void aScaleIsZeroToTwelve() {
        for (int scale : new int[] {Integer.MIN_VALUE, -1, 13, Integer.MAX_VALUE}) {
            assertEquals(
                    "the scale of a price is " + scale + "; accepted: 0 to 12",
                    assertThrows(ValueMalformed.class, () -> Price.zero(scale)).getMessage());
            assertThrows(ValueMalformed.class, () -> Price.parse("1", scale));
            assertThrows(ValueMalformed.class, () -> Quantity.zero(scale));
            assertThrows(ValueMalformed.class, () -> Quantity.parse("1", scale));
        }
        assertFalse(Price.zero(12).isPositive());
        assertTrue(Quantity.zero(0).isZero());
    }

    private static void assertBoth(BigInteger exact, Step<Price> price, Step<Quantity> quantity) {
        Oracle.assertSame(
                () -> Oracle.requireLong(exact),
                () -> BigInteger.valueOf(price.take().units()));
        Oracle.assertSame(
                () -> Oracle.requireLong(exact),
                () -> BigInteger.valueOf(quantity.take().units()));
    }

    private interface Step<T> {
        T take();
    }

    private record Two(long left, long right) {}
}
