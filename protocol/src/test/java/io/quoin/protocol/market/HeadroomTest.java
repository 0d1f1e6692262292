package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import org.junit.jupiter.api.Test;

/** What a market wishes beside what it needs, so that the next orders need not ask. */
class HeadroomTest {
    private static final String ALICE = "alice";
    private static final long ONE_AT_100 = 1_005_000_001L;

    @Test
    void an_order_needs_what_it_needs_and_waits_for_no_wish() {
        MarketBench bench = bench("1", 3_000_000_000L);
        assertEquals("PARKED", buy(bench, "c1"));
        CreditAsk first = asked(bench);
        assertEquals(ONE_AT_100, first.grantedWanted());
        assertEquals(3_000_000_000L - ONE_AT_100, first.headroom(), "enough for the smallest line");
        bench.arrive(bench.account(ALICE).grant(ONE_AT_100));
        assertEquals("APPLIED", outcome(bench, "c1"));
        assertEquals("PARKED", buy(bench, "c2"));
        CreditAsk second = asked(bench);
        assertEquals(2 * ONE_AT_100, second.grantedWanted());
        assertEquals(2 * ONE_AT_100, second.headroom(), "as much again as all its orders need");
    }

    @Test
    void orders_that_earlier_headroom_covers_ask_nothing() {
        MarketBench bench = bench("1", 0);
        buy(bench, "c1");
        CreditAsk ask = asked(bench);
        bench.arrive(bench.account(ALICE).grant(ask.grantedWanted() + ask.headroom()));
        assertEquals("APPLIED", outcome(bench, "c1"));
        assertEquals("APPLIED", buy(bench, "c2"));
        assertEquals("PARKED", buy(bench, "c3"));
    }

    @Test
    void who_names_its_line_is_asked_for_no_more() {
        MarketBench bench = bench("1", 1_000_000_000_000L);
        bench.submit(ALICE, "s1", new MarketCommand.OpenSession(Examples.fingerprint(ALICE), Money.parse("50 USDC")));
        CreditAsk ask = asked(bench);
        assertEquals(5_000_000_000L, ask.grantedWanted());
        assertEquals(0, ask.headroom());
    }

    @Test
    void who_is_not_known_yet_is_asked_for_nothing_at_all() {
        MarketBench bench = opened("1", 1_000_000_000_000L);
        assertEquals("PARKED", buy(bench, "c1"));
        CreditAsk ask = asked(bench);
        assertEquals(0, ask.grantedWanted() + ask.headroom(), "anybody may have named the account");
    }

    @Test
    void a_line_that_a_price_made_too_short_is_asked_for_with_headroom() {
        MarketBench bench = bench("1", 0);
        buy(bench, "c1");
        bench.arrive(bench.account(ALICE).grant(ONE_AT_100));
        bench.network().clear();
        bench.price(9_500);
        bench.remind();
        CreditAsk ask = asked(bench);
        long required = bench.market().parties().get(0).required();
        assertEquals(required, ask.grantedWanted());
        assertEquals(required, ask.headroom());
    }

    @Test
    void the_largest_needs_do_not_overflow_the_wish() {
        MarketParameters parameters = parameters("100", 0);
        assertEquals(Long.MAX_VALUE / 100 * 100, parameters.headroom(Long.MAX_VALUE));
        assertEquals(100, parameters.headroom(1));
        assertThrows(IllegalArgumentException.class, () -> parameters("-0.1", 0));
        assertThrows(IllegalArgumentException.class, () -> parameters("100.1", 0));
        assertThrows(IllegalArgumentException.class, () -> parameters("1", -1));
    }

    // ---- help -------------------------------------------------------------------------------------------------------

    private static MarketParameters parameters(String headroom, long unitsMin) {
        return new MarketParameters(4, 3, 2_000, Rate.parse(headroom), unitsMin, 10_000, 1_000, 250, 5_000);
    }

    /** A market that knows alice, who has granted nothing. */
    private static MarketBench bench(String headroom, long unitsMin) {
        MarketBench bench = opened(headroom, unitsMin);
        bench.arrive(bench.account(ALICE).grant(0));
        bench.network().clear();
        return bench;
    }

    private static MarketBench opened(String headroom, long unitsMin) {
        MarketBench bench = new MarketBench(new MarketLaw(parameters(headroom, unitsMin)));
        bench.open();
        bench.price(10_000);
        bench.account(ALICE).free = 1_000_000_000_000L;
        bench.network().clear();
        return bench;
    }

    private static String buy(MarketBench bench, String clientId) {
        return bench.submit(ALICE, clientId, Examples.limit(ALICE, Side.BUY, "1", "100"));
    }

    private static String outcome(MarketBench bench, String clientId) {
        return bench.outcome(new CommandId(ALICE, clientId));
    }

    private static CreditAsk asked(MarketBench bench) {
        return (CreditAsk) ((ChannelMessage.Hint) bench.network().removeLast()).payload();
    }
}
