package io.quoin.config.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration says of instruments is read to the last decimal, or refused by instrument and key. */
class InstrumentSettingsTest {
    private static final Config SHIPPED =
            ConfigFactory.parseResources("quoin-instruments.conf").resolve();

    private static Config one() {
        return SHIPPED.getConfigList("quoin.instruments").get(0);
    }

    private static List<InstrumentTerms> of(Config... instruments) {
        return InstrumentSettings.of(ConfigFactory.empty()
                .withValue(
                        "quoin.instruments",
                        ConfigValueFactory.fromIterable(
                                List.of(instruments).stream().map(Config::root).toList())));
    }

    private static Config with(String key, String value) {
        return one().withValue(key, ConfigValueFactory.fromAnyRef(value));
    }

    private static String refusal(Config instrument) {
        return assertThrows(ConfigException.class, () -> of(instrument)).getMessage();
    }

    @Test
    void the_shipped_instrument_is_read_to_the_last_decimal() {
        assertEquals(
                List.of(new InstrumentTerms(
                        "BTC_USDC-PERPETUAL",
                        "BTC_USDC",
                        Assets.USDC,
                        Price.parse("0.01", 2),
                        Quantity.parse("0.000001", 6),
                        Quantity.parse("0.000001", 6),
                        Quantity.parse("100", 6),
                        Price.parse("1000000", 2),
                        Rate.parse("0.1"),
                        Rate.parse("0.05"),
                        Rate.parse("0.03"),
                        Rate.ONE,
                        Rate.parse("0.0002"),
                        Rate.parse("0.0005"),
                        1)),
                InstrumentSettings.of(SHIPPED));
    }

    @Test
    void instruments_keep_the_order_of_the_list() {
        List<InstrumentTerms> read = of(with("name", "B"), with("name", "A"), with("name", "C"));
        assertEquals(
                List.of("B", "A", "C"), read.stream().map(InstrumentTerms::name).toList());
    }

    @Test
    void no_instruments_are_none() {
        assertEquals(List.of(), of());
    }

    @ParameterizedTest
    @CsvSource({
        "price-scale, 13, the scale of a price is 13; accepted: 0 to 12",
        "price-scale, -1, the scale of a price is -1; accepted: 0 to 12",
        "size-scale, 13, the scale of a quantity is 13; accepted: 0 to 12",
        "settlement, DOGE, is unknown; accepted: USDC",
        "settlement, usdc, is unknown; accepted: USDC",
        "tick, 0.001, it has 3 decimals",
        "tick, cheap, 'is malformed: ''c'' at position 1'",
        "lot, 0.0000001, it has 7 decimals",
        "smallest-order, '', it is empty",
        "largest-order, 1e3, 'is malformed: ''e'' at position 2'",
        "highest-price, 92233720368547758.08, it is beyond the 64 bits",
        "band, 10%, 'is malformed: ''%'' at position 3'",
        "initial-margin, 0.0000000001, it has 10 decimals",
        "maintenance-margin, .03, 'is malformed: ''.'' at position 1'",
        "profit-counted, +1, 'is malformed: ''+'' at position 1'",
        "maker-fee, 0.0002 USDC, is malformed",
        "taker-fee, 00.1, it begins with a needless 0",
        "price-scale, many, is no whole number",
        "price-scale, 4294967298, the scale of a price is 2147483647",
        "size-scale, 6.9, is no whole number",
        "parameter-version, first, is no whole number",
        "parameter-version, 9223372036854775808, is no whole number"
    })
    void a_value_that_is_none_of_its_kind_is_refused_by_instrument_and_key(String key, String value, String why) {
        String refusal = refusal(with(key, value));
        assertTrue(refusal.contains("BTC_USDC-PERPETUAL, " + key + ": "), refusal);
        assertTrue(refusal.contains(why), refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "underlying",
                "settlement",
                "price-scale",
                "size-scale",
                "tick",
                "lot",
                "smallest-order",
                "largest-order",
                "highest-price",
                "band",
                "initial-margin",
                "maintenance-margin",
                "profit-counted",
                "maker-fee",
                "taker-fee",
                "parameter-version"
            })
    void a_value_that_is_missing_is_refused_by_its_key(String key) {
        String refusal = refusal(one().withoutPath(key));
        assertTrue(refusal.contains("'" + key + "'"), refusal);
    }
}
