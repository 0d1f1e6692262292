package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderEvent.Action;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import java.math.BigInteger;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What clients were told is held against the journals, and what the journals say is counted: small ones, with known answers. */
class TapeTest {
    private static final CommandId ORDER = new CommandId(TradingPlan.account(7), "o7");

    private final Pages pages = new Pages(
            List.of(
                    new OrderEvent(1_000_000, 7, Action.CREATED, true, "237", "2"),
                    new OrderEvent(1_000_000, 8, Action.CREATED, true, "237", "2")),
            2);
    private final Address market = pages.market(0);

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Test
    void what_stands_where_it_was_said_to_stand_is_neither_lost_nor_doubled() {
        pages.decide(market, ORDER, Outcome.APPLIED);
        assertJudged(0, 0, new Fate.Applied(1, 0, Pages.hash(1)));
    }

    @Test
    void a_refusal_that_stands_where_it_was_said_to_stand_is_not_lost() {
        pages.decide(market, ORDER, Pages.REFUSED);
        assertJudged(0, 0, new Fate.Refused(1, 0, Pages.hash(1), "ORDER_NOT_FOUND", ""));
    }

    @Test
    void what_can_never_be_and_stands_nowhere_is_not_lost() {
        assertJudged(0, 0, new Fate.Never());
    }

    @Test
    void what_stands_nowhere_is_lost() {
        assertJudged(1, 0, new Fate.Applied(1, 0, Pages.hash(1)));
        pages.decide(pages.market(1), ORDER, Outcome.APPLIED); // The same id in another market is another command.
        assertJudged(1, 0, new Fate.Applied(1, 0, Pages.hash(1)));
    }

    @Test
    void what_stands_elsewhere_or_otherwise_is_lost() {
        pages.decide(market, ORDER, Outcome.APPLIED);
        assertJudged(1, 0, new Fate.Applied(2, 0, Pages.hash(1)));
        assertJudged(1, 0, new Fate.Applied(1, 1, Pages.hash(1)));
        assertJudged(1, 0, new Fate.Applied(1, 0, BlockHash.GENESIS));
        assertJudged(1, 0, new Fate.Refused(1, 0, Pages.hash(1), "ORDER_NOT_FOUND", ""));
    }

    @Test
    void a_refusal_that_stands_elsewhere_or_otherwise_is_lost() {
        pages.decide(market, ORDER, Pages.REFUSED);
        assertJudged(1, 0, new Fate.Refused(2, 0, Pages.hash(1), "ORDER_NOT_FOUND", ""));
        assertJudged(1, 0, new Fate.Refused(1, 1, Pages.hash(1), "ORDER_NOT_FOUND", ""));
        assertJudged(1, 0, new Fate.Refused(1, 0, BlockHash.GENESIS, "ORDER_NOT_FOUND", ""));
        assertJudged(1, 0, new Fate.Refused(1, 0, Pages.hash(1), "PRICE_STALE", ""));
        assertJudged(1, 0, new Fate.Applied(1, 0, Pages.hash(1)));
    }

    @Test
    void what_was_to_be_never_and_stands_there_counts_as_lost() {
        pages.decide(market, ORDER, Outcome.APPLIED);
        assertJudged(1, 0, new Fate.Never());
    }

    @Test
    void what_stands_twice_is_doubled_in_one_block_and_in_two() {
        pages.decide(market, ORDER, Outcome.APPLIED);
        pages.decide(market, ORDER, Outcome.APPLIED);
        assertJudged(0, 1, new Fate.Applied(1, 0, Pages.hash(1)));
        pages.decide(pages.market(1), ORDER, Outcome.APPLIED, Outcome.APPLIED);
        assertJudged(0, 2, new Fate.Applied(1, 0, Pages.hash(1)));
    }

    @Test
    void a_journal_that_is_told_again_does_not_count_twice() {
        pages.decide(market, ORDER, Outcome.APPLIED);
        pages.trade(0, 7, "1");
        pages.again(market);
        pages.decide(market, ORDER, Outcome.APPLIED);
        assertJudged(0, 0, new Fate.Applied(1, 0, Pages.hash(1)));
        assertEquals(0, pages.tape().trades());
        assertEquals(1, pages.tape().rows(MarketKind.TYPE));
    }

    private void assertJudged(long lost, long doubled, Fate fate) {
        assertEquals(lost, pages.tape().lost(List.of(new Told(market, ORDER, fate, 0))), "lost");
        assertEquals(doubled, pages.tape().doubled(), "doubled");
    }

    // ---- trades -----------------------------------------------------------------------------------------------------

    @Test
    void a_trade_counts_once_with_the_fees_of_both_sides_and_for_both_orders() {
        pages.trade(0, 7, "1.5");
        pages.trade(0, 7, "0.5");
        pages.trade(1, 8, "0.000001");
        Tape tape = pages.tape();
        assertEquals(3, tape.trades());
        assertEquals(2, tape.trades(market));
        assertEquals(0, tape.trades(Pages.account("nobody")));
        assertEquals(BigInteger.valueOf(3 * (50 + 20)), tape.feeUnits());
        assertEquals(BigInteger.valueOf(2_000_001L * Pages.TICKS), tape.volumeUnits());
        CommandId taker = new CommandId("maker-0-0", "t" + 2 * 1_024);
        assertEquals(1_500_000, tape.lotsByCommand(market).get(taker));
        assertEquals(2_000_000, tape.lotsByCommand(market).get(pages.order(0, 7).id()));
        assertEquals(3, tape.lotsByCommand(market).size(), "two takers and one order");
        assertEquals(6, tape.rows(MarketKind.TYPE));
        assertEquals(0, tape.rows(AccountKind.TYPE));
    }

    @Test
    void a_price_is_the_last_of_its_part_of_the_time_and_nothing_where_nobody_traded() {
        traded(Pages.NOW - 1, 100);
        traded(Pages.NOW, 101);
        traded(Pages.NOW + 9, 102);
        traded(Pages.NOW + 29, 103);
        traded(Pages.NOW + 30, 104);
        assertArrayEquals(new long[] {102, Chart.NONE, 103}, pages.tape().prices(market, Pages.NOW, Pages.NOW + 30, 3));
        assertArrayEquals(
                new long[] {Chart.NONE}, pages.tape().prices(Pages.account("nobody"), 0, Long.MAX_VALUE / 2, 1));
    }

    private void traded(long atMillis, long ticks) {
        Fill fill = new Fill(1_024, "a", ticks, 1, 0, 0, 0, 0, 0, 0, 0);
        write(market, Pages.placed(2_048, ORDER, List.of(fill), atMillis));
    }

    // ---- lines and settlement ---------------------------------------------------------------------------------------

    @Test
    void a_line_round_trip_is_more_line_that_reached_a_market() {
        write(market, new MarketEvent.LineGranted("a", 5, Pages.NOW));
        write(market, new MarketEvent.LineGranted("a", 0, Pages.NOW));
        write(market, new MarketEvent.LineGranted("a", -5, Pages.NOW));
        assertEquals(1, pages.tape().lineRoundTrips());
    }

    @Test
    void settlement_lag_is_from_the_block_in_which_totals_changed_to_the_one_that_took_them() {
        write(market, new MarketEvent.Marked(1, 1)); // Height 1 at NOW.
        pages.settle("alice", 0, 1, Pages.NOW + 40);
        pages.settle("bob", 0, 1, Pages.NOW + 400);
        Histogram lags = pages.tape().settlementLagMillis(Long.MAX_VALUE);
        assertEquals(2, lags.getTotalCount());
        assertEquals(40, lags.getMinValue());
        assertEquals(400, lags.getMaxValue());
        assertEquals(1, pages.tape().settlementLagMillis(Pages.NOW + 400).getTotalCount());
    }

    @Test
    void a_settlement_of_a_height_that_no_journal_has_is_not_measured() {
        pages.settle("alice", 0, 9, Pages.NOW + 40);
        assertEquals(0, pages.tape().settlementLagMillis(Long.MAX_VALUE).getTotalCount());
    }

    private void write(Address entity, Object event) {
        pages.write(entity, Pages.NOW, new Cause.Tick(), List.of(event));
    }
}
