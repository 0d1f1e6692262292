package io.quoin.protocol.market.fees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.value.CumulativeFee;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueOverflow;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However an order is cut into fills, and at whatever rates, its fees are the exact fee rounded up once. */
class OrderFeeTest {
    private static final BigInteger ONE = BigInteger.valueOf(Rate.UNITS_OF_ONE);

    @Test
    void the_fees_of_an_order_add_up_to_the_exact_fee_rounded_up_once() {
        Gen<Fill> fills = Gen.combine(Gen.longs(0, 1L << 60), Gen.longs(-999_999_999, 999_999_999), Fill::new);
        Property.check("one rounding an order", Gen.listOf(fills, 50), 5_000, order -> {
            BigInteger exact = BigInteger.ZERO;
            BigInteger paid = BigInteger.ZERO;
            long residue = OrderFee.NO_RESIDUE;
            for (Fill fill : order) {
                exact = exact.add(BigInteger.valueOf(fill.notional).multiply(BigInteger.valueOf(fill.rate)));
                paid = paid.add(BigInteger.valueOf(OrderFee.ofFill(fill.notional, fill.rate, residue)));
                residue = OrderFee.residueAfter(fill.notional, fill.rate, residue);
                assertEquals(paid.multiply(ONE).subtract(exact), BigInteger.valueOf(residue));
                assertTrue(residue >= 0 && residue < Rate.UNITS_OF_ONE, "the total is rounded by a unit or more");
            }
        });
    }

    @Test
    void at_one_rate_it_is_the_cumulative_fee() {
        Gen<Order> orders =
                Gen.combine(Gen.listOf(Gen.longs(0, 1L << 40), 30), Gen.longs(-999_999_999, 999_999_999), Order::new);
        Property.check("as by cumulative notional", orders, 2_000, order -> {
            long filled = 0;
            long residue = OrderFee.NO_RESIDUE;
            for (long fill : order.fills) {
                assertEquals(
                        CumulativeFee.unitsOfStep(filled, filled + fill, new Rate(order.rate)),
                        OrderFee.ofFill(fill, order.rate, residue));
                residue = OrderFee.residueAfter(fill, order.rate, residue);
                filled += fill;
            }
        });
    }

    @Test
    void the_first_crumb_pays_a_unit_and_the_next_ride_on_it() {
        long fiveBasisPoints = 500_000;
        assertEquals(1, OrderFee.ofFill(1, fiveBasisPoints, OrderFee.NO_RESIDUE));
        assertEquals(999_500_000, OrderFee.residueAfter(1, fiveBasisPoints, OrderFee.NO_RESIDUE));
        assertEquals(0, OrderFee.ofFill(1_999, fiveBasisPoints, 999_500_000));
        assertEquals(0, OrderFee.residueAfter(1_999, fiveBasisPoints, 999_500_000));
        assertEquals(1, OrderFee.ofFill(2_000, fiveBasisPoints, 999_500_000));
    }

    @Test
    void a_rebate_is_rounded_toward_zero() {
        assertEquals(0, OrderFee.ofFill(9_999, -100_000, OrderFee.NO_RESIDUE));
        assertEquals(-1, OrderFee.ofFill(19_999, -100_000, OrderFee.NO_RESIDUE));
    }

    @Test
    void a_fee_beyond_64_bits_is_refused() {
        long twice = 2 * Rate.UNITS_OF_ONE;
        assertThrows(ValueOverflow.class, () -> OrderFee.ofFill(Long.MAX_VALUE, twice, OrderFee.NO_RESIDUE));
    }

    private record Fill(long notional, long rate) {}

    private record Order(List<Long> fills, long rate) {}
}
