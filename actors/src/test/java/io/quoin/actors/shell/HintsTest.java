package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.Manner;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.actors.shell.testing.Word;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entities ask and answer in hints, which may be lost, and rest on what a pair says. */
class HintsTest {
    private static final Address ASKER = new Address(ShellKit.TYPE, "asker");

    @Test
    void a_hint_of_which_nothing_comes_leaves_no_trace_and_its_answer_waits_for_the_release() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter lender = kit.counter("lender");
            lender.applied("refuse", new CounterCommand.Behave(Manner.REFUSE));
            kit.epochs.hold();
            kit.post.deliver(hint(lender, Word.need(5, "x"), 0));
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            lender.expectNothing();
            assertEquals(List.of(), said(kit));
            read.answer();
            kit.until("said", () -> said(kit).equals(List.of(Word.NO)));
            assertEquals(2, lender.blocks().size());
        }
    }

    @Test
    void what_comes_of_a_hint_is_an_entry_and_the_same_hint_again_says_the_same() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            lender.applied("tell", new CounterCommand.Behave(Manner.LEND_AND_TELL));
            for (int i = 0; i < 3; i++) {
                kit.post.deliver(hint(lender, Word.need(5, "x"), 0));
                lender.expectNothing();
            }
            assertEquals(1, lender.causes(Cause.Hinted.class));
            assertEquals(List.of(Word.LENT, Word.LENT, Word.LENT), said(kit));
            lender.restart();
            assertEquals(-5, lender.total());
        }
    }

    @Test
    void a_hint_that_rests_on_totals_which_are_not_here_yet_is_dropped() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("awake");
            kit.post.deliver(hint(counter, new Word("early"), 3));
            counter.expectNothing();
            assertEquals(List.of(), counter.look().view().heard());
            kit.post.deliver(hint(counter, new Word("good"), 0));
            counter.expectNothing();
            assertEquals(List.of("good"), counter.look().view().heard());
        }
    }

    @Test
    void a_hint_pulls_the_pair_that_it_rests_on_before_itself() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            lender.applied("tell", new CounterCommand.Behave(Manner.LEND_AND_TELL));
            borrower.added("awake");
            Fate fate =
                    borrower.call("borrow", new CounterCommand.Borrow(lender.address(), 5, kit.time.millis() + 2_000));
            assertInstanceOf(Fate.Applied.class, fate);
            kit.quiet.await(); // The pair alone serves the borrower; the hint may still be on its way out.
            List<ChannelMessage> sent = kit.post.sent().stream()
                    .filter(message -> message.from().equals(lender.address()))
                    .filter(message -> !(message instanceof ChannelMessage.Confirm))
                    .toList();
            ChannelMessage.Pair pair = assertInstanceOf(ChannelMessage.Pair.class, sent.get(0));
            ChannelMessage.Hint hint = assertInstanceOf(ChannelMessage.Hint.class, sent.get(1));
            assertTrue(pair.isUrgent());
            assertEquals(pair.height(), hint.pairHeight());
        }
    }

    @Test
    void a_loan_that_is_asked_for_in_any_weather_comes_in_the_end() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter lender = kit.counter("lender");
            Counter borrower = kit.counter("borrower");
            int[] messages = {0};
            kit.post.weather(message -> {
                messages[0]++;
                return messages[0] % 3 == 0 ? List.of(message, message) : List.of();
            });
            borrower.submit("borrow", new CounterCommand.Borrow(lender.address(), 5, kit.time.millis() + 4_000));
            kit.passes(Duration.ofMillis(20), Duration.ofSeconds(4), "decided", borrower::hasMail);
            assertInstanceOf(Fate.Applied.class, borrower.answer().fate());
            assertEquals(5, borrower.total());
            assertEquals(-5, lender.total());
        }
    }

    @Test
    void what_a_state_gives_to_know_is_said_at_once_and_again_for_as_long_as_it_does() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            kit.post.storm();
            counter.applied("one", new CounterCommand.Wish(ASKER, "one", true));
            counter.expectNothing();
            assertEquals(List.of(new Word("one")), said(kit));
            kit.time.passes(Duration.ofMillis(50));
            counter.applied("two", new CounterCommand.Wish(ASKER, "two", true));
            counter.expectNothing();
            assertEquals(List.of(new Word("one"), new Word("two")), said(kit));
            kit.time.passes(Duration.ofMillis(199));
            assertEquals(2 + 2 + 1, said(kit).size());
            counter.applied("not-one", new CounterCommand.Wish(ASKER, "one", false));
            counter.applied("not-two", new CounterCommand.Wish(ASKER, "two", false));
            int before = said(kit).size();
            kit.time.passes(Duration.ofSeconds(1));
            assertEquals(before, said(kit).size());
        }
    }

    @Test
    void a_restarted_entity_gives_to_know_again_what_its_state_does() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("one", new CounterCommand.Wish(ASKER, "one", true));
            counter.crash();
            int before = said(kit).size();
            kit.time.passes(Duration.ofSeconds(1));
            assertEquals(before, said(kit).size());
            counter.start();
            kit.until("said", () -> said(kit).size() == before + 1);
        }
    }

    @Test
    void nothing_is_asked_again_while_the_core_is_gone() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("one", new CounterCommand.Wish(ASKER, "one", true));
            kit.journal.plan(JournalRows.WriteFate.FAILED);
            counter.add("lost");
            counter.expectNothing();
            int before = said(kit).size();
            kit.time.passes(Duration.ofSeconds(7));
            assertEquals(before, said(kit).size());
            kit.passes(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(5),
                    "again",
                    () -> said(kit).size() > before);
        }
    }

    private static ChannelMessage hint(Counter to, Word word, long pairHeight) {
        return new ChannelMessage.Hint(ASKER, to.address(), word, pairHeight);
    }

    private static List<Payload> said(ShellKit kit) {
        return kit.post.sent(ChannelMessage.Hint.class).stream()
                .map(ChannelMessage.Hint::payload)
                .toList();
    }
}
