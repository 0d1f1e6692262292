package io.quoin.actors.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.protocol.price.PriceLimits;
import io.quoin.protocol.price.PublisherKey;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the configuration says of prices. */
class PriceSettingsTest {
    private static final PublisherKey KEY = PublisherKey.parse("0f".repeat(32));

    @Test
    void the_reference_has_the_limits_of_the_design_and_nobody_may_publish() {
        PriceSettings settings = settings("");
        SortedMap<String, Integer> scales = new TreeMap<>(Map.of("BTC_USDC", 2));
        assertEquals(new PriceLimits(1_000, 5_000, 1_000, 512, scales), settings.limits());
        assertEquals(Duration.ofMillis(250), settings.resendEvery());
        assertEquals(new TreeSet<>(), settings.publishers());
        assertEquals("development", settings.environment());
    }

    @Test
    void publishers_and_scales_are_read() {
        PriceSettings settings = settings("""
                quoin.environment = east
                quoin.prices.publishers = ["%s"]
                quoin.prices.scales { "ETH.X" = 4 }
                """.formatted(KEY));
        assertEquals(Map.of("BTC_USDC", 2, "ETH.X", 4), settings.limits().scales());
        assertEquals(new TreeSet<>(Set.of(KEY)), settings.publishers());
        assertEquals("east", settings.environment());
    }

    @Test
    void a_launcher_can_name_a_publisher_and_a_scale_by_a_flag_of_the_jvm() {
        Properties flags = new Properties();
        flags.setProperty("quoin.prices.publishers.0", KEY.toString());
        flags.setProperty("quoin.prices.scales.ETH_USDC", "3");
        PriceSettings settings =
                PriceSettings.of(ConfigFactory.parseProperties(flags).withFallback(ConfigFactory.load()));
        assertEquals(new TreeSet<>(Set.of(KEY)), settings.publishers());
        assertEquals(3, settings.limits().scales().get("ETH_USDC"));
    }

    @Test
    void what_would_lapse_before_it_comes_again_is_refused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> settings("quoin.prices.resend-every = 1 s"));
        assertTrue(refused.getMessage().startsWith("quoin.prices.resend-every"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> settings("quoin.prices.resend-every = 0 s"));
    }

    @Test
    void what_is_no_key_is_refused_with_its_place() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> settings("quoin.prices.publishers = [abc]"));
        assertEquals("quoin.prices.publishers: 'abc' is no public key", refused.getMessage());
    }

    @Test
    void a_board_without_memory_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> settings("quoin.prices.memory-rounds = 0"));
    }

    private static PriceSettings settings(String lines) {
        Config config = ConfigFactory.parseString(lines).withFallback(ConfigFactory.load());
        return PriceSettings.of(config);
    }
}
