package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.credit.PairRun.Story;
import io.quoin.protocol.value.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The promise of a credit line: at one mark nothing that a party's orders do leaves required above the line or its account
 * short, and a line that is short already gets no shorter.
 */
class LineCoversOrdersTest {
    @Test
    void a_line_that_covers_the_orders_covers_them_after_any_fills_cancels_and_new_orders() {
        Property.check(
                "0 <= required <= line, and the account is never short",
                PairRun.stories(CreditGens.terms(), Gen.constant(0L)),
                3_000,
                story -> story.play(new CreditRules()));
    }

    @Test
    void the_stories_do_all_that_the_promise_is_about() {
        Tally tally = new Tally();
        Property.check(
                "a count", PairRun.stories(CreditGens.terms(), Gen.constant(0L)), 500, story -> story.play(tally));
        String seen = tally.toString();
        assertTrue(tally.fills > 1_000 && tally.taken > 500 && tally.flips > 100, seen);
        assertTrue(tally.paidOut > 100 && tally.keptBack > 5, seen);
    }

    @Test
    void a_line_that_a_mark_has_left_short_gets_no_shorter() {
        Gen<Story> stories = PairRun.stories(CreditGens.terms(), Gen.longs(1, 60));
        Property.check("the gap never widens", stories, 3_000, story -> story.play(new CreditRules()));
    }

    @Test
    void every_order_of_execution_of_every_part_keeps_the_promise() {
        Gen<OpenOrder> orders =
                Gen.combine(CreditGens.sides(), CreditGens.smallPrices(), Gen.longs(1, 2), OpenOrder::new);
        Gen<Book> books = Gen.combine(
                CreditGens.terms(), CreditGens.smallPrices(), Gen.longs(-3, 3), Gen.listOf(orders, 3), Book::new);
        Property.check("every interleaving", books, 600, Book::playAll);
    }

    @Test
    void lot_by_lot_at_a_third_of_a_unit_no_rounding_is_ever_missing() {
        CreditTerms third = new CreditTerms(1, 333_333_333, 333_333_333, 333_333_333, true);
        CreditRules law = new CreditRules();
        for (int lots = 1; lots <= 50; lots++) {
            PairState pair = new PairState(third, Rate.UNITS_OF_ONE, 7, 0);
            pair.orders.add(new OpenOrder(CreditTerms.BUY, 7, lots));
            pair.orders.add(new OpenOrder(CreditTerms.SELL, 7, lots));
            pair.line = law.required(pair);
            for (int lot = 0; lot < 2 * lots; lot++) {
                OpenOrder order = pair.orders.get(lot % pair.orders.size());
                long fee = law.feeOf(order, 1, 7, third.makerFeeUnits());
                pair.orders.removeIf(one -> one.lots() == 0);
                pair.trade(order.side, 7, fee);
                assertTrue(law.required(pair) <= pair.line, "short with " + pair);
            }
        }
    }

    /** How often the rules were asked for what. */
    private static final class Tally extends CreditRules {
        private int fills;
        private int taken;
        private int flips;
        private int paidOut;
        private int keptBack;

        @Override
        public long need(PairState pair, Placing placing) {
            long lots = placing.fills().stream().mapToLong(Placing.Fill::lots).sum();
            taken += lots > 0 ? 1 : 0;
            flips += pair.position * placing.side() < 0 && lots > Math.abs(pair.position) ? 1 : 0;
            return super.need(pair, placing);
        }

        @Override
        public long fee(long notional, long rateUnits, long residue) {
            fills++;
            return super.fee(notional, rateUnits, residue);
        }

        @Override
        public long returned(long consumed, long line, long required) {
            long returned = super.returned(consumed, line, required);
            paidOut += returned > 0 ? 1 : 0;
            keptBack += returned < -consumed ? 1 : 0;
            return returned;
        }

        @Override
        public String toString() {
            return fills + " fills, " + taken + " orders that took, " + flips + " that flipped, " + paidOut
                    + " releases paid out, " + keptBack + " kept back";
        }
    }

    private record Book(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
        void playAll() {
            PairState pair = new PairState(terms, terms.gainsCount() ? Rate.UNITS_OF_ONE : 0, mark, position);
            orders.forEach(order -> pair.orders.add(order.copy()));
            pair.line = new CreditRules().required(pair);
            pair.settleFree();
            every(pair);
        }

        /** From here, every fill that could be next, of one lot or of two, with what is returned after it. */
        private void every(PairState pair) {
            for (int order = 0; order < pair.orders.size(); order++) {
                for (long lots = 1; lots <= pair.orders.get(order).lots(); lots++) {
                    PairState next = pair.copy();
                    fill(next, next.orders.get(order), lots);
                    every(next);
                }
            }
        }

        private void fill(PairState pair, OpenOrder order, long lots) {
            CreditRules law = new CreditRules();
            long fee = law.feeOf(order, lots, lots * order.price * terms.unitScale(), terms.makerFeeUnits());
            if (order.lots() == 0) {
                pair.orders.remove(order);
            }
            long consumed = pair.trade(order.side * lots, order.price, fee);
            assertCovered(pair, law);
            pair.line -= law.returned(consumed, pair.line, law.required(pair));
            assertCovered(pair, law);
        }

        private void assertCovered(PairState pair, CreditRules law) {
            long required = law.required(pair);
            if (required < 0 || required > pair.line || pair.free() < 0) {
                throw new AssertionError("required " + required + ", free " + pair.free() + "; " + pair);
            }
        }
    }
}
