package io.quoin.config.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.MemberSettings;
import io.quoin.protocol.market.InstrumentTerms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instruments that contradict themselves or the prices are found before anything runs, and both sides are named. */
class InstrumentChecksTest {
    private static final String NAME = "BTC_USDC-PERPETUAL";

    private static Config realm(Config own) {
        return new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty())
                .config(own);
    }

    /** The instrument that is shipped, with some of its values changed. */
    private static Config changed(Map<String, Object> changes) {
        Config one =
                realm(ConfigFactory.empty()).getConfigList("quoin.instruments").get(0);
        Config other = ConfigFactory.parseMap(changes).withFallback(one);
        return realm(ConfigFactory.parseMap(
                Map.of("quoin.instruments", List.of(other.root().unwrapped()))));
    }

    private static String sentence(Config config) {
        String said = assertThrows(ConfigException.class, () -> InstrumentChecks.checked(config))
                .getMessage();
        assertEquals(1, said.lines().count(), said);
        return said;
    }

    @Test
    void what_is_shipped_can_be_traded() {
        assertEquals(1, InstrumentChecks.checked(realm(ConfigFactory.empty())).size());
    }

    @Test
    void a_price_scale_that_contradicts_that_of_the_prices_names_both_keys() {
        assertEquals(
                "quoin.instruments gives " + NAME + " the price-scale 1, but quoin.prices.scales.BTC_USDC is 2: the two"
                        + " must be the same.",
                sentence(changed(Map.of("price-scale", 1, "tick", "0.1"))));
    }

    @Test
    void an_underlying_without_a_price_scale_is_told_which_to_add() {
        assertEquals(
                "quoin.instruments lets " + NAME + " follow the price of ETH_USDC, which has no scale in"
                        + " quoin.prices.scales: add ETH_USDC = 2 there.",
                sentence(changed(Map.of("underlying", "ETH_USDC"))));
    }

    @ParameterizedTest
    @CsvSource({
        "size-scale, 7, SCALES_TOO_FINE",
        "tick, 0.03, GRID_INVALID",
        "lot, 0, GRID_INVALID",
        "largest-order, 0.000000, GRID_INVALID",
        "band, 1, BAND_INVALID",
        "maintenance-margin, 0.06, MARGIN_INVALID",
        "maker-fee, -0.0006, FEES_INVALID",
        "parameter-version, 0, PARAMETER_VERSION_INVALID"
    })
    void terms_that_no_market_takes_are_refused_by_the_same_name(String key, String value, String rule) {
        String said = sentence(changed(Map.of(key, value)));
        assertTrue(said.startsWith("quoin.instruments: " + NAME + " can be no market, " + rule + ": "), said);
    }

    @ParameterizedTest
    @CsvSource({"name, BTC/USDC", "name, system.x", "underlying, ''"})
    void what_can_be_no_name_is_none(String key, String value) {
        assertTrue(
                sentence(changed(Map.of(key, value))).startsWith("quoin.instruments has '" + value + "', which can"));
    }

    @Test
    void a_value_that_is_missing_or_no_number_of_its_kind_names_its_key() {
        assertTrue(sentence(changed(Map.of("tick", "cheap"))).contains(NAME));
        assertTrue(sentence(realm(ConfigFactory.parseString("quoin.instruments = [ { name = X } ]")))
                .contains("price-scale"));
    }

    @Test
    void an_instrument_stands_there_once() {
        InstrumentTerms terms = FakeMarkets.terms(NAME, "0.1");
        assertEquals(
                "quoin.instruments has " + NAME + " twice: leave one of the two out.",
                sentence(realm(InstrumentSettings.config(List.of(terms, terms)))));
    }

    @Test
    void instruments_that_are_written_are_read_back_with_their_scales() {
        List<InstrumentTerms> written = List.of(FakeMarkets.terms("A-1", "0.1"), FakeMarkets.terms("B.2", "0.333"));
        String text = InstrumentSettings.config(written)
                .root()
                .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false));
        assertEquals(written, InstrumentChecks.checked(realm(ConfigFactory.parseString(text))));
    }
}
