package io.quoin.config.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketView;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A command of the operator is followed until its fate is known, and takes effect once. */
class MarketOperatorTest {
    private static final String MARKET = "BTC_USDC-PERPETUAL";
    private static final MarketCommand HALT = new MarketCommand.SetState(InstrumentState.HALTED);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final FakeMarkets markets = new FakeMarkets();
    private final MarketOperator operator = new MarketOperator(markets);

    @Test
    void is_handed_in_again_as_the_same_command_until_it_is_decided() throws Exception {
        markets.silent()
                .answering(new Fate.NotDecided("STOPPING", "send again"))
                .answering(new Fate.Pending())
                .answering(FakeMarkets.APPLIED);
        assertEquals(FakeMarkets.APPLIED, operator.command(MARKET, "halt-1", HALT, LONG));
        assertEquals(4, markets.submitted.size());
        assertEquals(1, markets.submitted.stream().distinct().count(), "a repeat must be the same in everything");
        assertEquals(
                new CommandId("system.operator", "halt-1"),
                markets.submitted.get(0).id());
    }

    @Test
    void a_refusal_is_final_and_not_said_again() throws Exception {
        Fate refused = new Fate.Refused(7, 0, FakeMarkets.HASH, "MARKET_CLOSED", "closed");
        markets.answering(refused);
        assertEquals(refused, operator.command(MARKET, "open-1", HALT, LONG));
        assertEquals(1, markets.submitted.size());
    }

    @Test
    void when_its_time_is_over_it_is_asked_for_and_not_handed_in() throws Exception {
        markets.silent().knowing(new Fate.Unknown()).knowing(FakeMarkets.APPLIED);
        assertEquals(FakeMarkets.APPLIED, operator.command(MARKET, "halt-1", HALT, Duration.ofMillis(400)));
        assertTrue(markets.submitted.size() <= 2, "handed in after its time: " + markets.submitted);
        assertEquals(2, markets.fatesAsked);
    }

    @Test
    void never_decided_is_told_with_the_reason_that_was_given() throws Exception {
        Fate reason = new Fate.NotDecided("FROZEN", "the journal is broken");
        markets.answering(reason).knowing(new Fate.Never());
        assertEquals(reason, operator.command(MARKET, "halt-1", HALT, SHORT));
        assertEquals(
                new Fate.Never(),
                new MarketOperator(new FakeMarkets().silent().knowing(new Fate.Never()))
                        .command(MARKET, "halt-1", HALT, SHORT));
    }

    @Test
    void what_cannot_be_learned_is_unknown_and_does_not_last_for_ever() throws Exception {
        markets.silent().knowing(new Fate.Pending());
        assertEquals(new Fate.Unknown(), operator.command(MARKET, "halt-1", HALT, SHORT));
    }

    @Test
    void looking_goes_on_until_somebody_answers_or_time_is_over() throws Exception {
        MarketView view = new MarketView.NotCreated(MARKET);
        markets.showingNothing().showing(view);
        assertEquals(FakeMarkets.seen(view), operator.look(MARKET, LONG));
        assertNull(new MarketOperator(new FakeMarkets().showingNothing()).look(MARKET, SHORT));
    }

    @Test
    void a_market_is_waited_for_until_it_is_there() throws Exception {
        markets.showing(new MarketView.NotCreated(MARKET))
                .showing(FakeMarkets.overview(FakeMarkets.terms(MARKET, "0.1"), InstrumentState.CREATED));
        assertTrue(operator.awaitCreated(MARKET, LONG));
        FakeMarkets never = new FakeMarkets().showing(new MarketView.NotCreated(MARKET));
        assertEquals(false, new MarketOperator(never).awaitCreated(MARKET, SHORT));
    }
}
