package io.quoin.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.ValueGens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However an order is cut into fills, it pays the same, and never less than the rate says. */
class CumulativeFeeTest {
    private static final Rate FIVE_BASIS_POINTS = Rate.ofBasisPoints(5);

    @Test
    void manyCrumbsPayWhatOneFillPays() {
        Gen<Order> orders = Gen.combine(
                Gen.listOf(ValueGens.money(Assets.USDC, 0, 1_000_000_000_000_000L), 40),
                ValueGens.fractions(),
                Order::new);
        Property.check("the steps add up to the rounded total", orders, 5_000, order -> {
            Money none = Money.zero(Assets.USDC);
            Money filled = none;
            Money paid = none;
            for (Money fill : order.fills) {
                Money fee = CumulativeFee.ofStep(filled, filled.plus(fill), order.rate);
                assertTrue(order.rate.isNegative() ? !fee.isPositive() : !fee.isNegative(), () -> "fee " + fee);
                filled = filled.plus(fill);
                paid = paid.plus(fee);
            }
            assertEquals(order.rate.of(filled, order.rate.isNegative() ? Rounding.DOWN : Rounding.UP), paid);
            assertEquals(CumulativeFee.ofStep(none, filled, order.rate), paid);
        });
    }

    @Test
    void roundingEachFillWouldCostAUnitACrumb() {
        Money crumb = Money.ofUnits(Assets.USDC, 1);
        Money thousand = Money.ofUnits(Assets.USDC, 1_000);
        assertEquals(
                1,
                CumulativeFee.ofStep(Money.zero(Assets.USDC), thousand, FIVE_BASIS_POINTS)
                        .units());
        assertNotEquals(1, 1_000 * FIVE_BASIS_POINTS.of(crumb, Rounding.UP).units());
        // The first crumb pays the unit, the next 999 ride on it.
        assertEquals(
                1,
                CumulativeFee.ofStep(Money.zero(Assets.USDC), crumb, FIVE_BASIS_POINTS)
                        .units());
        assertTrue(CumulativeFee.ofStep(crumb, thousand, FIVE_BASIS_POINTS).isZero());
    }

    @Test
    void aRebateIsRoundedAgainstTheUserToo() {
        Rate rebate = Rate.parse("-0.0001");
        Money none = Money.zero(Assets.USDC);
        assertEquals(
                0,
                CumulativeFee.ofStep(none, Money.ofUnits(Assets.USDC, 9_999), rebate)
                        .units());
        assertEquals(
                -1,
                CumulativeFee.ofStep(none, Money.ofUnits(Assets.USDC, 19_999), rebate)
                        .units());
    }

    @Test
    void aTotalStartsAtZeroAndNeverShrinks() {
        Money one = Money.ofUnits(Assets.USDC, 1);
        assertThrows(ValueMalformed.class, () -> CumulativeFee.ofStep(one.negated(), one, FIVE_BASIS_POINTS));
        assertThrows(ValueMalformed.class, () -> CumulativeFee.ofStep(one, Money.zero(Assets.USDC), FIVE_BASIS_POINTS));
        assertThrows(
                ValueMalformed.class, () -> CumulativeFee.ofStep(one, Money.ofUnits(Assets.BTC, 2), FIVE_BASIS_POINTS));
        assertTrue(CumulativeFee.ofStep(one, one, FIVE_BASIS_POINTS).isZero());
    }

    private record Order(List<Money> fills, Rate rate) {}
}
