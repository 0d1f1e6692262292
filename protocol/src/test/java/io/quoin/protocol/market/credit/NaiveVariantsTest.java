package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import org.junit.jupiter.api.Test;

/**
 * The {@link NaiveRules} planted one at a time: {@link LineCoversOrdersTest}'s property finds each, and says what is short.
 * Each is a rule of {@link CreditRules} written another way.
 */
class NaiveVariantsTest {
    @Test
    void an_order_below_the_mark_margined_at_its_own_price() {
        assertFound(NaiveRules.marginAtOwnPrice());
    }

    @Test
    void an_order_that_reduces_free_of_loss() {
        assertFound(NaiveRules.reducingIsFree());
    }

    @Test
    void two_sales_that_each_only_reduce_though_both_flip() {
        assertFound(NaiveRules.flipsAreFree());
    }

    @Test
    void released_margin_paid_out_while_orders_need_it() {
        assertFound(NaiveRules.releasedIsPaidOut());
    }

    @Test
    void gains_counted_in_the_requirement_where_they_are_haircut() {
        assertFound(NaiveRules.gainsAreCounted());
    }

    @Test
    void a_fee_rounded_by_the_fill() {
        assertFound(NaiveRules.feeByTheFill());
    }

    @Test
    void the_fee_on_a_better_price_not_reserved() {
        assertFound(NaiveRules.improvementIsNotReserved());
    }

    @Test
    void the_formula_written_naively_is_the_law() {
        Property.check(
                "the planted rules differ from the law in what is planted alone",
                PairRun.stories(CreditGens.terms(), Gen.constant(0L)),
                1_000,
                story -> story.play(new NaiveRules.Weighted()));
    }

    private static void assertFound(CreditRules planted) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("the promise by a planted rule")
                        .cases(3_000)
                        .shrinkTries(2_000)
                        .check(PairRun.stories(CreditGens.terms(), Gen.constant(0L)), story -> story.play(planted)));
        assertTrue(found.getMessage().contains("the line is"), found::getMessage);
    }
}
