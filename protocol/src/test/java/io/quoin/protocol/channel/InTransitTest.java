package io.quoin.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was sent is in transit until it is confirmed and every answer to it is here, whichever comes first. */
class InTransitTest {
    private static final Address US = new Address("account", "us");
    private static final Address PEER = new Address("account", "peer");

    private record Letter(String text) implements Payload {}

    private final Channels channels = new Channels(US);

    InTransitTest() {
        channels.beginBlock(1, 1_000);
    }

    @Test
    void nothing_is_in_transit_before_anything_was_sent() {
        assertFalse(channels.hasInTransit());
    }

    @Test
    void a_message_is_in_transit_until_it_is_confirmed() {
        channels.send(PEER, new Letter("first"));
        assertTrue(channels.hasInTransit());
        channels.confirm(new Confirmation.OfStream(PEER, 1, 1, StreamFloor.NONE));
        assertFalse(channels.hasInTransit());
    }

    @Test
    void a_confirmation_that_overtakes_an_answer_leaves_the_answer_in_transit() {
        channels.send(PEER, new Letter("first"));
        channels.confirm(new Confirmation.OfStream(PEER, 1, 1, new StreamFloor(1, 7)));
        assertFalse(channels.hasUnconfirmed(), "nobody has to send anything again");
        assertTrue(channels.hasInTransit());
        channels.take(PEER, 1, 6);
        assertTrue(channels.hasInTransit());
        channels.take(PEER, 1, 7);
        assertFalse(channels.hasInTransit());
    }

    @Test
    void an_answer_that_overtakes_its_confirmation_is_not_waited_for() {
        channels.send(PEER, new Letter("first"));
        channels.take(PEER, 1, 7);
        channels.confirm(new Confirmation.OfStream(PEER, 1, 1, new StreamFloor(1, 7)));
        assertFalse(channels.hasInTransit());
    }

    @Test
    void a_later_confirmation_never_shortens_the_wait() {
        channels.send(PEER, new Letter("first"));
        channels.send(PEER, new Letter("second"));
        channels.confirm(new Confirmation.OfStream(PEER, 1, 1, new StreamFloor(1, 7)));
        channels.confirm(new Confirmation.OfStream(PEER, 1, 2, new StreamFloor(1, 5)));
        channels.take(PEER, 1, 5);
        assertTrue(channels.hasInTransit());
        assertEquals(new StreamFloor(1, 7), channels.awaited().get(PEER));
    }

    @Test
    void a_moved_pair_is_in_transit_until_its_height_is_confirmed() {
        channels.move(PEER, PairKind.SWEEP, 0, 5);
        assertTrue(channels.hasInTransit());
        channels.confirm(new Confirmation.OfPair(PEER, 1));
        assertFalse(channels.hasInTransit());
    }

    @Test
    void a_restored_entity_waits_for_the_same_answers() {
        channels.send(PEER, new Letter("first"));
        channels.confirm(new Confirmation.OfStream(PEER, 1, 1, new StreamFloor(1, 7)));
        Channels restored = Channels.restore(
                US,
                channels.lastSequence(),
                channels.streamsOut(),
                channels.floors(),
                channels.awaited(),
                channels.pairsOut(),
                channels.pairsIn());
        assertTrue(restored.hasInTransit());
        assertEquals(List.of(), restored.unconfirmed());
        restored.take(PEER, 1, 7);
        assertFalse(restored.hasInTransit());
    }
}
