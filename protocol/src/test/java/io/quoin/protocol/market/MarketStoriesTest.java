package io.quoin.protocol.market;

import org.junit.jupiter.api.Test;

/**
 * Stories of a market: what trades at which price, who holds what, what of the lines is used. The margin is 10 % of the mark,
 * the fees are 2 and 5 basis points; amounts are USDC.
 */
class MarketStoriesTest {
    @Test
    void an_order_rests_on_a_line_and_another_trades_with_it() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 2 at 100                | c1 rests 2
                book                               | 2 at 100 / -
                alice                              | 0 for 0, line 20.10000001 of which 20.10000001, realised 0, fees 0
                bob sells 1 at 99                  | c2 trades 1 at 100 with alice
                book                               | 1 at 100 / -
                alice                              | 1 for 100, line 10.08000001 of which 10.05000001, realised 0, fees 0.02
                bob                                | -1 for -100, line 0 of which 0, realised 0, fees 0.05
                bob sells 3 at 100                 | c3 trades 1 at 100 with alice rests 2
                book                               | - / 2 at 100
                alice                              | 2 for 200, line 0.06000001 of which 0, realised 0, fees 0.04
                bob                                | -2 for -200, line 20.10000001 of which 20.10000001, realised 0, fees 0.1
                """);
    }

    @Test
    void the_better_price_trades_first_and_at_one_price_the_older_order() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                carol may grant 1000               |
                alice buys 1 at 99                 | c1 rests 1
                bob buys 1 at 99                   | c2 rests 1
                alice buys 1 at 99.5               | c3 rests 1
                carol sells 2.5 at 99              | c4 trades 1 at 99.5 with alice trades 1 at 99 with alice trades 0.5 at 99 with bob
                book                               | 0.5 at 99 / -
                carol                              | -2.5 for -248, line 0 of which 0, realised 0, fees 0.124
                alice                              | 2 for 198.5, line 0.05955002 of which 0, realised 0, fees 0.0397
                bob                                | 0.5 for 49.5, line 4.53960001 of which 4.52475001, realised 0, fees 0.0099
                """);
    }

    @Test
    void a_position_realises_what_it_closes_and_flips_through_nothing() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 3 at 100                | c1 rests 3
                bob sells 3 at 100                 | c2 trades 3 at 100 with alice
                alice                              | 3 for 300, line 0.09000001 of which 0, realised 0, fees 0.06
                bob buys 5 at 95                   | c3 rests 5
                alice sells 2 at 95                | c4 trades 2 at 95 with bob
                alice                              | 1 for 100, line 0.09000001 of which 0, realised -10, fees 0.155
                bob                                | -1 for -100, line 0.00000001 of which 0.00000001, realised 10, fees 0.188
                alice sells 3 at 95                | c5 trades 3 at 95 with bob
                alice                              | -2 for -190, line 0 of which 0, realised -15, fees 0.2975
                bob                                | 2 for 190, line 0.00000001 of which 0, realised 15, fees 0.245
                """);
    }

    @Test
    void orders_trade_at_once_or_not_at_all_or_only_later() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 98                 | c2 rests 1
                bob sells 1 at 98 post-only        | POST_ONLY_WOULD_TRADE
                bob sells 1 at 99.5 post-only      | c4 rests 1
                bob sells 3 at 98 fok              | FILL_OR_KILL_NOT_FILLED
                bob sells 2 at 98 fok              | c6 trades 1 at 99 with alice trades 1 at 98 with alice
                book                               | - / 1 at 99.5
                alice buys 2 at 99.5 ioc           | c7 trades 1 at 99.5 with bob ends IMMEDIATE
                book                               | - / -
                alice buys 1 at 99 fok post-only   | POST_ONLY_MUST_REST
                alice buys 1 at 99 ioc post-only   | POST_ONLY_MUST_REST
                """);
    }

    @Test
    void a_market_order_goes_as_far_as_the_band_or_its_own_bound() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 2 at 95                 | c1 rests 2
                alice buys 2 at 92                 | c2 rests 2
                bob sells 3 at market to 93        | c3 trades 2 at 95 with alice ends IMMEDIATE
                bob sells 1 at market fok          | c4 trades 1 at 92 with alice
                bob sells 2 at market              | c5 trades 1 at 92 with alice ends IMMEDIATE
                book                               | - / -
                price 110                          | Marked
                bob buys 1 at market               | c6 ends IMMEDIATE
                """);
    }

    @Test
    void limit_prices_stay_within_the_band_around_the_index() {
        Story.at("100").tell("""
                alice may grant 1000               |
                alice buys 1 at 110.5              | PRICE_OUTSIDE_BAND
                alice buys 1 at 110                | c2 rests 1
                alice sells 1 at 89.5              | PRICE_OUTSIDE_BAND
                alice sells 0.5 at 110.5           | PRICE_OUTSIDE_BAND
                price 120                          | Marked
                alice buys 1 at 107.5              | PRICE_OUTSIDE_BAND
                alice buys 1 at 108                | c6 rests 1
                """);
    }

    @Test
    void orders_of_one_owner_do_not_trade_with_each_other() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                twin of alice may grant 1000       |
                bob sells 1 at 100                 | c1 rests 1
                twin sells 1 at 100                | c2 rests 1
                bob sells 1 at 100                 | c3 rests 1
                alice buys 3 at 100                | c4 trades 1 at 100 with bob ends SELF_TRADE
                book                               | - / 2 at 100
                alice buys 1 at 100 fok            | FILL_OR_KILL_NOT_FILLED
                alice buys 1 at 100 post-only      | POST_ONLY_WOULD_TRADE
                bob buys 1 at 99.5                 | c7 rests 1
                book                               | 1 at 99.5 / 2 at 100
                """);
    }

    @Test
    void a_reduce_only_order_is_never_larger_than_the_position() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                carol may grant 1000               |
                alice sells 1 at 110 reduce-only   | REDUCE_ONLY_WOULD_INCREASE
                alice buys 5 at 100                | c2 rests 5
                bob sells 5 at 100                 | c3 trades 5 at 100 with alice
                alice sells 10 at 105 reduce-only  | c4 rests 5
                alice sells 2 at 106               | c5 rests 2
                alice sells 10 at 107 reduce-only  | c6 rests 5
                alice buys 1 at 90 reduce-only     | REDUCE_ONLY_WOULD_INCREASE
                book                               | - / 5 at 105, 2 at 106, 5 at 107
                carol buys 4 at 105                | c8 trades 4 at 105 with alice, alice loses 4 REDUCE_ONLY
                book                               | - / 1 at 105, 2 at 106, 1 at 107
                alice                              | 1 for 100, line 8.42600003 of which 0.00000003, realised 20, fees 0.184
                carol buys 5 at 106                | c9 trades 1 at 105 with alice trades 2 at 106 with alice rests 2, alice loses 1 REDUCE_ONLY
                book                               | 2 at 106 / -
                alice                              | -2 for -212, line 3.11710002 of which 0, realised 25, fees 0.2474
                alice sells 1 at 100 reduce-only   | REDUCE_ONLY_WOULD_INCREASE
                bob buys 9 at 106 reduce-only      | c11 rests 5
                book                               | 7 at 106 / -
                dave may grant 1000                |
                dave sells 7 at 106                | c12 trades 2 at 106 with carol trades 5 at 106 with bob
                book                               | - / -
                bob                                | 0 for 0, line 0.00000001 of which 0, realised -30, fees 0.356
                """);
    }

    @Test
    void what_reduces_by_a_trade_of_its_own_trims_what_would_reduce_more() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 2 at 100                | c1 rests 2
                bob sells 2 at 100                 | c2 trades 2 at 100 with alice
                alice sells 2 at 105 reduce-only   | c3 rests 2
                bob buys 1.5 at 99                 | c4 rests 1.5
                alice sells 1.5 at 99              | c5 trades 1.5 at 99 with bob, alice loses 1.5 REDUCE_ONLY
                book                               | - / 0.5 at 105
                """);
    }

    @Test
    void an_order_waits_for_its_line_as_long_as_it_may() {
        Story.at("100").tell("""
                alice may grant 20                 |
                alice buys 2 at 100                | COLLATERAL_INSUFFICIENT
                alice buys 1 at 100                | c2 rests 1
                alice                              | 0 for 0, line 10.05000001 of which 10.05000001, realised 0, fees 0
                bob is silent                      |
                bob buys 1 at 90                   | PARKED
                1999 pass                          |
                bob c3                             | PARKED
                1 pass                             |
                bob c3                             | LINE_NOT_GRANTED
                """);
    }

    @Test
    void what_no_order_needs_comes_back_when_asked_for_and_when_idle() {
        Story.at("100").tell("""
                alice may grant 1000               |
                alice buys 1 at 100                | c1 rests 1
                alice buys 1 at 90                 | c2 rests 1
                alice recalls 5                    |
                alice cancels c1                   | alice loses 1 ASKED
                alice recalls 5                    | alice gets back 5 RECALLED
                alice recalls 500                  | alice gets back 5.05000001 RECALLED
                alice                              | 0 for 0, line 0.04500001 of which 0.04500001, realised 0, fees 0
                alice opens 12                     | SessionOpened
                alice                              | 0 for 0, line 12 of which 0.04500001, realised 0, fees 0
                alice cancels c2                   | alice loses 1 ASKED
                9999 pass                          |
                alice opens 12                     | SessionOpened
                9999 pass                          |
                1 pass                             | alice gets back 12 IDLE
                alice                              | 0 for 0, line 0 of which 0, realised 0, fees 0
                alice recalls 1                    |
                """);
    }

    @Test
    void a_frozen_account_has_no_orders_and_no_line() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 1 at 100                | c1 rests 1
                alice buys 1 at 99                 | c2 rests 1
                bob sells 0.5 at 100               | c3 trades 0.5 at 100 with alice
                alice freezes                      | LineTermsChanged, alice loses 0.5 FROZEN, alice loses 1 FROZEN, alice gets back 14.08950002 FROZEN
                alice                              | 0.5 for 50, line 0 of which 0, realised 0, fees 0.01
                book                               | - / -
                alice buys 1 at 90                 | ACCOUNT_FROZEN
                alice opens 5                      | ACCOUNT_FROZEN
                alice cancels c1                   | ACCOUNT_FROZEN
                alice thaws                        | LineTermsChanged
                alice buys 1 at 90                 | c5 rests 1
                alice raises a barrier             | BarrierHeard
                alice                              | 0.5 for 50, line 0.04500001 of which 0.04500001, realised 0, fees 0.01
                """);
    }

    @Test
    void a_price_uncovers_orders_and_the_youngest_go_when_nothing_is_added() {
        Story.at("100").tell("""
                alice may grant 21                 |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 100                | c2 rests 1
                alice is silent                    |
                price 98                           | Marked, alice uncovered by 3.6
                alice                              | 0 for 0, line 19.09950002 of which 22.69950002, realised 0, fees 0
                999 pass                           |
                1 pass                             | alice loses 1 UNCOVERED
                alice                              | 0 for 0, line 19.09950002 of which 10.84950001, realised 0, fees 0
                book                               | 1 at 99 / -
                """);
    }

    @Test
    void a_price_that_comes_back_covers_what_it_had_uncovered() {
        Story.at("100").tell("""
                alice may grant 21                 |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 100                | c2 rests 1
                alice is silent                    |
                price 98                           | Marked, alice uncovered by 3.6
                500 pass                           |
                price 100                          | Marked
                1000 pass                          |
                book                               | 1 at 100, 1 at 99 / -
                """);
    }

    @Test
    void an_account_that_adds_to_its_line_keeps_its_orders() {
        Story.at("100").tell("""
                alice may grant 100                |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 100                | c2 rests 1
                price 98                           | Marked, alice uncovered by 3.6
                alice                              | 0 for 0, line 22.69950002 of which 22.69950002, realised 0, fees 0
                1000 pass                          |
                book                               | 1 at 100, 1 at 99 / -
                """);
    }

    @Test
    void an_uncovered_party_places_only_what_makes_nothing_worse() {
        Story.at("100").tell("""
                alice may grant 40                 |
                bob may grant 1000                 |
                alice buys 2 at 100                | c1 rests 2
                bob sells 2 at 100                 | c2 trades 2 at 100 with alice
                alice buys 1 at 95                 | c3 rests 1
                alice is silent                    |
                price 90                           | Marked, alice uncovered by 9
                alice                              | 2 for 200, line 5.04750001 of which 14.04750001, realised 0, fees 0.04
                alice buys 0.1 at 90               | PARKED
                bob buys 2 at 96                   | c5 rests 2
                alice sells 1 at 96 ioc            | c6 trades 1 at 96 with bob
                alice                              | 1 for 100, line 14.04750001 of which 14.04750001, realised -4, fees 0.088
                bob buys 1 at 97                   | c7 rests 1
                alice sells 1 at 97                | c8 trades 1 at 97 with bob
                alice                              | 0 for 0, line 14.04750001 of which 14.04750001, realised -7, fees 0.1365
                """);
    }

    @Test
    void orders_that_would_lose_more_than_the_line_go_with_the_price() {
        Story.at("100").tell("""
                alice may grant 21                 |
                bob may grant 1000                 |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 100                | c2 rests 1
                alice is silent                    |
                price 88                           | Marked, alice loses 1 UNCOVERED, alice loses 1 UNCOVERED
                book                               | - / -
                bob sells 1 at 95                  | c3 rests 1
                alice                              | 0 for 0, line 19.09950002 of which 0, realised 0, fees 0
                """);
    }

    @Test
    void a_reduce_only_order_needs_no_live_price_whatever_else_rests() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 2 at 100                | c1 rests 2
                bob sells 2 at 100                 | c2 trades 2 at 100 with alice
                alice sells 1.5 at 101             | c3 rests 1.5
                price expires                      |
                alice sells 1 at 101               | PRICE_STALE
                alice sells 3 at 101 reduce-only   | c5 rests 2
                bob sells 1 at 101 reduce-only     | REDUCE_ONLY_WOULD_INCREASE
                """);
    }

    @Test
    void an_order_that_must_trade_whole_is_not_cut_to_what_reduces() {
        Story.at("100").tell("""
                alice may grant 1000                 |
                bob may grant 1000                   |
                alice buys 1 at 100                  | c1 rests 1
                bob sells 1 at 100                   | c2 trades 1 at 100 with alice
                bob buys 3 at 99                     | c3 rests 3
                alice sells 2 at 99 fok reduce-only  | FILL_OR_KILL_NOT_FILLED
                alice sells 2 at 89 fok reduce-only  | PRICE_OUTSIDE_BAND
                alice sells 1 at 99 fok reduce-only  | c6 trades 1 at 99 with bob
                """);
    }

    @Test
    void a_stale_price_takes_only_what_reduces() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 2 at 100                | c1 rests 2
                bob sells 2 at 100                 | c2 trades 2 at 100 with alice
                price expires                      |
                alice buys 1 at 99                 | PRICE_STALE
                alice sells 1.5 at 101             | c4 rests 1.5
                alice sells 1 at 101               | PRICE_STALE
                alice sells 0.5 at 101             | c6 rests 0.5
                bob buys 2 at 99                   | c7 rests 2
                bob buys 0.5 at market             | PRICE_STALE
                carol may grant 1000               |
                carol opens 5                      | SessionOpened
                carol buys 1 at 99                 | PRICE_STALE
                price 100                          | Marked
                carol buys 1 at 99                 | c10 rests 1
                """);
    }

    @Test
    void the_operator_says_what_a_market_does() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 1 at 99                 | c1 rests 1
                alice buys 1 at 98                 | c2 rests 1
                operator sets POST_ONLY            | APPLIED
                bob sells 1 at 99                  | POST_ONLY_WOULD_TRADE
                bob sells 1 at 99.5                | c4 rests 1
                bob sells 1 at 99 ioc              | MARKET_POST_ONLY
                operator sets CANCEL_ONLY          | APPLIED
                bob sells 1 at 101                 | MARKET_CANCEL_ONLY
                bob opens 5                        | MARKET_CANCEL_ONLY
                alice cancels c2                   | alice loses 1 ASKED
                operator sets HALTED               | APPLIED
                bob sells 1 at 101                 | MARKET_HALTED
                bob cancels c4                     | bob loses 1 ASKED
                operator sets TRADING              | APPLIED
                bob sells 0.5 at 99                | c8 trades 0.5 at 99 with alice
                operator sets CLOSED               | POSITIONS_OPEN
                bob buys 0.5 at 101                | c9 rests 0.5
                alice sells 0.5 at 101             | c10 trades 0.5 at 101 with bob
                operator sets CREATED              | STATE_NOT_REACHABLE
                bob sells 1 at 105                 | c11 rests 1
                operator sets CLOSED               | APPLIED
                1 pass                             | alice loses 0.5 MARKET_CLOSED, alice gets back 12.58860002 MARKET_CLOSED, bob loses 1 MARKET_CLOSED, bob gets back 5.05250001 MARKET_CLOSED
                1 pass                             |
                book                               | - / -
                alice                              | 0 for 0, line 0 of which 0, realised 1, fees 0.03515
                bob                                | 0 for 0, line 0 of which 0, realised -1, fees 0.03485
                operator sets TRADING              | MARKET_CLOSED
                operator sets CLOSED               | APPLIED
                alice buys 1 at 99                 | MARKET_CLOSED
                alice opens 5                      | MARKET_CLOSED
                """);
    }

    @Test
    void one_order_makes_so_many_trades_and_no_more() {
        Story.at("100").tell("""
                alice may grant 1000               |
                bob may grant 1000                 |
                alice buys 0.1 at 100              | c1 rests 0.1
                alice buys 0.1 at 99.5             | c2 rests 0.1
                alice buys 0.1 at 99               | c3 rests 0.1
                alice buys 0.1 at 98.5             | c4 rests 0.1
                alice buys 0.1 at 98               | TOO_MANY_ORDERS
                bob sells 1 at 98                  | c6 trades 0.1 at 100 with alice trades 0.1 at 99.5 with alice trades 0.1 at 99 with alice ends TOO_MANY_FILLS
                bob sells 1 at 98 fok              | FILL_OR_KILL_NOT_FILLED
                book                               | 0.1 at 98.5 / -
                """);
    }
}
