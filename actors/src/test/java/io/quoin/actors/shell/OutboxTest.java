package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Gift;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is released is sent until it is confirmed: streams at once and again, pairs spaced and one at a time. */
class OutboxTest {
    private static final Address SELF = new Address("counter", "a");
    private static final Address PEER = new Address("counter", "b");

    private final List<ChannelMessage> posted = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(posted::add, new Outbox.Resending(100, 500, 30, 3), new PairSpacing(20, 200, 100));

    @Test
    void a_stream_message_leaves_at_once_and_again_with_growing_pauses_until_it_is_confirmed() {
        outbox.release(List.of(stream(1)), 0);
        List<Long> times = sentBetween(0, 2_000);
        assertEquals(List.of(0L, 100L, 300L, 700L, 1_200L, 1_700L), times);
        outbox.confirm(streamConfirmed(1));
        assertTrue(outbox.isEmpty());
        assertEquals(Long.MAX_VALUE, outbox.nextDueMillis());
    }

    @Test
    void a_resend_takes_at_most_a_window_and_progress_ends_the_back_off() {
        outbox.release(LongStream.rangeClosed(1, 5).mapToObj(this::stream).toList(), 0);
        assertEquals(5, posted.size());
        posted.clear();
        outbox.sendDue(100);
        assertEquals(List.of(stream(1), stream(2), stream(3)), posted);
        outbox.confirm(streamConfirmed(2));
        posted.clear();
        outbox.sendDue(300);
        assertEquals(List.of(stream(3), stream(4), stream(5)), posted);
        outbox.confirm(streamConfirmed(1));
        assertEquals(3, outbox.size());
        outbox.confirm(streamConfirmed(5));
        assertTrue(outbox.isEmpty());
    }

    @Test
    void a_confirmation_of_another_run_confirms_nothing() {
        outbox.release(List.of(stream(1)), 0);
        outbox.confirm(new Confirmation.OfStream(PEER, 2, 9, StreamFloor.NONE));
        assertEquals(1, outbox.size());
    }

    @Test
    void a_pair_has_one_unconfirmed_message_and_speaks_again_after_its_spacing() {
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 1)), 0);
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 2)), 5);
        assertEquals(List.of(), posted);
        outbox.sendDue(20);
        assertEquals(List.of(pair(PairKind.SETTLEMENT, 2)), posted);
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 3)), 30);
        outbox.sendDue(60);
        assertEquals(1, posted.size());
        outbox.confirm(new Confirmation.OfPair(PEER, 2));
        assertEquals(40, outbox.nextDueMillis());
        outbox.sendDue(61);
        assertEquals(List.of(pair(PairKind.SETTLEMENT, 2), pair(PairKind.SETTLEMENT, 3)), posted);
        outbox.confirm(new Confirmation.OfPair(PEER, 3));
        assertTrue(outbox.isEmpty());
    }

    @Test
    void an_unconfirmed_pair_is_sent_again_with_growing_pauses_and_with_its_latest_totals() {
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 1)), 0);
        assertEquals(List.of(20L, 120L, 320L, 720L, 1_220L), sentBetween(0, 1_500));
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 2)), 1_500);
        sentBetween(1_500, 2_000);
        assertEquals(pair(PairKind.SETTLEMENT, 2), posted.get(posted.size() - 1));
    }

    @Test
    void a_sweep_speaks_once_a_second() {
        outbox.release(List.of(pair(PairKind.SWEEP, 1)), 0);
        sentBetween(0, 999);
        assertEquals(List.of(), posted);
        outbox.sendDue(1_000);
        outbox.confirm(new Confirmation.OfPair(PEER, 1));
        outbox.release(List.of(pair(PairKind.SWEEP, 2)), 1_001);
        sentBetween(1_001, 1_999);
        assertEquals(1, posted.size());
        sentBetween(2_000, 2_001);
        assertEquals(2, posted.size());
    }

    @Test
    void an_old_confirmation_of_a_pair_changes_nothing() {
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 5)), 0);
        outbox.sendDue(20);
        outbox.confirm(new Confirmation.OfPair(PEER, 4));
        outbox.confirm(new Confirmation.OfPair(PEER, 3));
        assertEquals(1, outbox.size());
        assertEquals(120, outbox.nextDueMillis());
    }

    @Test
    void a_pair_that_somebody_waits_for_leaves_at_once_also_while_an_earlier_message_is_unconfirmed() {
        outbox.release(List.of(urgent(1)), 0);
        assertEquals(List.of(urgent(1)), posted);
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 2)), 1);
        outbox.sendDue(2);
        assertEquals(1, posted.size());
        outbox.release(List.of(urgent(3)), 3);
        assertEquals(List.of(urgent(1), urgent(3)), posted);
    }

    @Test
    void a_pair_that_has_left_before_somebody_waited_for_it_leaves_again() {
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 1)), 0);
        outbox.sendDue(20);
        outbox.release(List.of(urgent(1)), 21);
        assertEquals(List.of(pair(PairKind.SETTLEMENT, 1), urgent(1)), posted);
        outbox.release(List.of(urgent(1)), 22);
        assertEquals(2, posted.size());
    }

    @Test
    void a_pair_that_somebody_waits_for_is_sent_again_sooner_until_it_is_confirmed() {
        outbox.release(List.of(urgent(1)), 0);
        assertEquals(List.of(0L, 30L, 90L, 210L), sentBetween(0, 400));
        outbox.confirm(new Confirmation.OfPair(PEER, 1));
        assertTrue(outbox.isEmpty());
    }

    @Test
    void what_is_said_on_the_ground_of_a_pair_pulls_it_once_if_the_peer_does_not_have_it() {
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 4)), 0);
        outbox.hurry(PEER, 4, 1);
        outbox.hurry(PEER, 4, 2);
        assertEquals(List.of(urgent(4)), posted);
        outbox.confirm(new Confirmation.OfPair(PEER, 4));
        outbox.hurry(PEER, 4, 3);
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 5)), 4);
        outbox.hurry(PEER, 3, 4);
        assertEquals(1, posted.size() - 1);
    }

    @Test
    void many_pairs_of_one_sender_rest_so_long_that_together_they_say_no_more_than_they_may() {
        int pairs = 15;
        for (int height = 1; height <= 2_000; height++) {
            for (int i = 0; i < pairs; i++) {
                Address peer = new Address("counter", "p" + i);
                outbox.release(List.of(pair(peer, PairKind.SETTLEMENT, height, false)), height);
            }
            int known = posted.size();
            outbox.sendDue(height);
            for (ChannelMessage sent : posted.subList(known, posted.size())) {
                outbox.confirm(new Confirmation.OfPair(sent.to(), height - 1));
            }
        }
        assertTrue(posted.size() <= 2 * 100, () -> posted.size() + " messages in two seconds");
        assertTrue(posted.size() >= 2 * 80, () -> posted.size() + " messages in two seconds");
    }

    @Test
    void a_pair_that_is_late_is_not_later_for_the_others_that_have_gone() {
        for (int i = 0; i < 15; i++) {
            outbox.release(List.of(pair(new Address("counter", "p" + i), PairKind.SETTLEMENT, 1, false)), 0);
        }
        outbox.release(List.of(pair(PairKind.SETTLEMENT, 1)), 0);
        assertEquals(List.of(), sentBetween(0, 159));
        assertEquals(16, sentBetween(160, 160).size());
    }

    /** Lets the outbox send millisecond by millisecond, and tells when it did, what it had sent before included. */
    private List<Long> sentBetween(long from, long to) {
        List<Long> times = new ArrayList<>();
        int known = posted.size();
        for (int i = 0; i < known; i++) {
            times.add(from);
        }
        for (long now = from; now <= to; now++) {
            if (outbox.nextDueMillis() <= now) {
                outbox.sendDue(now);
                for (; known < posted.size(); known++) {
                    times.add(now);
                }
            }
        }
        return times;
    }

    private ChannelMessage stream(long sequence) {
        return new ChannelMessage.Stream(SELF, PEER, 1, sequence, sequence - 1, new Gift(sequence));
    }

    private static Confirmation streamConfirmed(long sequence) {
        return new Confirmation.OfStream(PEER, 1, sequence, StreamFloor.NONE);
    }

    private static ChannelMessage pair(PairKind kind, long height) {
        return pair(PEER, kind, height, false);
    }

    private static ChannelMessage urgent(long height) {
        return pair(PEER, PairKind.SETTLEMENT, height, true);
    }

    private static ChannelMessage pair(Address to, PairKind kind, long height, boolean isUrgent) {
        return new ChannelMessage.Pair(SELF, to, kind, height, Totals.of(height), null, isUrgent);
    }
}
