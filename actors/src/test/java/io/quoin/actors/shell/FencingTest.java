package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a fenced node nothing leaves before an epoch read that started after the write has shown our own epoch. */
class FencingTest {
    @Test
    void an_answer_waits_for_an_epoch_read_that_started_after_the_write() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            Counter other = kit.counter("b");
            counter.added("first");
            other.added("first");
            kit.journal.hold();
            counter.add("one");
            JournalRows.HeldWrite write = kit.journal.nextHeld();
            kit.epochs.hold();
            other.askView(); // The other entity's read of the epochs starts before our write has ended.
            FakeEpochs.HeldRead tooEarly = kit.epochs.nextHeld();
            write.end(WriteFate.STORED);
            counter.expectNothing();
            tooEarly.answer();
            Counter.seen(other.next());
            FakeEpochs.HeldRead later = kit.epochs.nextHeld();
            counter.expectNothing();
            later.answer();
            assertEquals(Counter.id("one"), counter.answer().id());
        }
    }

    @Test
    void a_read_passes_the_gate_too() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.epochs.hold();
            counter.askView();
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            counter.expectNothing();
            read.answer();
            assertEquals(1, Counter.seen(counter.next()).view().total());
        }
    }

    @Test
    void those_who_wait_share_one_read() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter first = kit.counter("a");
            first.added("first");
            kit.epochs.hold();
            first.askView();
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            int reads = kit.epochs.reads();
            for (int i = 0; i < 10; i++) {
                first.askView();
                first.expectNothing();
            }
            read.answer();
            Counter.seen(first.next());
            FakeEpochs.HeldRead shared = kit.epochs.nextHeld();
            first.expectNothing();
            shared.answer();
            for (int i = 0; i < 10; i++) {
                Counter.seen(first.next());
            }
            assertEquals(reads + 1, kit.epochs.reads());
        }
    }

    @Test
    void a_higher_epoch_drops_everything_and_stops_the_entity_and_tells_the_node() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            Counter peer = kit.counter("b");
            counter.added("first");
            peer.added("first");
            kit.epochs.takenBy("another node", 2);
            int posted = kit.post.sent().size();
            counter.submit("void", new CounterCommand.Give(peer.address(), 1));
            counter.expectGone();
            counter.expectNothing();
            assertEquals(posted, kit.post.sent().size());
            int shard = Shards.of("a");
            assertEquals(
                    List.of(new ShellNode.FencedOut(ShellKit.TYPE, shard, 1, kit.epochs.owner(shard))), kit.fencedOut);
        }
    }

    @Test
    void a_shard_that_nobody_holds_releases_nothing() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.epochs.clear();
            counter.add("void");
            counter.expectGone();
            counter.expectNothing();
            assertEquals(1, kit.fencedOut.size());
        }
    }

    @Test
    void failing_epoch_reads_keep_everything_waiting_and_pause_in_between() {
        for (boolean byThrowing : List.of(false, true)) {
            try (ShellKit kit = ShellKit.fenced()) {
                Counter counter = kit.counter("a");
                counter.added("first");
                kit.epochs.failReads(3, byThrowing);
                int before = kit.epochs.reads();
                counter.add("one");
                kit.until("a read", () -> kit.epochs.reads() > before);
                counter.expectNothing();
                assertEquals(before + 1, kit.epochs.reads());
                kit.passes(
                        Duration.ofMillis(50),
                        Duration.ofSeconds(3),
                        "four reads",
                        () -> kit.epochs.reads() >= before + 4);
                assertEquals(Counter.id("one"), counter.answer().id());
                assertEquals(before + 4, kit.epochs.reads());
            }
        }
    }

    @Test
    void too_many_unreleased_blocks_stop_the_writing_until_they_are_released() {
        try (ShellKit kit = ShellKit.fenced("quoin.entity.unreleased-blocks-max = 3")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.epochs.hold();
            for (int i = 0; i < 5; i++) {
                int rows = counter.blocks().size();
                counter.add("c" + i);
                if (i < 3) {
                    kit.until("block " + i, () -> counter.blocks().size() == rows + 1);
                }
            }
            counter.expectNothing();
            assertEquals(List.of("first", "c0", "c1", "c2"), counter.decided());
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            kit.epochs.letGo();
            read.answer();
            List<Answer> answers = counter.answers(5);
            assertEquals(Counter.id("c4"), answers.get(4).id());
        }
    }

    @Test
    void a_start_takes_nothing_before_its_fence_is_released() {
        try (ShellKit kit = ShellKit.fenced()) {
            kit.epochs.hold();
            Counter counter = kit.counter("a");
            counter.add("one");
            FakeEpochs.HeldRead fence = kit.epochs.nextHeld();
            counter.expectNothing();
            assertEquals(1, counter.blocks().size());
            kit.epochs.letGo();
            fence.answer();
            assertEquals(Counter.id("one"), counter.answer().id());
        }
    }

    @Test
    void an_entity_whose_shard_is_not_held_here_does_not_start_and_says_so() {
        try (ShellKit kit = ShellKit.fenced()) {
            kit.epochs.loseAll();
            kit.journal.failReplays(1);
            Counter counter = kit.counter("a");
            counter.add("one");
            counter.askView();
            kit.passes(
                    Duration.ofMillis(100), Duration.ofSeconds(5), "a second recovery", () -> kit.epochs.asked() > 0);
            assertEquals("STOPPING", notDecided(counter.next()));
            assertTrue(counter.next() instanceof NodeMessage.NotLooked);
            counter.expectGone();
            assertTrue(counter.blocks().isEmpty());
        }
    }

    @Test
    void a_node_alone_with_its_journal_reads_no_epoch() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            counter.total();
            assertEquals(0, kit.epochs.reads());
            assertFalse(counter.blocks().isEmpty());
        }
    }

    private static String notDecided(NodeMessage message) {
        Answer answer = ((NodeMessage.Answered) message).answer();
        return ((io.quoin.protocol.command.Fate.NotDecided) answer.fate()).name();
    }
}
