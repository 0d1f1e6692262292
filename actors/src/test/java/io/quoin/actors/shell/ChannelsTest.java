package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Entities talk through a post that loses, doubles and shuffles, and everything counts once. */
class ChannelsTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final String NO_RESEND = "quoin.entity.resend-after = 1000 s";
    private static final String NO_FLUSH = "quoin.entity.confirm-flush-after = 1000 s";

    @Test
    void a_stream_counts_exactly_once_through_any_weather_and_crashes() {
        for (long seed = 1; seed <= 3; seed++) {
            try (ShellKit kit = ShellKit.exclusive("quoin.entity.confirm-flush-after = 100 ms")) {
                Counter sender = kit.counter("a");
                Counter receiver = kit.counter("b");
                kit.post.weather(new Weather(seed));
                for (int i = 1; i <= 30; i++) {
                    sender.applied("give" + i, new CounterCommand.Give(receiver.address(), i));
                    kit.time.passes(Duration.ofMillis(20));
                    if (i % 10 == 0) {
                        (i == 10 ? sender : receiver).restart();
                    }
                }
                kit.passes(
                        Duration.ofMillis(500),
                        Duration.ofMinutes(3),
                        "all confirmed, seed " + seed,
                        () -> isSettled(sender, 465, receiver));
                assertEquals(-465, sender.total());
                assertEquals(465, receiver.total());
                assertEquals(30, receiver.causes(Cause.StreamArrival.class));
            }
        }
    }

    private static boolean isSettled(Counter sender, long amount, Counter receiver) {
        long confirmed = sender.blocks().stream()
                .flatMap(block -> block.entries().stream())
                .filter(entry -> entry.cause() instanceof Cause.Confirmed)
                .count();
        return confirmed > 0 && receiver.total() == amount && sender.isQuiet();
    }

    @Test
    void a_pair_repairs_any_loss_by_its_next_message() {
        for (PairKind kind : PairKind.values()) {
            try (ShellKit kit = ShellKit.exclusive()) {
                Counter sender = kit.counter("a");
                Counter receiver = kit.counter("b");
                kit.post.storm();
                for (int i = 1; i <= 5; i++) {
                    sender.applied("move" + i, new CounterCommand.Move(receiver.address(), kind, i));
                    kit.time.passes(Duration.ofMillis(300));
                }
                assertEquals(0, receiver.total());
                kit.post.weather(new Weather(7));
                receiver.restart();
                kit.passes(Duration.ofMillis(250), Duration.ofMinutes(2), "the totals", () -> receiver.total() == 15);
                kit.post.fair();
                kit.passes(Duration.ofMillis(250), Duration.ofMinutes(1), "quiet", sender::isQuiet);
                assertEquals(-15, sender.total());
                assertTrue(receiver.causes(Cause.PairArrival.class) <= 5);
            }
        }
    }

    @Test
    void a_pair_has_one_unconfirmed_message_however_often_it_moves() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.resend-after = 10 s")) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            kit.post.storm();
            sender.applied("move", new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
            kit.passes(STEP, Duration.ofSeconds(1), "one message", () -> pairs(kit) == 1);
            for (int i = 0; i < 10; i++) {
                sender.applied("more" + i, new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
                kit.time.passes(STEP);
            }
            assertEquals(1, pairs(kit));
            kit.post.fair();
            kit.passes(Duration.ofSeconds(1), Duration.ofSeconds(30), "the totals", () -> receiver.total() == 11);
            assertEquals(2, pairs(kit));
        }
    }

    @Test
    void a_confirmed_pair_speaks_again_after_its_spacing_and_not_at_the_next_resend() {
        try (ShellKit kit = ShellKit.exclusive(NO_RESEND, NO_FLUSH)) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            for (int i = 1; i <= 5; i++) {
                long total = i;
                sender.applied("move" + i, new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
                sender.applied("again" + i, new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 0));
                kit.passes(
                        Duration.ofMillis(20), Duration.ofSeconds(20), "total " + i, () -> receiver.total() == total);
            }
        }
    }

    @Test
    void a_pair_that_moves_while_it_waits_for_its_confirmation_speaks_right_after_it() {
        try (ShellKit kit = ShellKit.exclusive(NO_RESEND, NO_FLUSH)) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            List<ChannelMessage> kept = new ArrayList<>();
            kit.post.weather(message -> {
                kept.add(message);
                return List.of();
            });
            sender.applied("move", new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
            kit.passes(Duration.ofMillis(20), Duration.ofSeconds(20), "one message", () -> pairs(kit) == 1);
            sender.applied("more", new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
            kit.post.fair();
            kept.forEach(kit.post::deliver);
            kit.passes(Duration.ofMillis(20), Duration.ofSeconds(20), "the rest", () -> receiver.total() == 2);
        }
    }

    @Test
    void a_pair_does_not_wait_for_the_resend_of_another_peer() {
        try (ShellKit kit = ShellKit.exclusive(NO_RESEND, NO_FLUSH)) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            Counter deaf = kit.counter("c");
            deaf.crash();
            sender.applied("give", new CounterCommand.Give(deaf.address(), 1));
            sender.applied("move", new CounterCommand.Move(receiver.address(), PairKind.SETTLEMENT, 1));
            kit.passes(Duration.ofMillis(20), Duration.ofSeconds(20), "the totals", () -> receiver.total() == 1);
        }
    }

    @Test
    void a_lost_stream_message_is_sent_again_with_growing_pauses() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter sender = kit.counter("a");
            kit.post.storm();
            sender.applied("give", new CounterCommand.Give(kit.counter("b").address(), 1));
            kit.until("sent at once", () -> streams(kit) == 1);
            kit.passes(STEP, Duration.ofMillis(1_100), "sent after a second", () -> streams(kit) == 2);
            kit.time.passes(Duration.ofMillis(1_500));
            sender.expectNothing();
            assertEquals(2, streams(kit));
            kit.passes(STEP, Duration.ofMillis(1_000), "sent after two more", () -> streams(kit) == 3);
        }
    }

    @Test
    void a_confirmation_rides_in_the_next_block_or_is_flushed_after_a_while() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            sender.applied("give", new CounterCommand.Give(receiver.address(), 1));
            kit.until("confirmed by post", () -> confirms(kit) == 1);
            sender.expectNothing();
            assertEquals(0, sender.causes(Cause.Confirmed.class));
            sender.added("next");
            assertEquals(1, sender.causes(Cause.Confirmed.class));
            assertEquals(
                    2, sender.blocks().get(sender.blocks().size() - 1).entries().size());
            sender.applied("give2", new CounterCommand.Give(receiver.address(), 1));
            kit.until("confirmed by post", () -> confirms(kit) == 2);
            sender.expectNothing();
            assertEquals(1, sender.causes(Cause.Confirmed.class));
            kit.passes(STEP, Duration.ofMillis(1_100), "flushed", () -> sender.causes(Cause.Confirmed.class) == 2);
        }
    }

    @Test
    void a_confirmation_leaves_only_after_the_block_with_the_effect() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            receiver.added("first");
            sender.applied("ready", new CounterCommand.Add(0));
            kit.post.storm();
            sender.applied("give", new CounterCommand.Give(receiver.address(), 1));
            kit.until("sent", () -> streams(kit) == 1);
            kit.journal.hold();
            receiver.tell(new NodeMessage.Channel(kit.post.sent().get(0)));
            var write = kit.journal.nextHeld();
            receiver.expectNothing();
            assertEquals(0, confirms(kit));
            write.end(WriteFate.STORED);
            kit.until("confirmed", () -> confirms(kit) == 1);
        }
    }

    @Test
    void after_a_crash_everything_unconfirmed_is_sent_again_in_order() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            kit.post.storm();
            for (int i = 1; i <= 5; i++) {
                sender.applied("give" + i, new CounterCommand.Give(receiver.address(), i));
            }
            sender.applied("move", new CounterCommand.Move(receiver.address(), PairKind.SWEEP, 100));
            sender.crash();
            int before = kit.post.sent().size();
            sender.start();
            kit.until("five again", () -> kit.post.sent().size() >= before + 5);
            List<Long> sequences = kit.post.sent().subList(before, before + 5).stream()
                    .map(message -> ((ChannelMessage.Stream) message).sequence())
                    .toList();
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), sequences);
            kit.post.fair();
            kit.passes(Duration.ofMillis(250), Duration.ofSeconds(20), "all of it", () -> receiver.total() == 115);
        }
    }

    @Test
    void what_is_released_after_a_restart_of_the_core_does_not_spoil_the_order_of_what_is_sent_again() {
        String window = "quoin.entity.resend-window-messages = 2";
        try (ShellKit kit = ShellKit.fenced(window)) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            receiver.added("first");
            sender.added("first");
            kit.post.storm();
            sender.applied("give1", new CounterCommand.Give(receiver.address(), 1));
            kit.epochs.hold();
            for (int i = 2; i <= 5; i++) {
                int rows = sender.blocks().size();
                sender.submit("give" + i, new CounterCommand.Give(receiver.address(), 1));
                kit.until("block of give" + i, () -> sender.blocks().size() == rows + 1);
            }
            FakeEpochs.HeldRead old = kit.epochs.nextHeld();
            kit.journal.plan(WriteFate.FAILED);
            sender.submit(
                    sender.ticket("lost", new CounterCommand.Add(0), kit.time.millis() + 60_000),
                    new CounterCommand.Add(0));
            sender.expectNothing();
            kit.passes(STEP, Duration.ofSeconds(10), "a second fence", () -> sender.causes(Cause.Fence.class) == 2);
            kit.epochs.letGo();
            old.answer();
            sender.answers(5);
            kit.post.fair();
            kit.passes(Duration.ofMillis(500), Duration.ofMinutes(1), "all gifts", () -> receiver.total() == 1 + 5);
        }
    }

    @Test
    void a_sweep_rides_or_is_flushed_and_many_of_them_share_a_block() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter receiver = kit.counter("sum");
            receiver.added("first");
            List<Counter> senders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                senders.add(kit.counter("s" + i));
            }
            for (Counter sender : senders) {
                sender.applied("sweep", new CounterCommand.Move(receiver.address(), PairKind.SWEEP, 2));
            }
            kit.passes(STEP, Duration.ofSeconds(3), "five sweeps", () -> pairs(kit) == 5);
            kit.passes(
                    STEP, Duration.ofSeconds(3), "their effect", () -> receiver.causes(Cause.PairArrival.class) == 5);
            assertEquals(11, receiver.total());
            assertEquals(3, receiver.blocks().size());
        }
    }

    @Test
    void settlements_that_nobody_waits_for_share_a_block_and_one_that_somebody_waits_for_is_taken_at_once() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter receiver = kit.counter("sum");
            receiver.added("first");
            for (int i = 1; i <= 5; i++) {
                kit.post.deliver(settlement("s" + i, receiver, false));
            }
            receiver.expectNothing();
            assertEquals(0, receiver.causes(Cause.PairArrival.class));
            kit.time.passes(Duration.ofMillis(19));
            assertEquals(2, receiver.blocks().size());
            kit.time.passes(Duration.ofMillis(1));
            assertEquals(3, receiver.blocks().size());
            assertEquals(5, receiver.causes(Cause.PairArrival.class));
            kit.post.deliver(settlement("s6", receiver, true));
            receiver.expectNothing();
            assertEquals(6, receiver.causes(Cause.PairArrival.class));
        }
    }

    private static ChannelMessage settlement(String from, Counter to, boolean isUrgent) {
        return new ChannelMessage.Pair(
                new Address(ShellKit.TYPE, from), to.address(), PairKind.SETTLEMENT, 1, Totals.of(1), null, isUrgent);
    }

    private static long pairs(ShellKit kit) {
        return kit.post.sent(ChannelMessage.Pair.class).size();
    }

    private static long streams(ShellKit kit) {
        return kit.post.sent(ChannelMessage.Stream.class).size();
    }

    private static long confirms(ShellKit kit) {
        return kit.post.sent(ChannelMessage.Confirm.class).size();
    }

    /** Loses a third, doubles a third, and keeps some back to deliver them after later ones. */
    private static final class Weather implements Function<ChannelMessage, List<ChannelMessage>> {
        private final Random random;
        private final List<ChannelMessage> keptBack = new ArrayList<>();

        Weather(long seed) {
            random = new Random(seed);
        }

        @Override
        public List<ChannelMessage> apply(ChannelMessage message) {
            List<ChannelMessage> arriving = new ArrayList<>();
            int fate = random.nextInt(6);
            if (fate < 2) {
                keptBack.add(message);
            } else if (fate < 5) {
                arriving.add(message);
                if (fate == 4) {
                    arriving.add(message);
                }
            }
            while (!keptBack.isEmpty() && random.nextInt(3) == 0) {
                arriving.add(keptBack.remove(random.nextInt(keptBack.size())));
            }
            return arriving;
        }
    }
}
