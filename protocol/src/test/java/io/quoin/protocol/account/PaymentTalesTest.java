package io.quoin.protocol.account;

import org.junit.jupiter.api.Test;

/** How payments out, and closing, wait for what markets say, told by the law alone. */
class PaymentTalesTest {
    @Test
    void an_account_without_position_or_line_pays_at_once() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                withdraw 40                                     | WithdrawalBooked
                A asks 60 for o1                                | A granted 60
                A settles returned 60                           | Settled
                send 60                                         | TransferSent
                send 1                                          | BALANCE_INSUFFICIENT
                """);
    }

    @Test
    void every_market_with_a_position_or_a_line_is_asked_first() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 10 for o2                                | B granted 10
                C asks 10 for o3                                | C granted 10
                B settles returned 10                           | Settled
                C settles consumed 10 size 10 cost 100 at 10    | Settled
                withdraw 80                                     | waits: A barrier, C barrier
                C answers at 10                                 | waits: A barrier
                A answers at 10                                 | WithdrawalBooked
                free                                            | 0
                """);
    }

    @Test
    void what_a_market_has_filled_meanwhile_counts() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                withdraw 80                                     | waits: A barrier
                price 8                                         |
                A settles consumed 10 size 10 cost 100 at 8     | Settled, waits: A barrier
                A answers at 8                                  | COLLATERAL_INSUFFICIENT
                withdraw 72                                     | waits: A barrier
                A answers at 8                                  | WithdrawalBooked
                """);
    }

    @Test
    void a_position_is_valued_at_the_worst_round_since_the_answer() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 1 for o2                                 | B granted 1
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                price 9                                         |
                withdraw 80                                     | waits: A barrier, B barrier
                A answers at 9                                  | waits: B barrier
                price 7                                         |
                price 12                                        |
                free                                            | 107
                B answers at 12                                 | COLLATERAL_INSUFFICIENT
                withdraw 80                                     | waits: A barrier, B barrier
                A answers at 12                                 | waits: B barrier
                B answers at 12                                 | WithdrawalBooked
                """);
    }

    @Test
    void a_short_is_valued_at_the_dearest_round() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 1 for o2                                 | B granted 1
                A settles consumed 10 size -10 cost -100 at 10  | Settled
                withdraw 68                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                price 12                                        |
                price 10                                        |
                B answers at 10                                 | COLLATERAL_INSUFFICIENT
                withdraw 66                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                price 12                                        |
                price 10                                        |
                B answers at 10                                 | WithdrawalBooked
                """);
    }

    @Test
    void an_answer_to_an_earlier_barrier_or_recall_counts_for_nothing() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 50 for o1                                | A granted 50
                withdraw 60                                     | waits: A barrier
                A answers at 10 before                          | waits: A barrier
                A answers at 10                                 | waits: A recall 10
                A recalled before                               | waits: A recall 10
                A recalled                                      | COLLATERAL_INSUFFICIENT
                """);
    }

    @Test
    void a_market_that_is_ahead_of_the_board_is_believed() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 1 for o2                                 | B granted 1
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                withdraw 80                                     | waits: A barrier, B barrier
                A answers at 7 ahead                            | waits: B barrier
                B answers at 10                                 | COLLATERAL_INSUFFICIENT
                withdraw 80                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                A settles funding 1 at 7                        | Settled, waits: B barrier
                B answers at 10                                 | COLLATERAL_INSUFFICIENT
                """);
    }

    @Test
    void an_answer_that_the_board_no_longer_remembers_is_asked_for_again() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 1 for o2                                 | B granted 1
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                withdraw 10                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                price 10                                        |
                price 10                                        |
                price 10                                        |
                price 10                                        |
                B answers at 10                                 | waits: A barrier
                A answers at 10                                 | WithdrawalBooked
                """);
    }

    @Test
    void lines_are_recalled_if_that_could_do_and_each_market_once() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 50 for o1                                | A granted 50
                B asks 30 for o2                                | B granted 30
                withdraw 60                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                B answers at 10                                 | waits: A recall 40, B recall 30
                A settles returned 20                           | Settled, waits: A recall 20, B recall 20
                A recalled                                      | waits: B recall 20
                B settles returned 20                           | Settled, WithdrawalBooked
                free                                            | 0
                withdraw 1                                      | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                B answers at 10                                 | waits: A recall 1, B recall 1
                A recalled                                      | waits: B recall 1
                B recalled                                      | COLLATERAL_INSUFFICIENT
                """);
    }

    @Test
    void what_no_line_would_cover_is_refused_without_a_recall() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                B asks 10 for o2                                | B granted 10
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                withdraw 95                                     | waits: A barrier, B barrier
                A answers at 10                                 | waits: B barrier
                B answers at 10                                 | COLLATERAL_INSUFFICIENT
                """);
    }

    @Test
    void markets_that_say_nothing_end_the_waiting() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                withdraw 20                                     | waits: A barrier
                over                                            | BARRIER_UNANSWERED
                withdraw 95                                     | waits: A barrier
                over                                            | COLLATERAL_INSUFFICIENT
                withdraw 101                                    | waits: A barrier
                over                                            | BALANCE_INSUFFICIENT
                withdraw 95                                     | waits: A barrier
                A answers at 10                                 | waits: A recall 5
                over                                            | COLLATERAL_INSUFFICIENT
                """);
    }

    @Test
    void nothing_is_paid_without_a_live_price_or_with_cash_below_zero() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                prices dead                                     |
                withdraw 1                                      | waits: A barrier
                A answers at 10                                 | WithdrawalBooked
                A settles consumed 10 size 10 cost 100 at 10    | Settled
                withdraw 1                                      | PRICE_STALE
                prices live                                     |
                withdraw 1                                      | waits: A barrier
                prices dead                                     |
                A answers at 10                                 | PRICE_STALE
                prices live                                     |
                A settles realised -99 at 10                    | Settled
                A settles size 90 cost 100 at 10                | Settled
                free                                            | 700
                withdraw 1                                      | waits: A barrier
                A answers at 10                                 | BALANCE_INSUFFICIENT
                A settles fees 1 at 10                          | Settled
                withdraw 1                                      | CASH_NEGATIVE
                """);
    }

    @Test
    void an_account_that_has_traded_closes_when_its_markets_say_that_nothing_is_left() {
        Tale.tell("""
                cash 100                                        |
                price 10                                        |
                A asks 10 for o1                                | A granted 10
                close                                           | BALANCE_NOT_ZERO
                withdraw 90                                     | waits: A barrier
                A answers at 10                                 | WithdrawalBooked
                A settles returned 10                           | Settled
                withdraw 10                                     | WithdrawalBooked
                close                                           | NOT_FROZEN
                freeze                                          | Frozen
                close                                           | waits: A barrier
                over                                            | BARRIER_UNANSWERED
                close                                           | waits: A barrier
                A answers at 10                                 | Closed
                """);
    }
}
