package io.quoin.protocol.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.value.ValueMalformed;
import io.quoin.protocol.value.ValueOverflow;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Size, cost and cash of positions: what a fill does to one, and that it makes and loses nothing over all. */
class PositionMathTest {
    private static final long ONE = 1;

    @Test
    void an_increase_adds_to_the_cost_and_moves_no_cash() {
        assertFilled(0, 0, 3, 100, 3, 300, 0);
        assertFilled(3, 300, 2, 110, 5, 520, 0);
        assertFilled(-3, -300, -2, 90, -5, -480, 0);
        assertFilled(3, 300, 0, 100, 3, 300, 0);
    }

    @Test
    void a_reduction_realises_its_share_of_the_cost_cut_toward_zero() {
        assertFilled(3, 100, -1, 34, 2, 67, 1);
        assertFilled(-3, -100, 1, 34, -2, -67, -1);
        assertFilled(3, 101, -1, 34, 2, 68, 1);
        assertFilled(3, 101, -2, 34, 1, 34, 1);
    }

    @Test
    void the_last_lot_takes_all_of_the_cost() {
        assertFilled(3, 101, -3, 34, 0, 0, 1);
        assertFilled(-3, -101, 3, 34, 0, 0, -1);
    }

    @Test
    void a_flip_closes_first_and_then_opens_at_its_own_price() {
        assertFilled(3, 300, -5, 110, -2, -220, 30);
        assertFilled(-3, -300, 5, 110, 2, 220, -30);
    }

    @Test
    void a_fill_in_two_parts_at_one_price_is_the_same_up_to_less_than_a_unit_of_realised() {
        Gen<Holding> holdings = Gen.combine(Gen.longs(-9, 9), Gen.longs(-999, 999), Holding::new);
        Gen<Trade> trades = Gen.combine(Gen.longs(-12, 12), Gen.longs(-12, 12), Gen.longs(1, 99), Trade::new);
        Property.check(
                "cut in two",
                Gen.combine(holdings, trades, Two::new).filter(two -> two.holding.size != 0),
                5_000,
                two -> {
                    Holding at = two.holding;
                    Trade trade = two.trade;
                    Holding first = at.after(trade.first, trade.price);
                    Holding both = first.after(trade.second, trade.price);
                    Holding once = at.after(trade.first + trade.second, trade.price);
                    if (Long.signum(trade.first) == Long.signum(trade.second)) {
                        assertEquals(once.size, both.size);
                        assertTrue(Math.abs(once.cost - both.cost) <= 1, () -> once + " and " + both);
                    }
                });
    }

    @Test
    void realised_is_the_share_of_the_quote_side_and_the_money_of_the_closed_lots() {
        Gen<Holding> holdings =
                Gen.combine(Gen.longs(-1_000_000, 1_000_000), Gen.longs(-(1L << 60), 1L << 60), Holding::new);
        Gen<Trade> trades =
                Gen.combine(Gen.longs(-1_000_000, 1_000_000), Gen.constant(0L), Gen.longs(1, 1L << 30), Trade::new);
        Property.check("as big numbers say", Gen.combine(holdings, trades, Two::new), 20_000, two -> {
            Holding at = two.holding;
            long closed = Long.signum(at.size) * Long.signum(two.trade.first) >= 0
                    ? 0
                    : Math.min(Math.abs(at.size), Math.abs(two.trade.first));
            BigInteger quote = BigInteger.valueOf(-at.cost);
            BigInteger moved = at.size == 0
                    ? BigInteger.ZERO
                    : quote.multiply(BigInteger.valueOf(closed)).divide(BigInteger.valueOf(Math.abs(at.size)));
            BigInteger money =
                    BigInteger.valueOf(closed * Long.signum(at.size)).multiply(BigInteger.valueOf(two.trade.price));
            assertEquals(
                    moved.add(money).longValueExact(),
                    PositionMath.realised(at.size, at.cost, two.trade.first, two.trade.price, ONE));
        });
    }

    @Test
    void trading_makes_and_loses_nothing_over_all_parties() {
        Gen<Deal> deals =
                Gen.combine(Gen.ints(0, 3), Gen.ints(0, 3), Gen.longs(1, 7), Gen.longs(1, 1_000_000_007L), Deal::new);
        Property.named("cash minus cost sums to zero").cases(2_000).checkRuns(deals, 60, Parties::new);
    }

    @Test
    void value_notional_and_unrealised_are_exact() {
        assertEquals(-300_000, PositionMath.value(-3, 100, 1_000));
        assertEquals(300_000, PositionMath.notional(-3, 100, 1_000));
        assertEquals(20, PositionMath.unrealised(-3, -320, 100, ONE));
        assertThrows(ValueOverflow.class, () -> PositionMath.value(1L << 40, 1L << 40, ONE));
        assertThrows(ValueOverflow.class, () -> PositionMath.unrealised(1, Long.MIN_VALUE, 1, ONE));
    }

    @Test
    void margin_is_rounded_up_for_longs_and_shorts_alike() {
        assertEquals(1, PositionMath.margin(1, 1, ONE, 1));
        assertEquals(5, PositionMath.margin(1, 100, ONE, 50_000_000));
        assertEquals(6, PositionMath.margin(-1, 101, ONE, 50_000_000));
        assertEquals(0, PositionMath.margin(0, 101, ONE, 50_000_000));
    }

    @Test
    void a_loss_counts_in_full_and_a_gain_in_part() {
        assertEquals(-3, PositionMath.counted(-3, 500_000_000));
        assertEquals(1, PositionMath.counted(3, 500_000_000));
        assertEquals(0, PositionMath.counted(3, 0));
        assertEquals(3, PositionMath.counted(3, 1_000_000_000));
    }

    @Test
    void the_unit_scale_is_what_the_asset_is_finer() {
        assertEquals(1, PositionMath.unitScale(8, 2, 6));
        assertEquals(1_000, PositionMath.unitScale(8, 1, 4));
        assertThrows(ValueMalformed.class, () -> PositionMath.unitScale(8, 3, 6));
        assertThrows(ValueMalformed.class, () -> PositionMath.unitScale(8, -1, 6));
        assertThrows(ValueMalformed.class, () -> PositionMath.unitScale(19, 0, 0));
    }

    private static void assertFilled(
            long size, long cost, long fill, long price, long sizeAfter, long costAfter, long realised) {
        assertEquals(sizeAfter, PositionMath.sizeAfter(size, fill));
        assertEquals(costAfter, PositionMath.costAfter(size, cost, fill, price, ONE));
        assertEquals(realised, PositionMath.realised(size, cost, fill, price, ONE));
    }

    private record Holding(long size, long cost) {
        Holding after(long fill, long price) {
            return new Holding(
                    PositionMath.sizeAfter(size, fill), PositionMath.costAfter(size, cost, fill, price, ONE));
        }
    }

    private record Trade(long first, long second, long price) {}

    private record Two(Holding holding, Trade trade) {}

    private record Deal(int buyer, int seller, long lots, long price) {}

    /** Four parties that trade with one another; whoever trades with himself is included. */
    private static final class Parties implements Property.Run<Deal> {
        private final long[] sizes = new long[4];
        private final long[] costs = new long[4];
        private final long[] cash = new long[4];
        private long dearest;

        @Override
        public void apply(Deal deal) {
            dearest = Math.max(dearest, deal.price);
            fill(deal.buyer, deal.lots, deal.price);
            fill(deal.seller, -deal.lots, deal.price);
            long sum = 0;
            long size = 0;
            for (int party : List.of(0, 1, 2, 3)) {
                sum += cash[party] - costs[party];
                size += sizes[party];
                assertTrue(Math.abs(costs[party]) <= Math.abs(sizes[party]) * dearest, "a cost is beyond the dearest");
                assertTrue(sizes[party] != 0 || costs[party] == 0, "nothing costs something");
            }
            assertEquals(0, sum);
            assertEquals(0, size);
        }

        private void fill(int party, long fill, long price) {
            long size = sizes[party];
            long cost = costs[party];
            cash[party] += PositionMath.realised(size, cost, fill, price, ONE);
            costs[party] = PositionMath.costAfter(size, cost, fill, price, ONE);
            sizes[party] = PositionMath.sizeAfter(size, fill);
        }
    }
}
