package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.Gift;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A law that throws harms only what it threw at. */
class PoisonTest {
    @Test
    void a_command_that_always_throws_is_refused_in_the_journal_and_the_others_count_once() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            List<Answer> answers = batchOfTwenty(kit, counter, new CounterCommand.Explode());
            for (Answer answer : answers) {
                if (answer.id().equals(Counter.id("c7"))) {
                    assertEquals(
                            "INTERNAL",
                            assertInstanceOf(Fate.Refused.class, answer.fate()).name());
                } else {
                    assertInstanceOf(Fate.Applied.class, answer.fate());
                }
            }
            assertEquals(19, counter.total());
            List<String> expected = new ArrayList<>(List.of("first", "gathering"));
            for (int i = 0; i < 20; i++) {
                expected.add("c" + i);
            }
            assertEquals(expected, counter.decided());
        }
    }

    @Test
    void a_refusal_of_poison_is_kept_and_repeated_also_after_a_restart() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("bad", new CounterCommand.Explode());
            Fate refused = counter.call(ticket, new CounterCommand.Explode());
            assertEquals(
                    "INTERNAL", assertInstanceOf(Fate.Refused.class, refused).name());
            assertEquals(refused, counter.call(ticket, new CounterCommand.Explode()));
            long fences = counter.causes(Cause.Fence.class);
            counter.restart();
            assertEquals(refused, counter.call(ticket, new CounterCommand.Explode()));
            assertEquals(fences + 1, counter.causes(Cause.Fence.class));
        }
    }

    @Test
    void a_command_that_throws_once_succeeds() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            kit.law.bombs.set(1);
            List<Answer> answers = batchOfTwenty(kit, counter, new CounterCommand.Fragile());
            answers.forEach(answer -> assertInstanceOf(Fate.Applied.class, answer.fate()));
            assertEquals(20, counter.total());
        }
    }

    @Test
    void poison_is_pending_until_it_is_refused() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.submit("bad", new CounterCommand.Explode());
            // Each start after a throw writes a fence; the third is the one after which it is taken as poison.
            kit.journal.nextHeld().end(WriteFate.STORED);
            JournalRows.HeldWrite fence = kit.journal.nextHeld();
            assertInstanceOf(Fate.Pending.class, counter.fate("bad", kit.time.millis() + 5_000));
            kit.journal.letGo();
            fence.end(WriteFate.STORED);
            assertInstanceOf(Fate.Refused.class, counter.answer().fate());
        }
    }

    @Test
    void a_message_that_throws_is_dropped_and_comes_again_while_the_others_take_effect() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter sender = kit.counter("a");
            Counter receiver = kit.counter("b");
            kit.law.bombs.set(3);
            sender.applied("bomb", new CounterCommand.Give(receiver.address(), Gift.BOMB));
            kit.passes(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(10),
                    "the gift arrives",
                    () -> receiver.causes(Cause.StreamArrival.class) == 1);
            receiver.added("one");
            assertEquals(Gift.BOMB + 1, receiver.total());
        }
    }

    @Test
    void a_message_that_throws_does_not_start_the_entity_in_a_rush() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter receiver = kit.counter("b");
            receiver.added("first");
            kit.law.bombs.set(1_000);
            Address peer = new Address(ShellKit.TYPE, "peer");
            var message = new ChannelMessage.Stream(peer, receiver.address(), 1, 1, 0, new Gift(Gift.BOMB));
            receiver.tell(new NodeMessage.Channel(message));
            kit.until("two throws", () -> kit.law.bombs.get() == 998);
            receiver.tell(new NodeMessage.Channel(message));
            receiver.expectNothing();
            assertEquals(998, kit.law.bombs.get());
            assertEquals(2, receiver.causes(Cause.Fence.class));
        }
    }

    private static List<Answer> batchOfTwenty(ShellKit kit, Counter counter, CounterCommand bad) {
        counter.applied("first", new CounterCommand.Add(0));
        kit.journal.hold();
        counter.submit("gathering", new CounterCommand.Add(0));
        JournalRows.HeldWrite gathering = kit.journal.nextHeld();
        for (int i = 0; i < 20; i++) {
            counter.submit("c" + i, i == 7 ? bad : new CounterCommand.Add(1));
        }
        counter.expectNothing();
        kit.journal.letGo();
        gathering.end(WriteFate.STORED);
        counter.answer();
        return counter.answers(20);
    }
}
