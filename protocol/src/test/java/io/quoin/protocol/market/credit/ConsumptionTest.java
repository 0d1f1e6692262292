package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a fill takes of a line, and what goes back. */
class ConsumptionTest {
    private static final CreditTerms COUNTED = new CreditTerms(1, 50_000_000, 0, 0, true);
    private static final CreditTerms HAIRCUT = new CreditTerms(1, 50_000_000, 0, 0, false);

    @Test
    void an_increase_takes_its_margin_its_loss_and_its_fee() {
        assertEquals(10 + 4 + 3, Consumption.ofFill(COUNTED, 100, 0, 2, 102, 3));
        assertEquals(10 + 4 + 3, Consumption.ofFill(COUNTED, 100, 0, -2, 98, 3));
    }

    @Test
    void a_gain_gives_credit_only_where_gains_count() {
        assertEquals(10 - 4 + 3, Consumption.ofFill(COUNTED, 100, 0, 2, 98, 3));
        assertEquals(10 + 3, Consumption.ofFill(HAIRCUT, 100, 0, 2, 98, 3));
    }

    @Test
    void a_reduction_gives_its_margin_back_and_a_flip_the_difference() {
        assertEquals(-10, Consumption.ofFill(COUNTED, 100, 5, -2, 100, 0));
        assertEquals(-10, Consumption.ofFill(COUNTED, 100, -5, 2, 100, 0));
        assertEquals(0, Consumption.ofFill(COUNTED, 100, 5, -10, 100, 0));
        assertEquals(5 + 9, Consumption.ofFill(COUNTED, 100, 5, -11, 100, 9));
    }

    @Test
    void margins_of_single_lots_round_up_and_the_difference_is_taken_of_the_rounded() {
        CreditTerms awkward = new CreditTerms(1, 333_333_333, 0, 0, true);
        assertEquals(1, Consumption.ofFill(awkward, 1, 0, 1, 1, 0));
        assertEquals(0, Consumption.ofFill(awkward, 1, 1, 1, 1, 0));
        assertEquals(0, Consumption.ofFill(awkward, 1, 2, 1, 1, 0));
        assertEquals(1, Consumption.ofFill(awkward, 1, 3, 1, 1, 0));
    }

    @Test
    void what_was_released_goes_back_as_far_as_the_orders_do_not_need_it() {
        assertEquals(0, Consumption.returned(5, 100, 0), "nothing was released");
        assertEquals(5, Consumption.returned(-5, 100, 0), "the rest of the line was there before");
        assertEquals(3, Consumption.returned(-5, 10, 7));
        assertEquals(0, Consumption.returned(-5, 10, 12), "the line is short");
    }
}
