package io.quoin.lab.process;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.IndexPublisher;
import io.quoin.config.crypto.SigningKey;
import io.quoin.config.node.QuoinNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The publisher of index prices of one run. Its key pair is drawn when the run starts, is written nowhere, and dies with
 * this process; the nodes of the run are told the public half when they are started.
 */
public final class RunPublisher {
    private final SigningKey key = SigningKey.generate();

    /**
     * The flags of a node's JVM by which it knows the publisher.
     *
     * @param scales the price scale of each underlying of the run, beside those of the configuration
     */
    public List<String> nodeFlags(SortedMap<String, Integer> scales) {
        List<String> flags = new ArrayList<>();
        flags.add("-Dquoin.prices.publishers.0=" + key.publisher());
        scales.forEach((underlying, scale) -> flags.add("-Dquoin.prices.scales." + underlying + "=" + scale));
        return flags;
    }

    /** The same as {@link #nodeFlags}, for a node in this process: goes before its configuration. */
    public Config nodeConfig(SortedMap<String, Integer> scales) {
        return ConfigFactory.parseMap(
                Map.of("quoin.prices.publishers", List.of(key.publisher().toString()), "quoin.prices.scales", scales));
    }

    /** Starts to publish from this member of the cluster. */
    public IndexPublisher startOn(QuoinNode member) {
        return member.publisher(key);
    }
}
