package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.market.fees.OrderFee;
import org.junit.jupiter.api.Test;

/** What line an order needs, whichever way it goes. */
class OrderNeedTest {
    private static final CreditTerms FEES = new CreditTerms(1, 50_000_000, 1_000_000, 2_000_000, true);
    private static final CreditTerms HAIRCUT = new CreditTerms(1, 50_000_000, 1_000_000, 2_000_000, false);
    private static final long MARK = 10_000;

    private final OrderNeed need = new OrderNeed(FEES, MARK);

    @Test
    void an_order_that_rests_needs_its_margin_and_the_dearer_fee() {
        need.begin(new RequiredCredit(FEES, MARK), 0, CreditTerms.BUY);
        need.rest(MARK, 3);
        assertEquals(3 * (500 + 20) + 1, need.units());
        assertTrue(need.raises());
        assertFalse(need.mayPass(need.units() - 1));
        assertTrue(need.mayPass(need.units()));
        assertEquals(1, need.shortfall(need.units() - 1));
        assertEquals(0, need.shortfall(need.units() + 1));
        assertEquals(0, need.consumed());
    }

    @Test
    void an_order_that_takes_several_levels_consumes_them_and_rests_with_the_residue_it_has() {
        need.begin(new RequiredCredit(FEES, MARK), 0, CreditTerms.BUY);
        need.fill(MARK + 1, 1);
        assertEquals(500 + 1 + 21, need.consumed());
        need.fill(MARK + 2, 2);
        assertEquals(1_500 + 5 + 61, need.consumed());
        assertEquals(61, need.fees());
        assertEquals(3, need.position());
        assertEquals(990_000_000, need.residue());
        assertEquals(need.consumed(), need.units());
        need.rest(MARK + 2, 1);
        // 500 margin, 2 loss, 20.004 fee and the 0.01 that the next rounding may cost.
        assertEquals(need.consumed() + 523, need.units());
    }

    @Test
    void a_better_price_makes_a_sale_dearer_where_gains_do_not_count() {
        RequiredCredit none = new RequiredCredit(HAIRCUT, MARK);
        need.begin(none, 0, CreditTerms.SELL);
        need.rest(MARK, 10);
        long atItsLimit = need.units();
        need.rewind();
        need.fill(MARK + 1_000, 10);
        assertEquals(10 * 500 + 10 * 20 + 1, atItsLimit);
        assertEquals(10 * 500 + 10 * 22, need.units());
        assertEquals(10 * 500 + 10 * 22, need.consumed());
    }

    @Test
    void a_worst_step_between_the_first_fill_and_the_last_counts() {
        // At 1,020 the fee is above the margin that closing releases, at 1,000 below it.
        CreditTerms dear = new CreditTerms(1, 50_000_000, 0, 49_500_000, false);
        need.begin(new RequiredCredit(dear, 1_000), 20, CreditTerms.SELL);
        need.fill(1_020, 10);
        assertEquals(505 - 500, need.units());
        need.fill(1_000, 10);
        assertEquals(0, need.consumed());
        assertEquals(505 - 500, need.units());
    }

    @Test
    void an_order_that_closes_needs_no_more_than_there_is_and_may_pass_a_line_that_is_short() {
        RequiredCredit open = new RequiredCredit(FEES, MARK);
        open.add(CreditTerms.BUY, MARK, 1, OrderFee.NO_RESIDUE);
        need.begin(open, 5, CreditTerms.SELL);
        need.fill(MARK, 5);
        assertFalse(need.raises());
        assertTrue(need.consumed() < 0);
        assertTrue(need.units() > -100 && need.mayPass(-100), "it makes nothing worse");
    }

    @Test
    void an_order_that_needs_just_what_is_required_already_raises_nothing() {
        CreditTerms free = new CreditTerms(1, 50_000_000, 0, 0, true);
        RequiredCredit open = new RequiredCredit(free, 100);
        open.add(CreditTerms.SELL, 100, 20, OrderFee.NO_RESIDUE);
        assertEquals(10 * 5 + 1, open.required(5));
        need.begin(open, 5, CreditTerms.BUY);
        need.fill(105, 1);
        assertEquals(open.required(5), need.units());
        assertFalse(need.raises());
        need.rewind();
        need.fill(106, 1);
        assertTrue(need.raises());
    }

    @Test
    void another_course_starts_with_nothing_spent() {
        need.begin(new RequiredCredit(FEES, MARK), 0, CreditTerms.BUY);
        need.fill(MARK, 3);
        assertEquals(60, need.fees());
        need.rewind();
        assertEquals(0, need.fees());
        assertEquals(0, need.consumed());
        assertEquals(1_560, need.units());
    }

    @Test
    void an_order_that_does_nothing_needs_nothing() {
        need.begin(new RequiredCredit(FEES, MARK), 5, CreditTerms.SELL);
        assertEquals(0, need.units());
        assertEquals(5, need.position());
    }

    @Test
    void it_is_the_most_of_both_courses_after_any_of_their_steps() {
        Gen<PairRun.Story> stories = PairRun.stories(CreditGens.terms(), Gen.longs(0, 9));
        OrderNeed one = new OrderNeed(FEES, MARK);
        Property.check(
                "one object finds what a trial finds",
                stories,
                1_000,
                story -> story.play(new CreditRules() {
                    @Override
                    public long need(PairState pair, Placing placing) {
                        long expected = super.need(pair, placing);
                        one.begin(
                                RequiredCreditTest.credit(pair.terms, pair.mark, pair.orders),
                                pair.position,
                                placing.side());
                        one.rest(placing.limit(), placing.lots());
                        assertEquals(resting(pair, placing), one.units());
                        one.rewind();
                        long left = placing.lots();
                        for (Placing.Fill fill : placing.fills()) {
                            one.fill(fill.price(), fill.lots());
                            left -= fill.lots();
                        }
                        if (left > 0 && placing.mayRest()) {
                            one.rest(placing.limit(), left);
                        }
                        assertEquals(expected, one.units());
                        assertEquals(expected > required(pair), one.raises());
                        return one.units();
                    }
                }));
    }
}
