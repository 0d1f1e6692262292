package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.fees.OrderFee;
import io.quoin.protocol.value.ValueOverflow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requirement in constant time against the requirement by its meaning. */
class RequiredCreditTest {
    private static final CreditTerms FIVE_PERCENT = new CreditTerms(1, 50_000_000, 0, 0, true);

    @Test
    void no_orders_require_nothing_whatever_the_position() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 101);
        assertEquals(0, credit.required(0));
        assertEquals(0, credit.required(7));
        assertEquals(0, credit.required(-7));
    }

    @Test
    void a_bid_at_the_mark_requires_its_margin_and_a_roundings_unit() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 100);
        credit.add(CreditTerms.BUY, 100, 2, OrderFee.NO_RESIDUE);
        assertEquals(10 + 1, credit.required(0));
        assertEquals(1, credit.required(-2), "it only closes");
        assertEquals(1, credit.required(-1), "the margin released covers the rest");
    }

    @Test
    void an_order_below_the_mark_is_margined_at_the_mark_and_its_gain_counts() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 100);
        credit.add(CreditTerms.BUY, 98, 10, OrderFee.NO_RESIDUE);
        assertEquals(10 * (5 - 2) + 1, credit.required(0));
        CreditTerms haircut = new CreditTerms(1, 50_000_000, 0, 0, false);
        credit.add(CreditTerms.SELL, 90, 10, OrderFee.NO_RESIDUE);
        credit.restart(haircut, 100);
        assertEquals(new RequiredCredit(haircut, 100).toString(), credit.toString());
        credit.add(CreditTerms.BUY, 98, 10, OrderFee.NO_RESIDUE);
        assertEquals(10 * 5 + 1, credit.required(0));
    }

    @Test
    void two_sales_that_each_reduce_and_together_flip_require_the_margin_of_the_other_side() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 100);
        credit.add(CreditTerms.SELL, 100, 10, OrderFee.NO_RESIDUE);
        assertEquals(1, credit.required(10));
        credit.add(CreditTerms.SELL, 100, 10, OrderFee.NO_RESIDUE);
        assertEquals(2, credit.required(10), "the margin released covers the flip");
        credit.add(CreditTerms.SELL, 100, 2, OrderFee.NO_RESIDUE);
        assertEquals(10 + 3, credit.required(10));
    }

    @Test
    void a_reducing_sale_below_the_mark_requires_its_loss() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 100);
        credit.add(CreditTerms.SELL, 91, 1, OrderFee.NO_RESIDUE);
        assertEquals(9 - 5 + 1, credit.required(1));
        assertEquals(9 + 1, credit.worstLoss());
    }

    @Test
    void it_is_the_worst_of_all_parts_of_all_orders_and_at_most_a_unit_an_order_more() {
        Gen<Order> orders =
                Gen.combine(CreditGens.sides(), CreditGens.smallPrices(), Gen.longs(1, 3), Gen.longs(0, 2), Order::new);
        Gen<Party> parties = Gen.combine(
                CreditGens.terms(), CreditGens.smallPrices(), Gen.longs(-6, 6), Gen.listOf(orders, 4), Party::new);
        Property.check(
                "small numbers, every part",
                parties,
                4_000,
                party -> party.checkAgainst(
                        new WorstCase(party.terms, party.mark, party.position, party.open()).ofAllParts()));
    }

    @Test
    void it_is_the_worst_of_all_subsets_for_large_numbers_too() {
        long price = 1L << 31;
        Gen<Order> orders = Gen.combine(
                CreditGens.sides(), Gen.longs(1, price), Gen.longs(1, 1L << 25), Gen.longs(0, 1L << 20), Order::new);
        Gen<Party> parties = Gen.combine(
                CreditGens.terms(),
                Gen.longs(1, price),
                Gen.longs(-(1L << 25), 1L << 25),
                Gen.listOf(orders, 8),
                Party::new);
        Property.check(
                "large numbers, whole orders",
                parties,
                1_000,
                party -> party.checkAgainst(
                        new WorstCase(party.terms, party.mark, party.position, party.open()).ofSubsets()));
    }

    @Test
    void changes_one_by_one_give_what_adding_anew_gives() {
        Gen<Order> orders =
                Gen.combine(CreditGens.sides(), CreditGens.smallPrices(), Gen.longs(1, 5), Gen.longs(0, 9), Order::new);
        Gen<Story> stories = Gen.combine(
                CreditGens.terms(), CreditGens.smallPrices(), Gen.listOf(orders, 30), Gen.longs(-9, 9), Story::new);
        Property.check("in place as anew", stories, 2_000, Story::check);
    }

    @Test
    void a_copy_is_equal_and_goes_its_own_way() {
        RequiredCredit credit = new RequiredCredit(FIVE_PERCENT, 100);
        credit.add(CreditTerms.BUY, 103, 10, 5);
        RequiredCredit copy = new RequiredCredit(new CreditTerms(10, 1, 0, 0, false), 1);
        copy.set(credit);
        assertEquals(credit.toString(), copy.toString());
        assertEquals(credit.required(3), copy.required(3));
        assertEquals(credit.worstLoss(), copy.worstLoss());
        copy.remove(CreditTerms.BUY, 103, 10, 5);
        assertEquals(0, copy.required(0));
        assertEquals(0, copy.orders());
        assertEquals(1, credit.orders());
        assertEquals(10, credit.buyLots());
    }

    @Test
    void a_requirement_beyond_64_bits_is_refused() {
        RequiredCredit credit = new RequiredCredit(new CreditTerms(1, 1_000_000_000, 0, 0, false), 1L << 31);
        for (int order = 0; order < 4; order++) {
            credit.add(CreditTerms.BUY, 1L << 32, 1L << 30, OrderFee.NO_RESIDUE);
        }
        assertThrows(ValueOverflow.class, () -> credit.required(0));
    }

    /** An order that has filled as taker before it rested, for so much notional: hence its residue. */
    private record Order(int side, long price, long lots, long taken) {
        OpenOrder open(CreditTerms terms) {
            OpenOrder order = new OpenOrder(side, price, lots + taken);
            order.fill(taken, taken * price, terms.takerFeeUnits());
            return order;
        }
    }

    private record Party(CreditTerms terms, long mark, long position, List<Order> orders) {
        List<OpenOrder> open() {
            return orders.stream().map(order -> order.open(terms)).toList();
        }

        void checkAgainst(BigInteger worst) {
            RequiredCredit credit = credit(terms, mark, open());
            BigInteger required = BigInteger.valueOf(credit.required(position));
            BigInteger losses = new WorstCase(terms, mark, position, open()).losses();
            BigInteger mostLoss = losses.add(BigInteger.valueOf(orders.size()));
            BigInteger loss = BigInteger.valueOf(credit.worstLoss());
            assertTrue(loss.compareTo(losses) >= 0 && loss.compareTo(mostLoss) <= 0, () -> loss + ", worst " + losses);
            assertTrue(required.signum() >= 0, "below 0");
            assertTrue(required.compareTo(worst) >= 0, () -> "too little: " + required + ", worst " + worst);
            BigInteger most = worst.add(BigInteger.valueOf(orders.size()));
            assertTrue(required.compareTo(most) <= 0, () -> "too much: " + required + ", worst " + worst);
        }
    }

    static RequiredCredit credit(CreditTerms terms, long mark, List<OpenOrder> orders) {
        RequiredCredit credit = new RequiredCredit(terms, mark);
        for (OpenOrder order : orders) {
            credit.add(order.side, order.price, order.lots(), order.residue());
        }
        return credit;
    }

    /** Orders come; every third is cancelled again, every other of the rest fills in part. */
    private record Story(CreditTerms terms, long mark, List<Order> orders, long position) {
        void check() {
            RequiredCredit credit = new RequiredCredit(terms, mark);
            List<OpenOrder> left = new ArrayList<>();
            for (Order one : orders) {
                OpenOrder order = one.open(terms);
                credit.add(order.side, order.price, order.lots(), order.residue());
                if (left.size() % 3 == 2) {
                    credit.remove(order.side, order.price, order.lots(), order.residue());
                    OpenOrder first = left.remove(0);
                    credit.remove(first.side, first.price, first.lots(), first.residue());
                } else {
                    left.add(order);
                    fillOne(credit, order);
                }
            }
            assertEquals(RequiredCreditTest.credit(terms, mark, left).toString(), credit.toString());
            assertEquals(RequiredCreditTest.credit(terms, mark, left).required(position), credit.required(position));
            assertEquals(RequiredCreditTest.credit(terms, mark, left).worstLoss(), credit.worstLoss());
        }

        private void fillOne(RequiredCredit credit, OpenOrder order) {
            if (order.lots() > 1) {
                long before = order.residue();
                order.fill(1, order.price * terms.unitScale(), terms.makerFeeUnits());
                credit.reduce(order.side, order.price, 1, before, order.residue());
            }
        }
    }
}
