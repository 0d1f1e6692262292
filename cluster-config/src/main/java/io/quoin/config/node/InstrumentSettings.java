package io.quoin.config.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The instruments of a configuration: {@code quoin.instruments}. Whether their terms fit each other is the market's to judge. */
public final class InstrumentSettings {
    private InstrumentSettings() {}

    /**
     * The terms of all instruments, as they stand in the list.
     *
     * @throws ConfigException if something is missing or no number of its kind
     */
    public static List<InstrumentTerms> of(Config config) {
        List<InstrumentTerms> instruments = new ArrayList<>();
        for (Config one : config.getConfigList("quoin.instruments")) {
            try {
                instruments.add(terms(one));
            } catch (ValueMalformed e) {
                throw new ConfigException.BadValue(
                        one.origin(), "quoin.instruments", one.getString("name") + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(instruments);
    }

    private static InstrumentTerms terms(Config one) {
        int prices = one.getInt("price-scale");
        int sizes = one.getInt("size-scale");
        return new InstrumentTerms(
                one.getString("name"),
                one.getString("underlying"),
                Assets.byCode(one.getString("settlement")),
                Price.parse(one.getString("tick"), prices),
                Quantity.parse(one.getString("lot"), sizes),
                Quantity.parse(one.getString("smallest-order"), sizes),
                Quantity.parse(one.getString("largest-order"), sizes),
                Price.parse(one.getString("highest-price"), prices),
                Rate.parse(one.getString("band")),
                Rate.parse(one.getString("initial-margin")),
                Rate.parse(one.getString("maintenance-margin")),
                Rate.parse(one.getString("profit-counted")),
                Rate.parse(one.getString("maker-fee")),
                Rate.parse(one.getString("taker-fee")),
                one.getLong("parameter-version"));
    }

    /** A configuration of these instruments and the price scales of their underlyings: what {@link #of} reads back. */
    public static Config config(List<InstrumentTerms> instruments) {
        Config config = ConfigFactory.empty()
                .withValue(
                        "quoin.instruments",
                        ConfigValueFactory.fromIterable(instruments.stream()
                                .map(InstrumentSettings::values)
                                .toList()));
        for (InstrumentTerms terms : instruments) {
            config = config.withValue(
                    ConfigUtil.joinPath("quoin", "prices", "scales", terms.underlying()),
                    ConfigValueFactory.fromAnyRef(terms.priceScale()));
        }
        return config;
    }

    private static Map<String, Object> values(InstrumentTerms terms) {
        Map<String, Object> values = new TreeMap<>();
        values.put("name", terms.name());
        values.put("underlying", terms.underlying());
        values.put("settlement", terms.settlement().code());
        values.put("price-scale", terms.priceScale());
        values.put("size-scale", terms.sizeScale());
        values.put("tick", terms.tick().toString());
        values.put("lot", terms.lot().toString());
        values.put("smallest-order", terms.smallestOrder().toString());
        values.put("largest-order", terms.largestOrder().toString());
        values.put("highest-price", terms.highestPrice().toString());
        values.put("band", terms.band().toString());
        values.put("initial-margin", terms.initialMargin().toString());
        values.put("maintenance-margin", terms.maintenanceMargin().toString());
        values.put("profit-counted", terms.profitCounted().toString());
        values.put("maker-fee", terms.makerFee().toString());
        values.put("taker-fee", terms.takerFee().toString());
        values.put("parameter-version", terms.parameterVersion());
        return values;
    }
}
