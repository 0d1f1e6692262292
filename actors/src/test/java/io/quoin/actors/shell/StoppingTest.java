package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entity that is asked to stop ends what it has begun and says of the rest that it is not decided. */
class StoppingTest {
    @Test
    void the_write_under_way_is_finished_and_answered_and_the_rest_is_refused() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("writing");
            JournalRows.HeldWrite writing = kit.journal.nextHeld();
            counter.add("waiting");
            counter.askView();
            counter.askToStop();
            expectStopping(counter.answer(), "waiting");
            assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
            counter.add("late");
            expectStopping(counter.answer(), "late");
            writing.end(WriteFate.STORED);
            Answer answer = counter.answer();
            assertEquals(Counter.id("writing"), answer.id());
            assertInstanceOf(Fate.Applied.class, answer.fate());
            counter.expectGone();
            assertEquals(List.of("first", "writing"), counter.decided());
        }
    }

    @Test
    void what_a_full_block_left_over_is_refused_too() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.block-bytes-max = 2000")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("gathering");
            JournalRows.HeldWrite gathering = kit.journal.nextHeld();
            for (int i = 0; i < 3; i++) {
                counter.submit("big" + i, new CounterCommand.Pad(1_000));
            }
            counter.expectNothing();
            gathering.end(WriteFate.STORED);
            JournalRows.HeldWrite big = kit.journal.nextHeld();
            counter.answer();
            counter.askToStop();
            counter.expectNothing();
            big.end(WriteFate.STORED);
            assertInstanceOf(Fate.Applied.class, counter.answer().fate());
            assertInstanceOf(Fate.Applied.class, counter.answer().fate());
            expectStopping(counter.answer(), "big2");
            counter.expectGone();
        }
    }

    @Test
    void no_block_is_formed_while_it_stops_and_what_is_unreleased_still_leaves() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.epochs.hold();
            counter.add("written");
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            counter.askToStop();
            counter.add("late");
            expectStopping(counter.answer(), "late");
            assertEquals(3, counter.blocks().size());
            read.answer();
            assertEquals(Counter.id("written"), counter.answer().id());
            counter.expectGone();
            assertEquals(3, counter.blocks().size());
        }
    }

    @Test
    void a_confirmation_that_waits_to_be_flushed_forms_no_block_while_it_stops() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            Counter peer = kit.counter("b");
            peer.added("first");
            kit.post.storm();
            counter.applied("give", new CounterCommand.Give(peer.address(), 1));
            kit.epochs.hold();
            counter.add("written");
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            kit.post.deliver(new ChannelMessage.Confirm(
                    counter.address(), new Confirmation.OfStream(peer.address(), 1, 1, StreamFloor.NONE)));
            counter.expectNothing();
            counter.askToStop();
            kit.time.passes(Duration.ofSeconds(2));
            counter.tell(new NodeMessage.Look(counter.address(), "view"));
            assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
            counter.expectNothing();
            assertEquals(3, counter.blocks().size());
            read.answer();
            assertEquals(Counter.id("written"), counter.answer().id());
            counter.expectGone();
        }
    }

    @Test
    void a_command_that_may_be_durable_is_never_told_that_it_is_not_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.plan(WriteFate.STORED_BUT_FAILED);
            counter.add("unknown");
            kit.until("the row", () -> counter.decided().size() == 2);
            counter.expectNothing();
            counter.add("waiting");
            counter.askToStop();
            expectStopping(counter.answer(), "waiting");
            counter.expectGone();
            counter.expectNothing();
        }
    }

    @Test
    void a_write_that_fails_while_it_stops_is_left_to_whoever_asks_by_id() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            long until = kit.time.millis() + 5_000;
            kit.journal.hold();
            counter.add("unknown");
            JournalRows.HeldWrite unknown = kit.journal.nextHeld();
            counter.askToStop();
            counter.expectNothing();
            kit.journal.letGo();
            unknown.end(WriteFate.STORED_BUT_FAILED);
            counter.expectGone();
            counter.expectNothing();
            counter.start();
            assertInstanceOf(Fate.Applied.class, counter.fate("unknown", until));
        }
    }

    @Test
    void an_entity_at_rest_stops_at_once() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            counter.askToStop();
            counter.expectGone();
            counter.start();
            assertEquals(1, counter.total());
        }
    }

    @Test
    void an_entity_that_recovers_stops_without_waiting() {
        try (ShellKit kit = ShellKit.exclusive()) {
            kit.journal.failReplays(100);
            Counter counter = kit.counter("a");
            counter.add("one");
            kit.time.passes(Duration.ofMillis(100));
            counter.askToStop();
            expectStopping(counter.answer(), "one");
            counter.expectGone();
        }
    }

    private static void expectStopping(Answer answer, String id) {
        assertEquals(Counter.id(id), answer.id());
        assertEquals(
                "STOPPING",
                assertInstanceOf(Fate.NotDecided.class, answer.fate()).name());
    }
}
