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
import java.util.function.Function;

/** The instruments of a configuration: {@code quoin.instruments}. Whether their terms fit each other is the market's to judge. */
public final class InstrumentSettings {
    private InstrumentSettings() {}

    /**
     * The terms of all instruments, as they stand in the list.
     *
     * @throws ConfigException if something is missing or none of its kind; it names the instrument and the key
     */
    public static List<InstrumentTerms> of(Config config) {
        List<InstrumentTerms> instruments = new ArrayList<>();
        for (Config one : config.getConfigList("quoin.instruments")) {
            instruments.add(terms(one));
        }
        return List.copyOf(instruments);
    }

    private static InstrumentTerms terms(Config one) {
        int prices =
                valueOf(one, "price-scale", key -> Price.zero(scale(one, key)).scale());
        int sizes =
                valueOf(one, "size-scale", key -> Quantity.zero(scale(one, key)).scale());
        return new InstrumentTerms(
                one.getString("name"),
                one.getString("underlying"),
                valueOf(one, "settlement", key -> Assets.byCode(one.getString(key))),
                price(one, "tick", prices),
                size(one, "lot", sizes),
                size(one, "smallest-order", sizes),
                size(one, "largest-order", sizes),
                price(one, "highest-price", prices),
                rate(one, "band"),
                rate(one, "initial-margin"),
                rate(one, "maintenance-margin"),
                rate(one, "profit-counted"),
                rate(one, "maker-fee"),
                rate(one, "taker-fee"),
                valueOf(one, "parameter-version", key -> whole(one, key)));
    }

    private static Price price(Config one, String name, int scale) {
        return valueOf(one, name, key -> Price.parse(one.getString(key), scale));
    }

    private static Quantity size(Config one, String name, int scale) {
        return valueOf(one, name, key -> Quantity.parse(one.getString(key), scale));
    }

    private static Rate rate(Config one, String name) {
        return valueOf(one, name, key -> Rate.parse(one.getString(key)));
    }

    private static int scale(Config one, String key) {
        long scale = whole(one, key);
        return (int)
                Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, scale)); // What is too much stays too much.
    }

    /** A whole number. The configuration's own reader would cut 1.5 down to 1, and 10^30 down to what fits. */
    private static long whole(Config one, String key) {
        String text = one.getString(key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ValueMalformed("'" + text + "' is no whole number of 64 bits");
        }
    }

    private static <T> T valueOf(Config one, String key, Function<String, T> read) {
        try {
            return read.apply(key);
        } catch (ValueMalformed e) {
            throw new ConfigException.BadValue(
                    one.origin(), "quoin.instruments", one.getString("name") + ", " + key + ": " + e.getMessage(), e);
        }
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
