package io.quoin.protocol.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pair is urgent from when somebody waits for it until its peer has it, and its lag is how long the peer has been silent. */
class UrgentPairsTest {
    private static final Address US = new Address("market", "us");
    private static final Address PEER = new Address("account", "peer");
    private static final PairKind KIND = PairKind.SETTLEMENT;

    private record Beside(String text) implements Payload {}

    private final Channels channels = new Channels(US);

    UrgentPairsTest() {
        channels.beginBlock(1, 1_000);
    }

    // ---- what is sent -----------------------------------------------------------------------------------------------

    @Test
    void all_that_a_pair_says_is_replaced_at_once() {
        channels.settle(PEER, KIND, Totals.of(1, 2), new Beside("first"));
        channels.beginBlock(2, 1_001);
        channels.settle(PEER, KIND, Totals.of(1, 3), new Beside("second"));
        assertEquals(
                List.of(new ChannelMessage.Pair(US, PEER, KIND, 2, Totals.of(1, 3), new Beside("second"), false)),
                channels.sentByBlock());
    }

    @Test
    void what_is_said_already_is_not_said_again() {
        channels.settle(PEER, KIND, Totals.of(1), new Beside("same"));
        channels.beginBlock(2, 1_001);
        channels.settle(PEER, KIND, Totals.of(1), new Beside("same"));
        channels.place(PEER, KIND, new Beside("same"));
        channels.move(PEER, KIND, 0, 0);
        assertEquals(List.of(), channels.sentByBlock());
    }

    // ---- urgency ----------------------------------------------------------------------------------------------------

    @Test
    void a_change_is_urgent_whether_it_is_urged_before_or_after() {
        channels.urge(PEER);
        channels.move(PEER, KIND, 0, 5);
        assertTrue(sent().isUrgent());
        channels.beginBlock(2, 1_001);
        confirm(1);
        channels.move(PEER, KIND, 0, 5);
        assertFalse(sent().isUrgent());
        channels.urge(PEER);
        assertTrue(sent().isUrgent());
    }

    @Test
    void what_was_sent_earlier_and_is_urged_now_goes_out_with_this_block() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_001);
        channels.urge(PEER);
        assertEquals(
                List.of(new ChannelMessage.Pair(US, PEER, KIND, 1, Totals.of(5), null, true)), channels.sentByBlock());
    }

    @Test
    void nothing_is_urgent_that_the_peer_has() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_001);
        confirm(1);
        channels.urge(PEER);
        assertEquals(List.of(), channels.sentByBlock());
        channels.beginBlock(3, 1_002);
        channels.move(PEER, KIND, 0, 5);
        assertFalse(sent().isUrgent(), "what was urged is long there");
    }

    @Test
    void it_stays_urgent_until_the_peer_has_what_was_urged() {
        channels.move(PEER, KIND, 0, 5);
        channels.urge(PEER);
        channels.beginBlock(2, 1_001);
        channels.move(PEER, KIND, 0, 5);
        assertTrue(sent().isUrgent());
        channels.beginBlock(3, 1_002);
        confirm(1);
        channels.move(PEER, KIND, 0, 5);
        assertFalse(sent().isUrgent());
    }

    // ---- lag --------------------------------------------------------------------------------------------------------

    @Test
    void a_peer_that_has_all_of_it_does_not_lag() {
        assertEquals(0, channels.lagMillis(PEER, 9_000));
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_500);
        confirm(1);
        assertEquals(0, channels.lagMillis(PEER, 9_000));
    }

    @Test
    void lag_runs_from_the_first_change_that_is_not_confirmed() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_500);
        channels.move(PEER, KIND, 0, 5);
        assertEquals(700, channels.lagMillis(PEER, 1_700));
    }

    @Test
    void lag_runs_anew_from_each_confirmation() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_500);
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(3, 1_600);
        confirm(1);
        assertEquals(100, channels.lagMillis(PEER, 1_700));
        channels.beginBlock(4, 1_650);
        confirm(1);
        assertEquals(100, channels.lagMillis(PEER, 1_700), "the same again is no progress");
    }

    @Test
    void lag_runs_anew_when_the_entity_is_there_again() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 31_000);
        assertEquals(30_000, channels.lagMillis(PEER, 31_000));
        channels.listenAgain();
        assertEquals(0, channels.lagMillis(PEER, 31_000));
        channels.beginBlock(3, 31_400);
        assertEquals(400, channels.lagMillis(PEER, 31_400), "the peer is silent to one that listens");
        confirm(1);
        assertEquals(0, channels.lagMillis(PEER, 31_400));
    }

    @Test
    void a_peer_that_has_all_of_it_does_not_lag_after_the_entity_was_gone_either() {
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_500);
        confirm(1);
        channels.beginBlock(3, 31_000);
        channels.listenAgain();
        assertEquals(0, channels.lagMillis(PEER, 32_000));
    }

    // ---- hints ------------------------------------------------------------------------------------------------------

    @Test
    void a_hint_rests_on_what_the_pair_says_by_then() {
        assertEquals(0, channels.hint(PEER, new Beside("hint")).pairHeight());
        channels.move(PEER, KIND, 0, 5);
        channels.beginBlock(2, 1_001);
        assertEquals(1, channels.hint(PEER, new Beside("hint")).pairHeight());
    }

    private void confirm(long height) {
        channels.confirm(new Confirmation.OfPair(PEER, height));
    }

    private ChannelMessage.Pair sent() {
        return (ChannelMessage.Pair) channels.sentByBlock().get(0);
    }
}
