package io.quoin.config.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.IndexPublisher;
import io.quoin.actors.price.NodePrices;
import io.quoin.actors.price.PriceSettings;
import io.quoin.config.crypto.SigningKey;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.PriceRefusal;
import io.quoin.protocol.value.Price;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** A price crosses from one member to the board of another: signed, on the wire, found by the receptionist, verified. */
class PricePathTest {
    private static final String BTC = "BTC_USDC";
    private static final SigningKey KEY = SigningKey.generate();
    private static final Config OVERRIDES =
            ConfigFactory.parseString("quoin.prices.publishers = [\"" + KEY.publisher() + "\"]");

    @Test
    void a_price_that_one_member_publishes_stands_on_the_board_of_another() {
        try (QuoinNode first = member(Optional.empty());
                QuoinNode second = member(Optional.of(first.address()))) {
            List<String> told = new CopyOnWriteArrayList<>();
            NodePrices prices = board(second, told);
            IndexPublisher publisher = first.publisher(KEY);
            publisher.publish(BTC, new Price(6_000_000, 2));
            until(second, () -> assertEquals(6_000_000, latest(prices).price()));
            until(second, () -> assertTrue(prices.counters().renewed() > 0, "never sent again"));
            long round = latest(prices).round();
            publisher.publish(BTC, new Price(6_100_000, 2));
            until(second, () -> assertEquals(6_100_000, latest(prices).price()));
            assertTrue(latest(prices).round() > round);
            assertEquals(List.of(BTC, BTC), told);
        }
    }

    @Test
    void a_publisher_that_the_board_does_not_know_is_refused_and_counted() {
        try (QuoinNode member = member(Optional.empty())) {
            List<String> told = new CopyOnWriteArrayList<>();
            NodePrices prices = board(member, told);
            member.publisher(SigningKey.generate()).publish(BTC, new Price(6_000_000, 2));
            until(
                    member,
                    () -> assertTrue(prices.counters().refused(PriceRefusal.UNKNOWN_PUBLISHER) > 0, "never refused"));
            assertEquals(List.of(), told);
        }
    }

    @Test
    void a_member_without_entities_has_no_board() {
        try (QuoinNode member = member(Optional.empty())) {
            assertEquals(Optional.empty(), member.prices());
        }
    }

    private static QuoinNode member(Optional<String> seed) {
        MemberSettings settings = new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, seed, Optional.empty());
        return QuoinNode.start(settings, OVERRIDES, Realm.catalogue(settings.config()));
    }

    private static NodePrices board(QuoinNode member, List<String> told) {
        PriceSettings settings = PriceSettings.of(
                OVERRIDES.withFallback(member.system().settings().config()));
        return new PricePath(member.system(), settings, Clock.systemUTC()).openBoard(told::add);
    }

    private static BoardPrice latest(NodePrices prices) {
        BoardPrice latest = prices.latest(BTC);
        if (latest == null) {
            throw new AssertionError("no price yet");
        }
        return latest;
    }

    private static void until(QuoinNode member, Runnable holds) {
        TestProbe.create(member.system()).awaitAssert(Duration.ofSeconds(20), Duration.ofMillis(20), () -> {
            holds.run();
            return true;
        });
    }
}
