package io.quoin.config.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.value.ValueMalformed;
import java.util.ArrayList;
import java.util.List;

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
}
