package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.CounterCommand.Borrow;
import io.quoin.actors.shell.testing.CounterEvent;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.Gift;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.Manner;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.actors.shell.testing.Word;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A command may wait for others: it is decided right after they have spoken, or when its time is over. */
class ParkingTest {
    private static final Duration STEP = Duration.ofMillis(10);
    private static final long PATIENCE_MILLIS = 2_000;

    @Test
    void a_parked_command_asks_its_peer_and_is_decided_right_after_the_peers_totals() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            lender.added("awake");
            borrower.added("awake");
            assertInstanceOf(Fate.Applied.class, borrower.call("borrow", borrow(kit, lender, 5)));
            assertEquals(6, borrower.total());
            assertEquals(-4, lender.total());
            Block<CounterEvent> last = borrower.blocks().get(borrower.blocks().size() - 1);
            assertEquals(List.of("PairArrival", "Command"), causes(last));
            assertEquals(3, last.height());
        }
    }

    @Test
    void what_a_message_brings_goes_to_the_oldest_that_waits_and_not_to_what_came_with_it() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            lender.applied("deaf", new CounterCommand.Behave(Manner.DEAF));
            borrower.submit("older", borrow(kit, lender, 5));
            borrower.submit("younger", borrow(kit, lender, 5));
            borrower.expectNothing();
            kit.journal.hold();
            borrower.submit("gathering", new CounterCommand.Add(0));
            JournalRows.HeldWrite gathering = kit.journal.nextHeld();
            kit.post.deliver(lent(borrower, lender, 1, 5));
            borrower.submit("late", borrow(kit, lender, 5));
            borrower.expectNothing();
            kit.journal.letGo();
            gathering.end(JournalRows.WriteFate.STORED);
            assertEquals(Counter.id("gathering"), borrower.answer().id());
            Answer first = borrower.answer();
            assertEquals(Counter.id("older"), first.id());
            assertInstanceOf(Fate.Applied.class, first.fate());
            borrower.expectNothing();
            kit.post.deliver(lent(borrower, lender, 2, 15));
            assertEquals(Counter.id("younger"), borrower.answer().id());
            assertEquals(Counter.id("late"), borrower.answer().id());
        }
    }

    @Test
    void an_ask_leaves_only_after_the_release() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            borrower.added("awake");
            lender.added("awake");
            kit.epochs.hold();
            borrower.submit("borrow", borrow(kit, lender, 5));
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            borrower.expectNothing();
            assertEquals(0, hints(kit));
            kit.epochs.letGo();
            read.answer();
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            assertEquals(1, hints(kit));
        }
    }

    @Test
    void an_ask_is_repeated_until_the_command_is_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            assertEquals(1, hints(kit));
            kit.time.passes(Duration.ofMillis(99));
            assertEquals(1, hints(kit));
            kit.time.passes(Duration.ofMillis(901));
            assertEquals(11, hints(kit));
            kit.post.fair();
            kit.passes(STEP, Duration.ofMillis(200), "lent", () -> lender.total() == -5);
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            long asked = hints(kit);
            kit.time.passes(Duration.ofSeconds(1));
            assertEquals(asked, hints(kit));
        }
    }

    @Test
    void when_its_time_is_over_it_is_decided_a_last_time() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            kit.time.passes(Duration.ofMillis(PATIENCE_MILLIS - 1));
            borrower.expectNothing();
            assertEquals(1, borrower.blocks().size());
            kit.time.passes(Duration.ofMillis(1));
            assertEquals("WAITED_IN_VAIN", refused(borrower.answer()));
            assertEquals(List.of("borrow"), borrower.decided());
        }
    }

    @Test
    void it_waits_no_longer_than_it_is_valid() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            Borrow patient = new Borrow(lender.address(), 5, kit.time.millis() + 50_000);
            borrower.submit(borrower.ticket("borrow", patient, kit.time.millis() + 300), patient);
            kit.time.passes(Duration.ofMillis(299));
            borrower.expectNothing();
            kit.time.passes(Duration.ofMillis(1));
            assertEquals("WAITED_IN_VAIN", refused(borrower.answer()));
        }
    }

    @Test
    void an_answer_of_the_peer_decides_it_too() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            lender.applied("refuse", new CounterCommand.Behave(Manner.REFUSE));
            assertEquals("LENDER_SAID_NO", refused(borrower.call("borrow", borrow(kit, lender, 5))));
            assertEquals(2, lender.blocks().size());
        }
    }

    @Test
    void so_many_of_one_principal_wait_and_no_more() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.parked-per-principal-max = 3")) {
            assertOnlyThreeWait(kit);
        }
    }

    @Test
    void so_many_of_all_principals_wait_and_no_more() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.parked-max = 3")) {
            assertOnlyThreeWait(kit);
        }
    }

    private static void assertOnlyThreeWait(ShellKit kit) {
        Counter lender = kit.counter("lender");
        Counter borrower = kit.counter("borrower");
        kit.post.storm();
        IntStream.range(0, 3).forEach(i -> borrower.submit("b" + i, borrow(kit, lender, 5)));
        borrower.expectNothing();
        assertEquals("TOO_MANY_WAIT", refused(borrower.call("b3", borrow(kit, lender, 5))));
        kit.time.passes(Duration.ofMillis(PATIENCE_MILLIS));
        borrower.answers(3).forEach(answer -> assertEquals("WAITED_IN_VAIN", refused(answer)));
        borrower.submit("b4", borrow(kit, lender, 5));
        borrower.expectNothing();
    }

    @Test
    void its_fate_is_pending_while_it_waits_and_until_it_is_released() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            borrower.added("awake");
            long until = kit.time.millis() + 5_000;
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            assertInstanceOf(Fate.Pending.class, borrower.fate("borrow", until));
            kit.epochs.hold();
            kit.post.deliver(lent(borrower, lender, 1, 5));
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            assertEquals(List.of("awake", "borrow"), borrower.decided());
            assertInstanceOf(Fate.Pending.class, borrower.fate("borrow", until));
            kit.epochs.letGo();
            read.answer();
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            assertInstanceOf(Fate.Applied.class, borrower.fate("borrow", until));
        }
    }

    @Test
    void one_that_is_sent_again_while_it_waits_is_answered_to_both_and_another_with_its_id_is_refused() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            Borrow borrow = borrow(kit, lender, 5);
            var ticket = borrower.ticket("borrow", borrow);
            borrower.submit(ticket, borrow);
            borrower.submit(ticket, borrow);
            borrower.expectNothing();
            Fate other = borrower.call("borrow", new CounterCommand.Add(1));
            assertEquals(
                    "ID_TAKEN_BY_DIFFERENT_COMMAND",
                    assertInstanceOf(Fate.NotDecided.class, other).name());
            kit.post.deliver(lent(borrower, lender, 1, 50));
            assertEquals(borrower.answer(), borrower.answer());
            assertEquals(5, borrower.total());
        }
    }

    @Test
    void one_that_waits_while_the_entity_stops_is_not_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            borrower.askToStop();
            assertEquals(
                    "STOPPING",
                    assertInstanceOf(Fate.NotDecided.class, borrower.answer().fate())
                            .name());
            borrower.expectGone();
            assertEquals(List.of(), borrower.decided());
        }
    }

    @Test
    void one_that_is_being_decided_while_the_entity_stops_is_told_what_was_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            kit.journal.hold();
            kit.post.deliver(lent(borrower, lender, 1, 5));
            JournalRows.HeldWrite write = kit.journal.nextHeld();
            borrower.askToStop();
            borrower.expectNothing();
            write.end(JournalRows.WriteFate.STORED);
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            borrower.expectGone();
        }
    }

    @Test
    void a_crash_forgets_it_and_it_was_never_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            long until = kit.time.millis() + 5_000;
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            borrower.restart();
            kit.post.deliver(lent(borrower, lender, 1, 5));
            assertInstanceOf(Fate.Unknown.class, borrower.fate("borrow", until));
            kit.time.passes(Duration.ofMillis(5_001));
            assertInstanceOf(Fate.Never.class, borrower.fate("borrow", until));
            assertEquals(List.of(), borrower.decided());
        }
    }

    @Test
    void a_failed_write_forgets_nothing_that_waits() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            Borrow borrow = new Borrow(lender.address(), 5, kit.time.millis() + 50_000);
            borrower.submit(borrower.ticket("borrow", borrow, kit.time.millis() + 50_000), borrow);
            borrower.expectNothing();
            kit.journal.plan(JournalRows.WriteFate.FAILED);
            kit.post.deliver(lent(borrower, lender, 1, 5));
            kit.passes(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    "decided",
                    () -> borrower.decided().equals(List.of("borrow")));
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            assertEquals(5, borrower.total());
        }
    }

    @Test
    void one_that_may_have_been_decided_by_a_lost_write_is_searched_before_it_is_called_expired() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            kit.journal.plan(JournalRows.WriteFate.STORED_BUT_FAILED);
            kit.post.deliver(lent(borrower, lender, 1, 5));
            kit.passes(Duration.ofSeconds(1), Duration.ofSeconds(20), "answered", borrower::hasMail);
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            assertEquals(1, kit.archive.searches());
            long asked = hints(kit);
            kit.time.passes(Duration.ofSeconds(1));
            assertEquals(asked, hints(kit));
        }
    }

    @Test
    void one_that_throws_whenever_its_peer_speaks_is_refused_and_the_peers_message_counts() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("good", borrow(kit, lender, 5));
            borrower.submit("bad", borrow(kit, lender, Gift.BOMB));
            borrower.submit("better", borrow(kit, lender, 6));
            borrower.expectNothing();
            kit.law.bombs.set(1_000);
            kit.post.deliver(lent(borrower, lender, 1, 100));
            List<Answer> answers = borrower.answers(3);
            assertInstanceOf(Fate.Applied.class, fate(answers, "good"));
            assertEquals("INTERNAL", refused(fate(answers, "bad")));
            assertInstanceOf(Fate.Applied.class, fate(answers, "better"));
            assertEquals(998, kit.law.bombs.get());
            assertEquals(11, borrower.total());
        }
    }

    @Test
    void a_message_that_throws_beside_it_is_dropped_and_harms_nothing_that_waits() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("one", borrow(kit, lender, 5));
            borrower.submit("two", borrow(kit, lender, 6));
            borrower.expectNothing();
            kit.law.bombs.set(2);
            kit.post.deliver(
                    new ChannelMessage.Stream(lender.address(), borrower.address(), 1, 1, 0, new Gift(Gift.BOMB)));
            borrower.expectNothing();
            assertEquals(0, kit.law.bombs.get());
            kit.post.deliver(lent(borrower, lender, 1, 11));
            kit.time.passes(Duration.ofSeconds(1));
            borrower.answers(2).forEach(answer -> assertInstanceOf(Fate.Applied.class, answer.fate()));
            assertEquals(0, borrower.causes(Cause.StreamArrival.class));
        }
    }

    @Test
    void nothing_is_asked_for_one_that_is_decided_in_the_block_in_which_it_was_parked() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            borrower.added("awake");
            kit.post.storm();
            kit.quiet.await(); // Or the lender's first write would be the one that is held.
            kit.journal.hold();
            borrower.submit("gathering", new CounterCommand.Add(0));
            JournalRows.HeldWrite gathering = kit.journal.nextHeld();
            borrower.submit("borrow", borrow(kit, lender, 5));
            kit.post.deliver(lent(borrower, lender, 1, 5));
            // Answered from the queue, in the order of arrival: so both have arrived.
            assertInstanceOf(Fate.Pending.class, borrower.fate("borrow", Long.MAX_VALUE));
            kit.journal.letGo();
            gathering.end(JournalRows.WriteFate.STORED);
            borrower.answers(2).forEach(answer -> assertInstanceOf(Fate.Applied.class, answer.fate()));
            kit.time.passes(Duration.ofSeconds(1));
            assertEquals(0, hints(kit));
        }
    }

    @Test
    void it_is_decided_again_after_a_confirmation_of_its_peer_which_does_not_wait_to_be_flushed() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.confirm-flush-after = 1000 s")) {
            Counter peer = kit.counter("peer");
            Counter counter = kit.counter("counter");
            kit.post.storm();
            counter.applied("move", new CounterCommand.Move(peer.address(), PairKind.SETTLEMENT, 7));
            kit.time.passes(Duration.ofMillis(500));
            counter.submit("add", new CounterCommand.AddWhenConfirmed(peer.address(), kit.time.millis() + 2_000));
            counter.expectNothing();
            kit.post.deliver(new ChannelMessage.Confirm(
                    counter.address(),
                    new Confirmation.OfPair(
                            peer.address(),
                            kit.post.sent(ChannelMessage.Pair.class).get(0).height())));
            assertInstanceOf(Fate.Applied.class, counter.answer().fate());
        }
    }

    @Test
    void totals_that_nobody_else_waits_for_are_urgent_to_one_that_is_parked() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.pair-spacing-min = 20 ms")) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            kit.post.storm();
            borrower.submit("borrow", borrow(kit, lender, 5));
            borrower.expectNothing();
            kit.post.deliver(new ChannelMessage.Pair(
                    lender.address(), borrower.address(), PairKind.SETTLEMENT, 1, Totals.of(0, 5), null, false));
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
        }
    }

    @Test
    void an_entity_in_which_something_waits_stays_in_memory() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.passivate-after = 200 ms")) {
            Counter counter = kit.counter("a");
            counter.submit("nap", new CounterCommand.Nap(kit.time.millis() + PATIENCE_MILLIS));
            kit.time.passes(Duration.ofMillis(PATIENCE_MILLIS - 100));
            assertEquals(0, counter.passivations());
            assertFalse(counter.hasMail());
            kit.time.passes(Duration.ofSeconds(1));
            assertInstanceOf(Fate.Applied.class, counter.answer().fate());
            assertTrue(counter.passivations() > 0);
        }
    }

    private static Borrow borrow(ShellKit kit, Counter lender, long amount) {
        return new Borrow(lender.address(), amount, kit.time.millis() + PATIENCE_MILLIS);
    }

    /** The totals of a lender who has lent so much in all. */
    private static ChannelMessage lent(Counter borrower, Counter lender, long height, long total) {
        return new ChannelMessage.Pair(
                lender.address(), borrower.address(), PairKind.SETTLEMENT, height, Totals.of(0, total), null, true);
    }

    private static long hints(ShellKit kit) {
        return kit.post.sent(ChannelMessage.Hint.class).stream()
                .filter(hint -> !hint.payload().equals(Word.NO))
                .count();
    }

    private static List<String> causes(Block<CounterEvent> block) {
        return block.entries().stream()
                .map(Entry::cause)
                .map(Cause::getClass)
                .map(Class::getSimpleName)
                .toList();
    }

    private static Fate fate(List<Answer> answers, String id) {
        return answers.stream()
                .filter(answer -> answer.id().equals(Counter.id(id)))
                .findFirst()
                .orElseThrow()
                .fate();
    }

    private static String refused(Answer answer) {
        return refused(answer.fate());
    }

    private static String refused(Fate fate) {
        return assertInstanceOf(Fate.Refused.class, fate).name();
    }
}
