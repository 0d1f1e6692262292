package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which terms a market can be made of, and which of two broken rules is named. */
class InstrumentTermsTest {
    /** Terms that break a rule. Where they break more, the named one stands first in the enum. */
    private record Case(MarketRefusal refusal, InstrumentTerms terms) {}

    static List<Case> cases() {
        InstrumentTerms terms = Examples.terms();
        InstrumentTerms fine = new InstrumentTerms(
                terms.name(),
                terms.underlying(),
                terms.settlement(),
                Price.parse("0.00001", 5),
                Quantity.parse("0.0001", 4),
                Quantity.parse("0.0001", 4),
                Quantity.parse("0.0002", 4),
                Price.parse("1", 5),
                terms.band(),
                terms.initialMargin(),
                terms.maintenanceMargin(),
                terms.profitCounted(),
                terms.makerFee(),
                terms.takerFee(),
                0);
        return List.of(
                create(MarketRefusal.INSTRUMENT_NAME_DIFFERS, Examples.bad()),
                create(
                        MarketRefusal.SETTLEMENT_ASSET_UNSUPPORTED,
                        Examples.with(Examples.with(terms, Assets.BTC), "band", "7")),
                create(MarketRefusal.SCALES_TOO_FINE, fine),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "tick", "0")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "tick", "-0.5")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "highest", "0.75")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "lot", "0")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "smallest", "0.105")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "smallest", "0")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "largest", "0.105")),
                create(MarketRefusal.GRID_INVALID, Examples.with(terms, "largest", "99999999999999.99")),
                create(
                        MarketRefusal.ORDER_SIZES_INVALID,
                        Examples.with(Examples.with(terms, "largest", "0.09"), "band", "7")),
                create(
                        MarketRefusal.BAND_INVALID,
                        Examples.with(Examples.with(terms, "band", "0"), "maintenance", "2")),
                create(MarketRefusal.BAND_INVALID, Examples.with(terms, "band", "1")),
                create(
                        MarketRefusal.MARGIN_INVALID,
                        Examples.with(Examples.with(terms, "maintenance", "0.11"), "maker", "1")),
                create(MarketRefusal.MARGIN_INVALID, Examples.with(terms, "maintenance", "0")),
                create(MarketRefusal.MARGIN_INVALID, Examples.with(terms, "initial", "1.01")),
                create(
                        MarketRefusal.PROFIT_COUNTED_INVALID,
                        Examples.with(Examples.with(terms, "profit", "1.1"), "maker", "1")),
                create(MarketRefusal.PROFIT_COUNTED_INVALID, Examples.with(terms, "profit", "-0.1")),
                create(
                        MarketRefusal.FEES_INVALID,
                        Examples.with(Examples.with(terms, "maker", "-0.0006"), "version", "0")),
                create(MarketRefusal.FEES_INVALID, Examples.with(terms, "taker", "1")),
                create(MarketRefusal.FEES_INVALID, Examples.with(terms, "maker", "-1")),
                create(
                        MarketRefusal.PARAMETER_VERSION_INVALID,
                        Examples.with(Examples.with(terms, "version", "0"), "largest", "10000000")),
                create(MarketRefusal.RANGE_TOO_WIDE, Examples.with(terms, "largest", "10000000")),
                create(MarketRefusal.RANGE_TOO_WIDE, Examples.with(terms, "highest", "99999999999")));
    }

    private static Case create(MarketRefusal refusal, InstrumentTerms terms) {
        return new Case(refusal, terms);
    }

    /** The refusals that are met here. */
    static Set<MarketRefusal> refusals() {
        EnumSet<MarketRefusal> refusals = EnumSet.noneOf(MarketRefusal.class);
        cases().forEach(one -> refusals.add(one.refusal()));
        return refusals;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_market_is_not_made_of_terms_that_break_a_rule(Case one) {
        MarketBench bench = new MarketBench();
        assertEquals(one.refusal().name(), bench.operator(new MarketCommand.Create(one.terms())));
        assertEquals(List.of(), bench.lastEvents());
    }

    @Test
    void a_market_that_was_made_is_made_once() {
        MarketBench bench = new MarketBench();
        assertEquals("APPLIED", bench.operator(new MarketCommand.Create(Examples.terms())));
        assertEquals(List.of(new MarketEvent.Created(Examples.terms())), bench.lastEvents());
        assertEquals("APPLIED", bench.operator(new MarketCommand.Create(Examples.terms())));
        assertEquals(List.of(), bench.lastEvents());
    }

    @Test
    void the_band_is_rounded_to_ticks_inside_it() {
        Instrument instrument = Instrument.of(Examples.terms());
        assertEquals(Examples.price("90.5"), Examples.terms().price(instrument.lowestTicks(10_001)));
        assertEquals(Examples.price("110"), Examples.terms().price(instrument.highestTicks(10_001)));
        assertEquals(1, instrument.lowestTicks(1));
        assertEquals(Examples.price("100000"), Examples.terms().price(instrument.highestTicks(10_000_000)));
    }
}
