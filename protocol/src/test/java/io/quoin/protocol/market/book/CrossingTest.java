package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takers against one book: asks of 5 lots at 100 (owner 1), 101 (owner 2) and 102 (owner 1). */
class CrossingTest {
    private static final int STRANGER = 9;

    private final OrderBook book = new OrderBook();
    private final Crossing crossing = new Crossing(100);

    CrossingTest() {
        book.add(1, 1, 1, Side.SELL, 100, 5, 0);
        book.add(2, 2, 2, Side.SELL, 101, 5, 0);
        book.add(3, 1, 1, Side.SELL, 102, 5, 0);
    }

    /** For example "1:5@100 2:1@101". */
    private static String fills(MatchPlan plan) {
        return IntStream.range(0, plan.fills())
                .mapToObj(fill -> plan.makerId(fill) + ":" + plan.lots(fill) + "@" + plan.ticks(fill))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # owner, limit, lots, force,              stop,             outcome,                 left, fills
            9,       99,    3,    GOOD_TIL_CANCELLED, NO_MORE_AT_PRICE, RESTS,                   3,    ''
            9,       100,   3,    GOOD_TIL_CANCELLED, FILLED,           FILLED,                  0,    1:3@100
            9,       100,   5,    GOOD_TIL_CANCELLED, FILLED,           FILLED,                  0,    1:5@100
            9,       101,   12,   GOOD_TIL_CANCELLED, NO_MORE_AT_PRICE, RESTS,                   2,    1:5@100 2:5@101
            2,       102,   12,   GOOD_TIL_CANCELLED, SELF_TRADE,       CANCELLED,               7,    1:5@100
            1,       102,   12,   GOOD_TIL_CANCELLED, SELF_TRADE,       CANCELLED,               12,   ''
            1,       99,    12,   GOOD_TIL_CANCELLED, NO_MORE_AT_PRICE, RESTS,                   12,   ''
            2,       102,   5,    GOOD_TIL_CANCELLED, FILLED,           FILLED,                  0,    1:5@100
            9,       101,   12,   IMMEDIATE_OR_CANCEL,NO_MORE_AT_PRICE, CANCELLED,               2,    1:5@100 2:5@101
            9,       99,    12,   IMMEDIATE_OR_CANCEL,NO_MORE_AT_PRICE, CANCELLED,               12,   ''
            9,       102,   12,   IMMEDIATE_OR_CANCEL,FILLED,           FILLED,                  0,    1:5@100 2:5@101 3:2@102
            2,       102,   12,   IMMEDIATE_OR_CANCEL,SELF_TRADE,       CANCELLED,               7,    1:5@100
            9,       102,   15,   FILL_OR_KILL,       FILLED,           FILLED,                  0,    1:5@100 2:5@101 3:5@102
            9,       102,   16,   FILL_OR_KILL,       NO_MORE_AT_PRICE, FILL_OR_KILL_NOT_FILLED, 16,   ''
            9,       101,   11,   FILL_OR_KILL,       NO_MORE_AT_PRICE, FILL_OR_KILL_NOT_FILLED, 11,   ''
            2,       102,   6,    FILL_OR_KILL,       SELF_TRADE,       FILL_OR_KILL_NOT_FILLED, 6,    ''
            """)
    void a_taker_meets_the_fate_of_the_table(
            int owner,
            long limit,
            long lots,
            TimeInForce force,
            MatchPlan.Stop stop,
            MatchPlan.Outcome outcome,
            long left,
            String fills) {
        BookDump before = BookDump.of(book);
        MatchPlan plan = crossing.plan(book, Taker.limit(owner, Side.BUY, limit, lots, force));
        assertEquals(outcome, plan.outcome());
        assertEquals(stop, plan.stop());
        assertEquals(left, plan.leftLots());
        assertEquals(fills, fills(plan));
        assertEquals(outcome == MatchPlan.Outcome.FILL_OR_KILL_NOT_FILLED ? 0 : lots - left, plan.filledLots());
        assertEquals(before, BookDump.of(book));
    }

    @Test
    void a_seller_meets_the_highest_bid_first() {
        book.add(10, 3, 3, Side.BUY, 97, 1, 0);
        book.add(11, 3, 3, Side.BUY, 99, 1, 0);
        book.add(12, 3, 3, Side.BUY, 98, 1, 0);
        MatchPlan plan = crossing.plan(book, Taker.limit(STRANGER, Side.SELL, 98, 5, TimeInForce.GOOD_TIL_CANCELLED));
        assertEquals("11:1@99 12:1@98", fills(plan));
        assertEquals(MatchPlan.Outcome.RESTS, plan.outcome());
        assertEquals(3, plan.leftLots());
    }

    @Test
    void a_market_order_goes_as_far_as_its_protection_and_never_rests() {
        MatchPlan some = crossing.plan(book, Taker.market(STRANGER, Side.BUY, 101, 11, false));
        assertEquals("1:5@100 2:5@101", fills(some));
        assertEquals(MatchPlan.Outcome.CANCELLED, some.outcome());
        MatchPlan whole = crossing.plan(book, Taker.market(STRANGER, Side.BUY, 101, 11, true));
        assertEquals(MatchPlan.Outcome.FILL_OR_KILL_NOT_FILLED, whole.outcome());
        assertEquals(0, whole.fills());
    }

    @Test
    void a_post_only_order_rests_below_the_best_ask_and_is_refused_at_it() {
        assertEquals(
                MatchPlan.Outcome.RESTS,
                crossing.plan(book, Taker.postOnly(STRANGER, Side.BUY, 99, 1)).outcome());
        MatchPlan refused = crossing.plan(book, Taker.postOnly(STRANGER, Side.BUY, 100, 4));
        assertEquals(MatchPlan.Outcome.POST_ONLY_WOULD_TRADE, refused.outcome());
        assertEquals(0, refused.fills());
        assertEquals(4, refused.leftLots());
        assertEquals(
                MatchPlan.Outcome.POST_ONLY_WOULD_TRADE,
                crossing.plan(book, Taker.postOnly(1, Side.BUY, 100, 1)).outcome(),
                "its owner's own order would be traded with as well");
        assertTrue(Crossing.wouldTrade(book, Taker.postOnly(STRANGER, Side.BUY, 100, 1)));
        assertFalse(Crossing.wouldTrade(book, Taker.postOnly(STRANGER, Side.SELL, 1, 1)));
    }

    @Test
    void the_order_that_would_trade_with_itself_is_named() {
        MatchPlan plan = crossing.plan(book, Taker.limit(2, Side.BUY, 102, 9, TimeInForce.IMMEDIATE_OR_CANCEL));
        assertEquals(2, book.id(plan.selfTrade()));
        plan = crossing.plan(book, Taker.limit(STRANGER, Side.BUY, 102, 9, TimeInForce.IMMEDIATE_OR_CANCEL));
        assertEquals(OrderBook.NONE, plan.selfTrade());
    }

    @Test
    void an_order_that_would_fill_more_makers_than_fit_is_cut_and_does_not_rest() {
        Crossing narrow = new Crossing(2);
        MatchPlan cut = narrow.plan(book, Taker.limit(STRANGER, Side.BUY, 102, 12, TimeInForce.GOOD_TIL_CANCELLED));
        assertEquals(MatchPlan.Stop.TOO_MANY_FILLS, cut.stop());
        assertEquals(MatchPlan.Outcome.CANCELLED, cut.outcome());
        assertEquals("1:5@100 2:5@101", fills(cut));
        MatchPlan fits = narrow.plan(book, Taker.limit(STRANGER, Side.BUY, 102, 10, TimeInForce.GOOD_TIL_CANCELLED));
        assertEquals(MatchPlan.Outcome.FILLED, fits.outcome());
    }

    @Test
    void a_maker_that_may_trade_less_is_passed_over_with_the_rest() {
        Crossing.Allowance twoOfTheFirstNoneOfTheSecond =
                (slot, lots) -> book.id(slot) == 1 ? Math.min(2, lots) : book.id(slot) == 2 ? 0 : lots;
        MatchPlan plan = crossing.plan(
                book, Taker.limit(STRANGER, Side.BUY, 102, 6, TimeInForce.FILL_OR_KILL), twoOfTheFirstNoneOfTheSecond);
        assertEquals("1:2@100 3:4@102", fills(plan));
        assertEquals(MatchPlan.Outcome.FILLED, plan.outcome());
    }

    @Test
    void a_plan_longer_than_any_before_it_fits() {
        for (long id = 100; id < 190; id++) {
            book.add(id, 4, 4, Side.SELL, 103, 1, 0);
        }
        MatchPlan plan = crossing.plan(book, Taker.limit(STRANGER, Side.BUY, 103, 100, TimeInForce.FILL_OR_KILL));
        assertEquals(88, plan.fills());
        assertEquals(184, plan.makerId(87));
        assertThrows(IndexOutOfBoundsException.class, () -> plan.lots(88));
    }

    @Test
    void a_visitor_may_stop_a_walk_and_may_not_take_more_than_is_offered() {
        long left = MatchWalk.walk(book, Side.BUY, 102, 12, (slot, lots) -> book.id(slot) == 2 ? MatchWalk.STOP : lots);
        assertEquals(7, left);
        assertEquals(2, MatchWalk.walk(book, Side.BUY, 101, 12, (slot, lots) -> lots));
        assertThrows(
                IllegalStateException.class, () -> MatchWalk.walk(book, Side.BUY, 102, 12, (slot, lots) -> lots + 1));
        assertThrows(IllegalStateException.class, () -> MatchWalk.walk(book, Side.BUY, 102, 12, (slot, lots) -> -2));
    }

    @Test
    void a_taker_beyond_the_book_is_none() {
        TimeInForce rests = TimeInForce.GOOD_TIL_CANCELLED;
        assertThrows(IllegalArgumentException.class, () -> Taker.limit(1, Side.BUY, 0, 1, rests));
        assertThrows(IllegalArgumentException.class, () -> Taker.limit(1, Side.BUY, 1, 0, rests));
        assertThrows(IllegalArgumentException.class, () -> Taker.limit(1, Side.BUY, OrderBook.TICKS_MAX + 1, 1, rests));
        assertThrows(IllegalArgumentException.class, () -> Taker.limit(1, Side.BUY, 1, OrderBook.LOTS_MAX + 1, rests));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Taker(1, Side.BUY, 1, 1, TimeInForce.IMMEDIATE_OR_CANCEL, true));
        assertThrows(IllegalArgumentException.class, () -> new MatchPlan(0));
    }
}
