package io.quoin.config.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The operator's table: one line for each market, and beneath it what is not as it should be. */
class MarketTableTest {
    private static final InstrumentTerms BTC = FakeMarkets.terms("BTC_USDC-PERPETUAL", "0.1");
    private static final InstrumentTerms OTHER = FakeMarkets.terms("X", "0.1");

    private final MarketTable table = new MarketTable(1_000_000);

    @Test
    void a_market_shows_its_state_price_best_orders_and_open_interest() {
        table.add(BTC, FakeMarkets.seen(trading()));
        assertEquals("""
                MARKET              STATE    MARK    AGE    BEST BID    BEST ASK  ORDERS  PARTIES  OPEN INTEREST
                BTC_USDC-PERPETUAL  trading  236.42  1.2 s  0.5 at 236  -         12      3        0.75""", String.join("\n", table.lines()));
        assertTrue(table.isAsConfigured());
    }

    private static MarketView trading() {
        return new MarketView.Overview(
                BTC,
                InstrumentState.TRADING,
                998_800,
                Optional.of(Price.parse("236.42", 2)),
                Optional.of(new MarketView.Level(Price.parse("236", 2), Quantity.parse("0.5", 6), 2)),
                Optional.empty(),
                Quantity.parse("0.75", 6),
                12,
                3);
    }

    @Test
    void a_market_that_was_never_opened_says_how_to_open_it() {
        table.add(OTHER, FakeMarkets.seen(FakeMarkets.overview(OTHER, InstrumentState.CREATED)));
        assertEquals("X was never opened: 'quoin market open X'.", last());
        assertTrue(table.isAsConfigured());
    }

    @Test
    void other_terms_than_configured_are_named() {
        InstrumentTerms wider = FakeMarkets.terms("X", "0.3");
        table.add(wider, FakeMarkets.seen(FakeMarkets.overview(OTHER, InstrumentState.HALTED)));
        assertEquals("X has other terms than quoin.instruments: band is 0.1, configured 0.3.", last());
        assertFalse(table.isAsConfigured());
    }

    @Test
    void a_market_that_is_not_there_or_does_not_answer_is_not_as_configured() {
        table.add(OTHER, FakeMarkets.seen(new MarketView.NotCreated("X")));
        assertTrue(last().contains("'quoin market create X'"), this::last);
        assertFalse(table.isAsConfigured());
        MarketTable silent = new MarketTable(0);
        silent.add(OTHER, null);
        assertTrue(silent.lines().get(1).startsWith("X       no answer"), silent.lines()::toString);
        assertFalse(silent.isAsConfigured());
    }

    @Test
    void a_realm_without_instruments_says_so() {
        assertEquals(
                List.of("There is no instrument in quoin.instruments."),
                table.lines().subList(1, 2));
    }

    private String last() {
        List<String> lines = table.lines();
        return lines.get(lines.size() - 1);
    }
}
