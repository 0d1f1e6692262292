package io.quoin.config.market;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.quoin.actors.price.PriceSettings;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.market.InstrumentRules;
import io.quoin.protocol.market.InstrumentTerms;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the instruments of a configuration can become markets, judged before anything is started. The rules, in order, for
 * each instrument as it stands in {@code quoin.instruments}:
 *
 * <table>
 * <caption>What stops a node</caption>
 * <tr><th>rule</th><th>keys that the sentence names</th></tr>
 * <tr><td>all values are there and are numbers of their kind</td><td>the key</td></tr>
 * <tr><td>its name can be an entity's id, and no other instrument has it</td><td>{@code quoin.instruments}</td></tr>
 * <tr><td>its underlying has a price scale</td><td>{@code quoin.instruments}, {@code quoin.prices.scales}</td></tr>
 * <tr><td>that scale is the instrument's own: else every price would be wrong by a power of ten</td><td>{@code price-scale},
 *     {@code quoin.prices.scales}</td></tr>
 * <tr><td>a market would take the terms: grids, sizes, margins, fees ({@link InstrumentRules})</td><td>the rule's
 *     name</td></tr>
 * </table>
 */
public final class InstrumentChecks {
    private InstrumentChecks() {}

    /**
     * The instruments of this configuration, all of which can be markets.
     *
     * @throws ConfigException with one sentence that says which instrument cannot, why, and what to change
     */
    public static List<InstrumentTerms> checked(Config config) {
        List<InstrumentTerms> instruments = InstrumentSettings.of(config);
        SortedMap<String, Integer> scales = PriceSettings.of(config).limits().scales();
        Set<String> names = new TreeSet<>();
        for (InstrumentTerms terms : instruments) {
            if (!names.add(terms.name())) {
                throw contradiction("quoin.instruments has " + terms.name() + " twice: leave one of the two out.");
            }
            requireNamed(terms);
            requireScale(terms, scales.get(terms.underlying()));
            requireRules(terms);
        }
        return instruments;
    }

    private static void requireNamed(InstrumentTerms terms) {
        for (String id : List.of(terms.name(), terms.underlying())) {
            if (!EntityIds.isEntityId(id) || EntityIds.isReserved(id)) {
                throw contradiction("quoin.instruments has '" + id + "', which can be no name: write 1 to "
                        + EntityIds.LENGTH_MAX + " characters of A-Z a-z 0-9 _ . - that do not begin with "
                        + EntityIds.RESERVED_PREFIX);
            }
        }
    }

    private static void requireScale(InstrumentTerms terms, @Nullable Integer scale) {
        if (scale == null) {
            throw contradiction("quoin.instruments lets " + terms.name() + " follow the price of " + terms.underlying()
                    + ", which has no scale in quoin.prices.scales: add " + terms.underlying() + " = "
                    + terms.priceScale() + " there.");
        }
        if (scale != terms.priceScale()) {
            throw contradiction("quoin.instruments gives " + terms.name() + " the price-scale " + terms.priceScale()
                    + ", but quoin.prices.scales." + terms.underlying() + " is " + scale
                    + ": the two must be the same.");
        }
    }

    private static void requireRules(InstrumentTerms terms) {
        InstrumentRules.Flaw flaw = InstrumentRules.first(terms.name(), terms);
        if (flaw != null) {
            throw contradiction(
                    "quoin.instruments: " + terms.name() + " can be no market, " + flaw.rule() + ": " + flaw.detail());
        }
    }

    private static ConfigException contradiction(String sentence) {
        return new ConfigException.Generic(sentence);
    }
}
