package io.quoin.actors.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.SignedPrice;
import io.quoin.protocol.price.TestPublisher;
import io.quoin.protocol.value.Price;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A publisher signs what it is given and says it to every board, again and again, as long as it is worth saying. */
class PricePublisherTest {
    private static final PricePublisher.Publish SIXTY_THOUSAND = publish(6_000_000);

    private final PriceKit kit = new PriceKit();

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void a_price_goes_to_every_board_at_once_signed_and_numbered() {
        List<TestProbe<NodeMessage.IndexPrice>> ears = List.of(kit.ear(), kit.ear());
        kit.tell(kit.publisher(), SIXTY_THOUSAND);
        AdmittedRound round = new AdmittedRound(PriceKit.BTC, kit.now(), new Price(6_000_000, 2), kit.now());
        for (TestProbe<NodeMessage.IndexPrice> ear : ears) {
            assertEquals(List.of(new NodeMessage.IndexPrice(PriceKit.PUBLISHER.signed(round))), kit.heard(ear));
        }
    }

    @Test
    void the_latest_of_each_underlying_is_sent_again_unchanged_every_quarter_of_a_second() {
        TestProbe<NodeMessage.IndexPrice> ear = kit.ear();
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(publisher, publish(5_900_000));
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.tell(publisher, new PricePublisher.Publish("ETH_USDC", new Price(300_000, 2)));
        List<NodeMessage.IndexPrice> first = kit.heard(ear);
        kit.passes(249);
        assertEquals(List.of(), kit.heard(ear));
        kit.passes(1);
        assertEquals(first.subList(1, 3), kit.heard(ear));
        kit.passes(1_000);
        assertEquals(8, kit.heard(ear).size());
    }

    @Test
    void a_round_that_is_too_old_is_sent_no_more() {
        TestProbe<NodeMessage.IndexPrice> ear = kit.ear();
        kit.tell(kit.publisher(), SIXTY_THOUSAND);
        kit.passes(5_000);
        assertEquals(21, kit.heard(ear).size());
        kit.passes(1_000);
        assertEquals(List.of(), kit.heard(ear));
    }

    @Test
    void a_board_that_appears_hears_the_latest_at_once() {
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(publisher, SIXTY_THOUSAND);
        TestProbe<NodeMessage.IndexPrice> early = kit.ear();
        assertEquals(1, kit.heard(early).size());
        TestProbe<NodeMessage.IndexPrice> late = kit.ear();
        assertEquals(1, kit.heard(late).size());
        assertEquals(List.of(), kit.heard(early));
    }

    @Test
    void a_board_that_has_gone_is_told_nothing() {
        TestProbe<NodeMessage.IndexPrice> gone = kit.ear();
        TestProbe<NodeMessage.IndexPrice> other = kit.ear();
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(
                kit.shell.actors().system().receptionist(),
                Receptionist.deregister(PriceBoardActor.KEY, gone.getRef()));
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.passes(500);
        assertEquals(3, kit.heard(other).size());
        assertEquals(List.of(), kit.heard(gone));
    }

    @Test
    void rounds_rise_within_a_millisecond_over_a_restart_and_when_the_clock_is_set_back() {
        TestProbe<NodeMessage.IndexPrice> ear = kit.ear();
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.shell.time.jumpsBack(Duration.ofMillis(100));
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.passes(102);
        kit.shell.actors().stop(publisher);
        kit.tell(kit.publisher(), SIXTY_THOUSAND);
        List<Long> rounds = kit.heard(ear).stream()
                .map(message -> message.price().round().round())
                .toList();
        long first = rounds.get(0);
        assertEquals(List.of(first, first + 1, first + 2, first + 2), rounds.subList(0, 4));
    }

    @Test
    void on_a_board_the_price_lives_until_it_is_too_old_and_a_new_one_revives_it() {
        NodePrices prices = kit.prices();
        kit.board(prices, underlying -> {});
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(publisher, SIXTY_THOUSAND);
        for (int i = 0; i < 50; i++) {
            assertTrue(PriceKit.isLive(prices), "after " + 100 * i + " ms");
            kit.passes(100);
        }
        kit.passes(1);
        assertFalse(PriceKit.isLive(prices));
        kit.passes(2_000);
        kit.tell(publisher, SIXTY_THOUSAND);
        assertTrue(PriceKit.isLive(prices));
        assertEquals(2, prices.counters().newer());
        assertEquals(Map.of(), prices.counters().refusals());
    }

    @Test
    void a_publisher_that_stops_is_expired_everywhere_within_a_second() {
        NodePrices prices = kit.prices();
        kit.board(prices, underlying -> {});
        ActorRef<PricePublisher.Command> publisher = kit.publisher();
        kit.tell(publisher, SIXTY_THOUSAND);
        kit.passes(600);
        kit.shell.actors().stop(publisher);
        kit.passes(899);
        assertTrue(PriceKit.isLive(prices));
        kit.passes(1);
        assertFalse(PriceKit.isLive(prices));
    }

    @Test
    void what_is_no_underlying_cannot_be_published() {
        Price price = new Price(1, 2);
        assertThrows(IllegalArgumentException.class, () -> new PricePublisher.Publish("BTC USDC", price));
    }

    @Test
    void the_signature_is_over_the_environment() {
        TestProbe<NodeMessage.IndexPrice> ear = kit.ear();
        kit.tell(kit.publisher(), SIXTY_THOUSAND);
        SignedPrice price = kit.heard(ear).get(0).price();
        assertTrue(isSignedFor(TestPublisher.ENVIRONMENT, price));
        assertFalse(isSignedFor("elsewhere", price));
    }

    private static boolean isSignedFor(String environment, SignedPrice price) {
        return TestPublisher.SIGNATURES.isSignedBy(
                price.publisher(), price.signedBytes(environment), price.signature());
    }

    private static PricePublisher.Publish publish(long units) {
        return new PricePublisher.Publish(PriceKit.BTC, new Price(units, 2));
    }
}
