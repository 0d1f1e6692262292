package io.quoin.actors.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.PriceRefusal;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.price.SignedPrice;
import io.quoin.protocol.price.TestPublisher;
import io.quoin.protocol.value.Price;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a board hears is seen by the whole node, expires by the node's clock, and moves those who follow prices. */
class PriceBoardActorTest {
    private final PriceKit kit = new PriceKit();
    private final NodePrices prices = kit.prices();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void a_price_that_is_heard_is_seen() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, told::add);
        assertNull(prices.latest(PriceKit.BTC));
        kit.tell(board, kit.signed(7, 6_000_000));
        assertEquals(new BoardPrice(PriceKit.BTC, 7, 6_000_000, 2, kit.now(), true), prices.latest(PriceKit.BTC));
        kit.tell(board, kit.signed(9, 5_900_000));
        assertEquals(new RoundRange(9, 5_900_000, 7, 6_000_000), prices.since(PriceKit.BTC, 7));
    }

    @Test
    void a_price_expires_by_the_clock_of_the_node_unless_it_is_heard_again() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, told::add);
        NodeMessage.IndexPrice price = kit.signed(7, 6_000_000);
        kit.tell(board, price);
        kit.passes(999);
        assertTrue(PriceKit.isLive(prices));
        kit.tell(board, price);
        kit.passes(999);
        assertTrue(PriceKit.isLive(prices));
        kit.passes(1);
        assertFalse(PriceKit.isLive(prices));
    }

    @Test
    void one_look_is_one_moment_whatever_is_heard_and_however_long_it_is_kept() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, told::add);
        kit.tell(board, kit.signed(7, 6_000_000));
        Prices look = prices.moment();
        BoardPrice before = look.latest(PriceKit.BTC);
        kit.passes(2_000);
        kit.tell(board, kit.signed(8, 7_000_000));
        assertEquals(before, look.latest(PriceKit.BTC));
        assertEquals(8, prices.latest(PriceKit.BTC).round());
        assertEquals(new RoundRange(7, 6_000_000, 7, 6_000_000), look.since(PriceKit.BTC, 7));
    }

    @Test
    void followers_are_told_of_newer_rounds_alone_and_can_see_them() {
        List<Long> seen = new CopyOnWriteArrayList<>();
        ActorRef<NodeMessage.IndexPrice> board = kit.board(
                prices, underlying -> seen.add(prices.latest(underlying).round()));
        NodeMessage.IndexPrice first = kit.signed(7, 6_000_000);
        kit.tell(board, first);
        kit.tell(board, first);
        kit.tell(board, kit.signed(6, 6_000_000));
        kit.tell(board, kit.signed(8, 6_000_000));
        assertEquals(List.of(7L, 8L), seen);
    }

    @Test
    void what_is_refused_is_counted_by_name_and_moves_nobody() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, told::add);
        AdmittedRound round = new AdmittedRound(PriceKit.BTC, 7, new Price(1, 2), kit.now());
        SignedPrice foreign = TestPublisher.named("other").signed(round);
        kit.tell(board, new NodeMessage.IndexPrice(foreign));
        kit.tell(board, new NodeMessage.IndexPrice(foreign));
        kit.tell(
                board,
                new NodeMessage.IndexPrice(
                        new SignedPrice(round, PriceKit.PUBLISHER.publisher(), foreign.signature())));
        assertEquals(
                Map.of(PriceRefusal.UNKNOWN_PUBLISHER, 2L, PriceRefusal.BAD_SIGNATURE, 1L),
                prices.counters().refusals());
        assertEquals(List.of(), told);
        assertNull(prices.latest(PriceKit.BTC));
    }

    @Test
    void what_is_refused_leaves_what_stands() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, told::add);
        kit.tell(board, kit.signed(7, 6_000_000));
        kit.tell(board, kit.signed(6, 1));
        kit.tell(board, kit.signed(7, 1));
        assertEquals(new BoardPrice(PriceKit.BTC, 7, 6_000_000, 2, kit.now(), true), prices.latest(PriceKit.BTC));
        assertEquals(1, prices.counters().refused(PriceRefusal.OLD_ROUND));
        assertEquals(1, prices.counters().refused(PriceRefusal.ROUND_TAKEN_BY_DIFFERENT_PRICE));
    }

    @Test
    void a_follower_that_fails_costs_nobody_a_price() {
        ActorRef<NodeMessage.IndexPrice> board = kit.board(prices, underlying -> {
            told.add(underlying);
            throw new IllegalStateException("as a follower may");
        });
        kit.tell(board, kit.signed(7, 6_000_000));
        kit.tell(board, kit.signed(8, 6_000_001));
        assertEquals(8, prices.latest(PriceKit.BTC).round());
        assertEquals(new RoundRange(7, 6_000_000, 8, 6_000_001), prices.since(PriceKit.BTC, 7));
        assertEquals(2, told.size());
    }

    @Test
    void a_round_that_a_breaker_answers_for_needs_no_signature() {
        prices.take(new AdmittedRound(PriceKit.BTC, 7, new Price(6_000_000, 2), kit.now()));
        assertTrue(PriceKit.isLive(prices));
        assertEquals(1, prices.counters().newer());
    }
}
