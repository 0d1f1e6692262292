package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.line.FromMarket.BarrierAnswered;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.line.FromMarket.Recalled;
import io.quoin.protocol.line.FromParty.Barrier;
import io.quoin.protocol.line.FromParty.CreditRefused;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that wait for a line, and what an account may say meanwhile. */
class ParkingTest {
    private static final long CASH = 1_000_000_000_000L;
    private static final String ALICE = "alice";

    private final MarketBench bench = new MarketBench();
    private final FakeAccount alice = bench.account(ALICE);

    @BeforeEach
    void open() {
        bench.open();
        bench.price(10_000);
        alice.free = CASH;
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    @Test
    void an_account_that_is_new_is_asked_for_its_terms_and_nothing_else() {
        assertEquals("PARKED", buy("c1", "1", "100"));
        CreditAsk ask = asked();
        assertEquals(new CommandId(ALICE, "c1"), ask.order());
        assertEquals(0, ask.grantedWanted());
        assertEquals(Examples.NOW + 2_000, ask.deadlineMillis());
        assertEquals("TEST", ask.terms().underlying());
    }

    @Test
    void an_order_asks_for_the_total_that_would_do() {
        introduce();
        assertEquals("PARKED", buy("c1", "2", "100"));
        CreditAsk ask = asked();
        assertEquals(2_010_000_001L, ask.grantedWanted());
        assertTrue(ask.raisesRisk());
        bench.arrive(alice.grant(2_010_000_001L));
        assertEquals("APPLIED", outcome("c1"));
        assertEquals("PARKED", buy("c2", "1", "100"));
        assertEquals(2_010_000_001L + 1_005_000_001L, asked().grantedWanted());
    }

    @Test
    void an_order_that_only_reduces_says_so() {
        introduce();
        bench.account("bob").free = CASH;
        bench.submit("bob", "b1", Examples.limit("bob", Side.SELL, "1", "100"));
        bench.calm();
        buy("c1", "1", "100");
        bench.calm();
        bench.arrive(alice.recall(CASH));
        bench.calm();
        assertEquals("PARKED", sell("c2", "1", "99"));
        assertEquals(false, asked().raisesRisk());
    }

    @Test
    void a_grant_is_for_the_oldest_that_waits_and_the_next_asks_again() {
        introduce();
        buy("c1", "1", "100");
        buy("c2", "1", "100");
        bench.network().clear();
        bench.arrive(alice.grant(1_005_000_001L));
        assertEquals("APPLIED", outcome("c1"));
        assertEquals("PARKED", outcome("c2"));
        assertEquals(2 * 1_005_000_001L, asked().grantedWanted());
    }

    @Test
    void an_order_that_the_account_refuses_says_why() {
        introduce();
        buy("c1", "1", "100");
        bench.arrive(
                alice.hint(new CreditRefused(new CommandId(ALICE, "c1"), 5_000_000_00L, "COLLATERAL_INSUFFICIENT")));
        assertEquals("COLLATERAL_INSUFFICIENT", outcome("c1"));
        buy("c2", "1", "100");
        buy("c3", "1", "100");
        bench.arrive(alice.hint(new CreditRefused(new CommandId(ALICE, "c3"), 0, "CASH_NEGATIVE")));
        assertEquals("PARKED", outcome("c2"), "what is refused to one is not refused to another");
        assertEquals("CASH_NEGATIVE", outcome("c3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACCOUNT_NOT_OPEN",
                "ACCOUNT_CLOSED",
                "ACCOUNT_FROZEN",
                "TOO_MANY_MARKETS",
                "LINE_TOTALS_EXHAUSTED",
                "CASH_NEGATIVE",
                "PRICE_STALE",
                "COLLATERAL_INSUFFICIENT"
            })
    void an_order_is_refused_by_the_rule_that_the_account_named(String reason) {
        buy("c1", "1", "100");
        CreditRefused unknown = new CreditRefused(new CommandId(ALICE, "c1"), 0, reason);
        bench.arrive(new ChannelMessage.Hint(alice.address, Examples.MARKET, unknown, 0));
        assertEquals(reason, outcome("c1"), "before the market knows the account");
        introduce();
        buy("c2", "1", "100");
        bench.arrive(alice.hint(new CreditRefused(new CommandId(ALICE, "c2"), 0, reason)));
        assertEquals(reason, outcome("c2"));
    }

    @Test
    void a_reason_that_the_market_does_not_know_is_told_as_it_came() {
        introduce();
        buy("c1", "1", "100");
        bench.arrive(alice.hint(new CreditRefused(new CommandId(ALICE, "c1"), 0, "OF_TOMORROW")));
        assertEquals("COLLATERAL_INSUFFICIENT", outcome("c1"));
        assertTrue(bench.detail(new CommandId(ALICE, "c1")).contains("OF_TOMORROW"));
    }

    @Test
    void an_order_waits_two_seconds_however_often_it_is_looked_at() {
        introduce();
        buy("c1", "1", "100");
        bench.pass(1_500);
        bench.arrive(alice.grant(1));
        assertEquals("PARKED", outcome("c1"));
        bench.pass(499);
        assertEquals("PARKED", outcome("c1"));
        bench.pass(1);
        assertEquals("LINE_NOT_GRANTED", outcome("c1"));
    }

    @Test
    void an_account_is_asked_no_longer_than_the_order_is_valid() {
        introduce();
        assertEquals("PARKED", bench.submit(ALICE, "c1", Examples.limit(ALICE, Side.BUY, "1", "100"), 200));
        assertEquals(Examples.NOW + 200, asked().deadlineMillis());
        bench.pass(200);
        assertEquals("LINE_NOT_GRANTED", outcome("c1"));
        assertEquals("PARKED", bench.submit(ALICE, "c2", Examples.limit(ALICE, Side.BUY, "1", "100"), 3_000));
        assertEquals(Examples.NOW + 2_200, asked().deadlineMillis());
    }

    @Test
    void no_more_than_sixteen_orders_of_an_account_wait() {
        introduce();
        for (int i = 1; i <= 16; i++) {
            assertEquals("PARKED", buy("c" + i, "1", "100"));
        }
        assertEquals("TOO_MANY_PARKED", buy("c17", "1", "100"));
    }

    @Test
    void a_session_waits_for_its_line_and_keeps_it_from_being_idle() {
        introduce();
        MarketCommand session = new MarketCommand.OpenSession(Examples.fingerprint(ALICE), Money.parse("50 USDC"));
        assertEquals("PARKED", bench.submit(ALICE, "s1", session));
        bench.calm();
        assertEquals("APPLIED", outcome("s1"));
        assertEquals("APPLIED", buy("c1", "2", "100"), "a warm order waits for nobody");
    }

    @Test
    void a_line_beyond_what_a_market_counts_with_is_refused_by_name() {
        introduce();
        bench.account("bob").free = CASH;
        bench.submit("bob", "b1", Examples.limit("bob", Side.SELL, "1", "100"));
        bench.calm();
        buy("c1", "1", "100");
        bench.calm();
        assertTrue(bench.market().parties().get(0).consumed > 0);
        assertEquals("LINE_TOO_LARGE", session("s1", Long.MAX_VALUE));
        assertEquals("LINE_TOO_LARGE", session("s2", (1L << 60) + 1));
        assertEquals("PARKED", session("s3", 1L << 60));
    }

    private String session(String clientId, long units) {
        Money line = Money.ofUnits(Assets.USDC, units);
        return bench.submit(ALICE, clientId, new MarketCommand.OpenSession(Examples.fingerprint(ALICE), line));
    }

    // ---- what holds while an order waits ----------------------------------------------------------------------------

    @Test
    void an_order_that_waits_holds_no_line() {
        introduce();
        bench.arrive(alice.grant(900_000_000));
        assertEquals("PARKED", buy("c1", "1", "100"));
        bench.network().clear();
        bench.arrive(alice.recall(CASH));
        assertEquals(
                List.of(new MarketEvent.LineReturned(ALICE, 900_000_000, LineReturnReason.RECALLED)),
                bench.lastEvents());
        assertEquals("PARKED", outcome("c1"));
        assertEquals(0, bench.market().parties().get(0).line());
    }

    @Test
    void a_grant_is_not_recalled_before_its_order_is_decided() {
        introduce();
        buy("c1", "1", "100");
        ChannelMessage.Pair grant = alice.grant(1_005_000_001L);
        // Both are there when the block begins; the order comes in between.
        bench.take(new Input.PairArrival<>(grant), new Input.Hint<>(alice.recall(CASH)));
        assertEquals("APPLIED", outcome("c1"));
        assertEquals(1_005_000_001L, bench.market().parties().get(0).line());
        bench.check();
    }

    @Test
    void a_key_that_is_revoked_while_its_order_waits_places_none() {
        introduce();
        AccountKey key = Examples.tradingKey("key", Long.MAX_VALUE);
        bench.arrive(alice.addKey(key));
        MarketCommand.Place order = Examples.limit("key", Side.BUY, "1", "100");
        assertEquals("PARKED", bench.submit(ALICE, "c1", order));
        alice.revoke(key);
        bench.arrive(alice.grant(1_005_000_001L));
        assertEquals("KEY_NOT_AUTHORISED", outcome("c1"));
        assertEquals("KEY_NOT_AUTHORISED", bench.submit(ALICE, "c2", order));
    }

    @Test
    void a_key_trades_until_it_expires_whatever_the_terms_still_say() {
        introduce();
        bench.arrive(alice.grant(CASH / 2));
        bench.arrive(alice.addKey(Examples.tradingKey("key", Examples.NOW + 10)));
        MarketCommand.Place order = Examples.limit("key", Side.BUY, "1", "100");
        bench.pass(9);
        assertEquals("APPLIED", bench.submit(ALICE, "c1", order));
        bench.pass(1);
        assertEquals("KEY_NOT_AUTHORISED", bench.submit(ALICE, "c2", order));
    }

    @Test
    void a_market_that_is_halted_meanwhile_takes_no_order_that_waited() {
        introduce();
        buy("c1", "1", "100");
        bench.operator(new MarketCommand.SetState(InstrumentState.HALTED));
        bench.arrive(alice.grant(1_005_000_001L));
        assertEquals("MARKET_HALTED", outcome("c1"));
        bench.pass(10_000);
        assertEquals(
                List.of(new MarketEvent.LineReturned(ALICE, 1_005_000_001L, LineReturnReason.IDLE)),
                bench.lastEvents());
    }

    // ---- lag --------------------------------------------------------------------------------------------------------

    @Test
    void an_order_that_needs_more_waits_while_settlement_lags_and_one_that_reduces_does_not() {
        introduce();
        bench.account("bob").free = CASH;
        bench.arrive(bench.account("bob").grant(CASH / 2));
        bench.arrive(alice.grant(CASH / 2));
        buy("c1", "2", "100");
        bench.submit("bob", "b1", Examples.limit("bob", Side.SELL, "2", "100"));
        bench.submit("bob", "b2", Examples.limit("bob", Side.BUY, "1", "99"));
        bench.network().clear();
        bench.pass(250);
        assertEquals("APPLIED", buy("c2", "1", "98"));
        bench.pass(1);
        assertEquals("PARKED", buy("c3", "1", "98"));
        assertEquals("APPLIED", sell("c4", "1", "99"));
        bench.pass(2_000);
        assertEquals("SETTLEMENT_LAGGING", outcome("c3"));
    }

    @Test
    void the_time_in_which_the_market_was_gone_is_no_lag_of_its_accounts() {
        introduce();
        bench.account("bob").free = CASH;
        bench.arrive(bench.account("bob").grant(CASH / 2));
        bench.arrive(alice.grant(CASH / 2));
        buy("c1", "2", "100");
        bench.submit("bob", "b1", Examples.limit("bob", Side.SELL, "2", "100"));
        bench.crash(30_000);
        assertEquals("APPLIED", buy("c2", "1", "98"));
        bench.pass(251);
        assertEquals("PARKED", buy("c3", "1", "98"), "it is there again, and the account still silent");
        bench.pass(2_000);
        assertEquals("SETTLEMENT_LAGGING", outcome("c3"));
        bench.pass(5_000);
        assertEquals("SETTLEMENT_LAGGING", buy("c4", "1", "98"));
    }

    // ---- recalls and barriers ---------------------------------------------------------------------------------------

    @Test
    void a_recall_and_a_barrier_are_answered_once_and_again() {
        introduce();
        bench.arrive(alice.grant(500));
        bench.network().clear();
        ChannelMessage.Hint recall = alice.recall(200);
        bench.arrive(recall);
        assertEquals(200, told().slot(LineSlots.RETURNED));
        assertEquals(new Recalled(1), answered());
        bench.arrive(alice.barrier());
        assertEquals(List.of(new MarketEvent.BarrierHeard(ALICE, 2)), bench.lastEvents());
        assertEquals(new BarrierAnswered(2, 1, 10_000), answered());
        ChannelMessage.Hint again = alice.hint(new Barrier(2));
        bench.arrive(again);
        assertEquals(List.of(), bench.lastEvents(), "a barrier that was heard is answered without a trace");
        assertEquals(new BarrierAnswered(2, 1, 10_000), answered());
    }

    @Test
    void a_stranger_is_answered_too() {
        FakeAccount stranger = bench.account("stranger");
        stranger.freeze(false);
        bench.network().clear();
        ChannelMessage.Hint hint = new ChannelMessage.Hint(stranger.address, Examples.MARKET, new Barrier(7), 0);
        bench.arrive(hint);
        assertEquals(new BarrierAnswered(7, 1, 10_000), answered());
        assertEquals(List.of(), bench.lastEvents());
    }

    // ---- help -------------------------------------------------------------------------------------------------------

    private void introduce() {
        bench.arrive(alice.grant(0));
        bench.network().clear();
    }

    private String buy(String clientId, String size, String price) {
        return bench.submit(ALICE, clientId, Examples.limit(ALICE, Side.BUY, size, price));
    }

    private String sell(String clientId, String size, String price) {
        return bench.submit(ALICE, clientId, Examples.limit(ALICE, Side.SELL, size, price));
    }

    private String outcome(String clientId) {
        return bench.outcome(new CommandId(ALICE, clientId));
    }

    private CreditAsk asked() {
        return (CreditAsk) answered();
    }

    private Object answered() {
        return ((ChannelMessage.Hint) bench.network().removeLast()).payload();
    }

    private Totals told() {
        return bench.network().stream()
                .filter(ChannelMessage.Pair.class::isInstance)
                .map(message -> ((ChannelMessage.Pair) message).totals())
                .findFirst()
                .orElseThrow();
    }
}
