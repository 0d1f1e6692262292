package io.quoin.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.PriceSettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a node is told of the run's publisher, it understands. */
class RunPublisherTest {
    private static final SortedMap<String, Integer> SCALES = new TreeMap<>(Map.of("ETH_USDC", 3, "BTC_USDC-7", 2));

    @Test
    void a_node_started_with_these_flags_knows_the_publisher_and_the_scales() {
        PriceSettings settings = settings(new RunPublisher().nodeFlags(SCALES));
        assertEquals(1, settings.publishers().size());
        assertEquals(
                Map.of("BTC_USDC", 2, "ETH_USDC", 3, "BTC_USDC-7", 2),
                settings.limits().scales());
    }

    @Test
    void every_run_has_a_key_of_its_own() {
        SortedMap<String, Integer> none = new TreeMap<>();
        assertNotEquals(
                settings(new RunPublisher().nodeFlags(none)).publishers(),
                settings(new RunPublisher().nodeFlags(none)).publishers());
    }

    /** The settings of a JVM with these flags. */
    private static PriceSettings settings(List<String> flags) {
        Properties properties = new Properties();
        for (String flag : flags) {
            String[] keyAndValue = flag.substring("-D".length()).split("=", 2);
            properties.setProperty(keyAndValue[0], keyAndValue[1]);
        }
        Config config = ConfigFactory.parseProperties(properties).withFallback(ConfigFactory.load());
        return PriceSettings.of(config);
    }
}
