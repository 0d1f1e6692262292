package io.quoin.actors.price;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceLimits;
import io.quoin.protocol.price.PriceRules;
import io.quoin.protocol.price.PublisherKey;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may publish prices and how long they count, from {@code quoin.prices} in the configuration; each has the key of its
 * name there, the limits those of {@link PriceLimits}.
 *
 * @param environment the name of the deployment, {@code quoin.environment}: what is signed for one is worth nothing in another
 * @param publishers public keys whose signatures count, in text 64 hexadecimal digits
 * @param resendEvery how often a publisher sends its latest rounds again; shorter than an entry lives
 */
public record PriceSettings(
        String environment, SortedSet<PublisherKey> publishers, PriceLimits limits, Duration resendEvery) {
    public PriceSettings {
        publishers = Collections.unmodifiableSortedSet(new TreeSet<>(publishers));
        if (resendEvery.toMillis() < 1 || resendEvery.toMillis() >= limits.entryLifeMillis()) {
            throw new IllegalArgumentException("quoin.prices.resend-every must be shorter than entry-life ("
                    + limits.entryLifeMillis() + " ms), or every price would lapse before it comes again");
        }
    }

    /** The settings under {@code quoin.prices}. */
    public static PriceSettings of(Config root) {
        Config prices = root.getConfig("quoin.prices");
        SortedSet<PublisherKey> publishers = new TreeSet<>();
        prices.getStringList("publishers").forEach(hex -> publishers.add(publisher(hex)));
        PriceLimits limits = new PriceLimits(
                prices.getDuration("entry-life").toMillis(),
                prices.getDuration("round-age-max").toMillis(),
                prices.getDuration("ahead-max").toMillis(),
                prices.getInt("memory-rounds"),
                scales(prices.getConfig("scales")));
        return new PriceSettings(
                root.getString("quoin.environment"), publishers, limits, prices.getDuration("resend-every"));
    }

    /** The rules of this node's board. */
    public PriceRules rules(PriceSignatures signatures) {
        return new PriceRules(environment, publishers, limits, signatures);
    }

    private static PublisherKey publisher(String hex) {
        try {
            return PublisherKey.parse(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("quoin.prices.publishers: '" + hex + "' is no public key", e);
        }
    }

    private static SortedMap<String, Integer> scales(Config config) {
        SortedMap<String, Integer> scales = new TreeMap<>();
        for (String underlying : config.root().keySet()) {
            scales.put(underlying, config.getInt(ConfigUtil.quoteString(underlying)));
        }
        return scales;
    }
}
