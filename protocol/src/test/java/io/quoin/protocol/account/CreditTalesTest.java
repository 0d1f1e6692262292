package io.quoin.protocol.account;

import org.junit.jupiter.api.Test;

/** How demands for credit are served, told by the law alone. */
class CreditTalesTest {
    @Test
    void what_is_free_is_granted_at_once_and_once() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 60 for o1                | A granted 60
                A asks 0 for o1                 |
                free                            | 40
                B asks 41 for o2                | B queued
                recalls                         | A recall 41
                A settles returned 1            | Settled, B granted 41
                free                            | 0
                A line                          | 59
                """);
    }

    @Test
    void a_market_that_needs_no_credit_learns_whom_it_deals_with() {
        Tale.tell("""
                price 10                        |
                A asks 0 for o1                 | A granted 0
                A asks 0 for o1                 |
                A asks 1 for o1                 | COLLATERAL_INSUFFICIENT 1
                """);
    }

    @Test
    void a_demand_beyond_all_numbers_is_refused_by_name() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 60 for o1                                | A granted 60
                A settles size 50 cost 600 at 10                | Settled
                free                                            | -110
                B asks 9223372036854775807 for o2               | LINE_TOTALS_EXHAUSTED
                A settles consumed -5                           | Settled
                A line                                          | 65
                A asks 9223372036854775747 for o3               | LINE_TOTALS_EXHAUSTED
                C asks 1152921504606846976 for o4               | COLLATERAL_INSUFFICIENT 1152921504606847091
                """);
    }

    @Test
    void headroom_comes_with_a_grant_as_far_as_it_can_be_spared() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 20+30 for o1             | A granted 50
                free                            | 50
                B asks 20+30 for o2             | B granted 35
                free                            | 15
                C asks 15+30 for o3             | C granted 15
                free                            | 0
                """);
    }

    @Test
    void headroom_makes_no_demand_infeasible_and_recalls_nothing() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90+1000 for o1           | A granted 95
                B asks 5+1000 for o2            | B granted 5
                recalls                         |
                """);
    }

    @Test
    void no_headroom_is_granted_while_another_waits_or_after_waiting() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80+10 for o2             | B queued
                C asks 5+2 for none lowering    | C granted 5
                A settles returned 90           | Settled, B granted 80
                """);
    }

    @Test
    void no_headroom_is_granted_without_a_live_price_or_with_cash_below_zero() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                prices dead                                     |
                A asks 10+20 for none lowering                  | A granted 10
                prices live                                     |
                A settles size 50 cost 300 at 10                | Settled
                A settles realised -120 at 10                   | Settled
                A asks 1+20 for none lowering                   | A granted 1
                A settles realised 120 at 10                    | Settled
                A asks 1+20 for none lowering                   | A granted 21
                """);
    }

    @Test
    void headroom_that_is_given_back_serves_another() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 20+30 for o1             | A granted 50
                B asks 70 for o2                | B queued
                recalls                         | A recall 50
                A settles returned 30           | Settled, B granted 70
                free                            | 10
                """);
    }

    @Test
    void what_not_even_all_lines_would_cover_is_refused_at_once() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 60 for o1                | A granted 60
                B asks 101 for o2               | COLLATERAL_INSUFFICIENT 61
                A asks 41 for o3                | COLLATERAL_INSUFFICIENT 1
                recalls                         |
                C asks 40 for o4                | C granted 40
                """);
    }

    @Test
    void who_came_first_is_served_first_and_nothing_smaller_eats_what_comes_back() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                C asks 5 for o3                 | C queued
                recalls                         | A recall 80
                A settles returned 30           | Settled
                C asks 5 for o3                 |
                A settles returned 40           | Settled, B granted 80
                recalls                         | A recall 5, B recall 5
                A recalled                      | A kept 20
                B recalled                      | B kept 80, C dropped INFEASIBLE
                C asks 5 for o3                 | COLLATERAL_INSUFFICIENT 5
                """);
    }

    @Test
    void a_demand_that_cannot_be_served_after_all_holds_up_nobody() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                C asks 5 for o3                 | C queued
                A recalled                      | A kept 90, B dropped INFEASIBLE, C granted 5
                recalls                         |
                B asks 80 for o2                | COLLATERAL_INSUFFICIENT 75
                millis 1000                     |
                B asks 80 for o2                | B queued
                recalls                         | A recall 80, C recall 5
                """);
    }

    @Test
    void every_market_is_asked_before_a_demand_is_given_up() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 50 for o1                | A granted 50
                B asks 50 for o2                | B granted 50
                C asks 80 for o3                | C queued
                recalls                         | A recall 50, B recall 50
                A settles returned 40           | Settled
                A recalled                      | A kept 10
                recalls                         | B recall 50
                A recalled                      |
                B settles returned 40           | Settled, C granted 80
                B recalled                      |
                """);
    }

    @Test
    void what_lowers_risk_goes_before_what_raises_it() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                C asks 5 for none lowering      | C granted 5
                A asks 11 for none lowering     | COLLATERAL_INSUFFICIENT 6
                C asks 50 for none lowering     | C queued
                recalls                         | A recall 50
                A settles returned 60           | Settled, C granted 50
                recalls                         | A recall 30, C recall 55
                """);
    }

    @Test
    void nothing_is_granted_while_a_payment_out_waits() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 20 for o2                | B queued
                withdraw 30                     | waits: A barrier
                C asks 5 for o3                 |
                C asks 500 for o3               | COLLATERAL_INSUFFICIENT 490
                A settles returned 20           | Settled, waits: A barrier
                A answers at 10                 | WithdrawalBooked
                C asks 5 for o3                 | C queued
                recalls                         | A recall 20
                """);
    }

    @Test
    void a_demand_waits_no_longer_than_its_market() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                C asks 10 for o3                | C queued
                B asks 80 for o2 late           |
                millis 1999                     |
                millis 1                        | B dropped OVER, C dropped OVER
                C asks 10 for o3                | C granted 10
                """);
    }

    @Test
    void a_patient_market_waits_no_longer_than_others() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2 patient        | B queued
                millis 2000                     | B dropped OVER
                """);
    }

    @Test
    void an_answer_to_an_earlier_recall_counts_for_nothing() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                A recalled before               |
                A recalled                      | A kept 90, B dropped INFEASIBLE
                """);
    }

    @Test
    void who_is_refused_may_show_that_the_first_cannot_be_served_either() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 50 for o1                                | A granted 50
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                B asks 80 for o2                                | B queued
                price 5                                         |
                C asks 60 for o3                                | B dropped INFEASIBLE, COLLATERAL_INSUFFICIENT 55
                """);
    }

    @Test
    void a_market_has_one_demand_waiting_and_may_change_it() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                B asks 20 for o3                |
                B asks 85 for o2                | B queued
                recalls                         | A recall 85
                A settles returned 75           | Settled, B granted 85
                """);
    }

    @Test
    void a_later_order_of_a_market_takes_the_place_of_one_that_waits_but_not_in_the_queue() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                C asks 15 for o3                | C queued
                millis 1                        |
                B asks 20 for o4                | B dropped OVER, B queued
                recalls                         | A recall 15
                B asks 80 for o2 first          |
                A settles returned 30           | Settled, C granted 15, B granted 20
                """);
    }

    @Test
    void only_an_order_that_lowers_risk_takes_the_place_of_one_that_does() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                B asks 20 for o3 lowering       | B dropped OVER, B queued
                millis 1                        |
                B asks 80 for o4                |
                B asks 30 for o5 lowering       | B dropped OVER, B queued
                C asks 50 for none lowering     | C queued
                millis 1                        |
                C asks 15 for o6 lowering       |
                A settles returned 70           | Settled, B granted 30, C granted 50
                """);
    }

    @Test
    void a_pair_whose_totals_come_near_the_end_of_64_bits_is_granted_nothing_more() {
        Tale.tell("""
                cash 8000000000000000000                                               |
                price 10                                                               |
                A asks 2305843009213693952 for o1                                      | A granted 2305843009213693952
                A settles returned 2305843009213693952                                 | Settled
                A asks 1 for o2                                                        | LINE_TOTALS_EXHAUSTED
                B asks 2305843009213693000+2000 for o3                                 | B granted 2305843009213693952
                C asks 10 for o4                                                       | C granted 10
                C settles consumed -2305843009213693953 returned 2305843009213693953   | Settled
                C line                                                                 | 10
                C asks 1 for none lowering                                             | LINE_TOTALS_EXHAUSTED
                D asks 9223372036854775807 for o5                                      | LINE_TOTALS_EXHAUSTED
                """);
    }

    @Test
    void a_demand_ends_with_its_order() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2 short          | B queued
                C asks 10 for o3                | C queued
                millis 199                      |
                millis 1                        | B dropped OVER, C granted 10
                """);
    }

    @Test
    void a_frozen_account_grants_nothing_and_forgets_who_waits() {
        Tale.tell("""
                cash 100                        |
                price 10                        |
                A asks 90 for o1                | A granted 90
                B asks 80 for o2                | B queued
                freeze                          | Frozen
                freeze                          |
                recalls                         |
                B asks 1 for o2                 | ACCOUNT_FROZEN
                A settles returned 90           | Settled
                unfreeze                        | Unfrozen
                B asks 100 for o2               | B granted 100
                """);
    }

    @Test
    void no_risk_is_added_without_a_live_price_or_with_cash_below_zero() {
        Tale.tell("""
                cash 100                                        |
                A asks 10 for o1                                | PRICE_STALE
                price 10                                        |
                A asks 20 for o1                                | A granted 20
                prices dead                                     |
                A asks 10 for o2                                | PRICE_STALE
                A asks 10 for none lowering                     | A granted 10
                prices live                                     |
                A settles consumed 30 size 20 cost 200 at 10    | Settled
                free                                            | 80
                A settles realised -120 at 10                   | Settled
                B asks 1 for o3                                 | CASH_NEGATIVE
                B asks 0 for none lowering                      | B granted 0
                A settles funding 21 fees 1 at 10               | Settled
                B asks 1 for o3                                 | COLLATERAL_INSUFFICIENT 21
                """);
    }

    @Test
    void a_price_in_another_scale_than_the_market_s_is_no_price() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 20 for o1                                | A granted 20
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                free                                            | 80
                scale 4                                         |
                price 1000                                      |
                free                                            | 80
                A asks 10 for o2                                | PRICE_STALE
                A asks 10+5 for none lowering                   | A granted 10
                withdraw 1                                      | PRICE_STALE
                scale 2                                         |
                price 11                                        |
                A asks 10 for o2                                | A granted 10
                """);
    }

    @Test
    void a_demand_that_waits_is_judged_by_what_is_so_when_it_is_served() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 90 for o1                                | A granted 90
                B asks 80 for o2                                | B queued
                prices dead                                     |
                A settles returned 90                           | Settled
                prices live                                     |
                B asks 80 for o2                                | B granted 80
                C asks 30 for o3                                | C queued
                B settles realised -101                         | Settled, C dropped INFEASIBLE
                """);
        Tale.tell("""
                cash 100                                                    |
                price 10                                                    |
                A asks 90 for o1                                            | A granted 90
                B asks 80 for o2                                            | B queued
                A settles realised -150 size 10 cost 100 consumed 10 at 50  | Settled, B dropped INFEASIBLE
                free                                                        | 220
                """);
    }

    @Test
    void profit_counts_as_the_instrument_says() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                A settles size 10 cost 100 consumed 10 at 10    | Settled
                price 15                                        |
                free                                            | 135
                profit counts 0.5                               |
                A settles fees 1 at 15                          | Settled
                free                                            | 109
                price 8                                         |
                free                                            | 71
                """);
    }

    @Test
    void fills_that_took_more_than_the_line_give_nothing_away() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                A settles size 20 cost 200 consumed 20 at 10    | Settled
                A line                                          | -10
                free                                            | 80
                A asks 10 for none lowering                     | A granted 10
                free                                            | 80
                A asks 81 for o2                                | COLLATERAL_INSUFFICIENT 1
                """);
    }
}
