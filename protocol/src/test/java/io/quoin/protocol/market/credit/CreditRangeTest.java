package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Within the range of an instrument nothing overflows, at its very ends; beyond it the instrument or order is refused. */
class CreditRangeTest {
    private static final CreditTerms USUAL = CreditTerms.of(
            PositionMath.unitScale(8, 2, 6), Rate.parse("0.05"), Rate.parse("0.0002"), Rate.parse("0.0005"), Rate.ONE);

    @Test
    void a_bitcoin_perpetual_has_room_for_thousands_of_contracts() {
        CreditRange range = CreditRange.of(USUAL, 100_000_000, 100_000_000);
        assertEquals(11_529_215_046L, range.exposureMax());
        assertTrue(range.admitsPrice(1));
        assertTrue(range.admitsPrice(100_000_000));
        assertFalse(range.admitsPrice(0));
        assertFalse(range.admitsPrice(100_000_001));
    }

    @Test
    void prices_that_overflow_are_refused_by_name() {
        assertEquals(
                "the highest price is 9999999999 steps; accepted: 1 to 4389991450",
                assertThrows(ValueMalformed.class, () -> CreditRange.of(USUAL, 9_999_999_999L, 1))
                        .getMessage());
        assertThrows(ValueMalformed.class, () -> CreditRange.of(USUAL, 0, 1));
        CreditTerms coarse = new CreditTerms(1_000_000_000_000_000_000L, 1, 0, 0, true);
        assertEquals(1, CreditRange.of(coarse, 1, 1).exposureMax());
        assertThrows(ValueMalformed.class, () -> CreditRange.of(coarse, 2, 1));
        // 37e18 is small and positive again in 64 bits.
        assertThrows(ValueMalformed.class, () -> CreditRange.of(coarse, 37, 1));
    }

    @Test
    void an_order_that_no_party_could_hold_is_refused_with_the_instrument() {
        assertEquals(
                "the largest order is 11529215047 lots; accepted: 1 to 11529215046 where prices go up to 100000000 steps",
                assertThrows(ValueMalformed.class, () -> CreditRange.of(USUAL, 100_000_000, 11_529_215_047L))
                        .getMessage());
        assertThrows(ValueMalformed.class, () -> CreditRange.of(USUAL, 100_000_000, 0));
    }

    @Test
    void terms_that_are_none_are_refused() {
        assertThrows(ValueMalformed.class, () -> new CreditTerms(0, 1, 0, 0, true));
        assertThrows(ValueMalformed.class, () -> new CreditTerms(1, 0, 0, 0, true));
        assertThrows(ValueMalformed.class, () -> new CreditTerms(1, 1_000_000_001, 0, 0, true));
        assertThrows(ValueMalformed.class, () -> new CreditTerms(1, 1, 1_000_000_000, 0, true));
        assertThrows(ValueMalformed.class, () -> new CreditTerms(1, 1, 0, -1_000_000_000, true));
        assertTrue(USUAL.gainsCount());
        assertFalse(CreditTerms.of(1, Rate.ONE, Rate.ZERO, Rate.ZERO, Rate.parse("0.999"))
                .gainsCount());
    }

    @Test
    void exposure_is_what_is_held_and_offered_either_way() {
        CreditRange range = new CreditRange(100, 10);
        RequiredCredit open = new RequiredCredit(USUAL, 50);
        open.add(CreditTerms.BUY, 50, 3, 0);
        open.add(CreditTerms.SELL, 50, 2, 0);
        assertTrue(range.admits(open, -1, 4));
        assertFalse(range.admits(open, -1, 5));
        assertFalse(range.admits(open, 1, 5));
        assertFalse(range.admits(open, 0, 0));
        assertFalse(range.admits(open, 0, Long.MAX_VALUE));
    }

    @Test
    void at_the_ends_of_the_range_nothing_overflows() {
        Gen<Long> rates = Gen.elementOf(1L, 50_000_000L, 999_999_999L, 1_000_000_000L);
        Gen<Long> fees = Gen.elementOf(0L, 999_999_999L, -999_999_999L, 500_000L);
        Gen<CreditTerms> terms = Gen.combine(
                Gen.elementOf(1L, 1_000L, 100_000_000L, 1_000_000_000_000L),
                rates,
                Gen.combine(fees, fees, List::of),
                Gen.booleans(),
                (scale, rate, both, counted) -> new CreditTerms(scale, rate, both.get(0), both.get(1), counted));
        Gen<Brim> brims = Gen.combine(terms, Gen.longs(1, 1L << 32), CreditGens.sides(), Gen.ints(0, 3), Brim::new);
        Property.check("no overflow", brims, 5_000, Brim::check);
    }

    /** A party whose exposure is all that the range allows, half of it held and half offered, at both ends of the prices. */
    private record Brim(CreditTerms terms, long wanted, int side, int ends) {
        void check() {
            long highest = Math.min(
                    (1L << 62) / (Rate.UNITS_OF_ONE + terms.marginUnits() + dearest()), (1L << 60) / terms.unitScale());
            CreditRange range = CreditRange.of(terms, Math.min(wanted, highest), 1);
            long price = (ends & 1) == 0 ? range.priceMax() : 1;
            long mark = (ends & 2) == 0 ? range.priceMax() : 1;
            long half = range.exposureMax() / 2;
            RequiredCredit credit = new RequiredCredit(terms, mark);
            for (long position : new long[] {half, -half}) {
                credit.restart(terms, mark);
                long left = range.exposureMax() - half;
                assertTrue(range.admits(credit, position, left));
                credit.add(side, price, left, 0);
                assertFalse(range.admits(credit, position, 1));
                assertTrue(credit.required(position) >= 0 && credit.worstLoss() >= 0, "less than nothing");
                assertTrue(credit.required(position) <= 3 * (1L << 60) + 1, "more than the range says");
                tryIt(credit, position, price, left);
            }
        }

        private void tryIt(RequiredCredit credit, long position, long price, long lots) {
            OrderNeed need = new OrderNeed(terms, credit.mark());
            need.begin(new RequiredCredit(terms, credit.mark()), position, side);
            need.rest(price, lots);
            need.rewind();
            need.fill(price, lots);
            long cost = PositionMath.value(position, price, terms.unitScale());
            PositionMath.unrealised(position, cost, credit.mark(), terms.unitScale());
            PositionMath.realised(position, cost, side * lots, credit.mark(), terms.unitScale());
            PositionMath.costAfter(position, cost, side * lots, credit.mark(), terms.unitScale());
        }

        private long dearest() {
            return Math.max(Math.abs(terms.makerFeeUnits()), Math.abs(terms.takerFeeUnits()));
        }
    }
}
