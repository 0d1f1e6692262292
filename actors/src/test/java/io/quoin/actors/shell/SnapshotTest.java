package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCodecs;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.NodeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A snapshot saves time and is never believed against the journal; a broken journal freezes its entity. */
class SnapshotTest {
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final String EVERY_THIRD = "quoin.entity.snapshot-every-blocks = 3";

    @Test
    void only_the_two_latest_snapshots_are_kept_and_the_latest_is_used() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            for (int i = 0; i < 12; i++) {
                counter.added("c" + i);
            }
            kit.until(
                    "two snapshots",
                    () -> kit.snapshots.of(counter.address()).keySet().equals(Set.of(9L, 12L)));
            counter.restart();
            assertEquals(12, counter.total());
            assertEquals(1, kit.trace.count("snapshot 12 of counter/a loaded"));
        }
    }

    @Test
    void a_snapshot_of_a_void_branch_is_not_used() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            // The same height on a branch that another owner's rows have made void: one unit more.
            byte[] state = kit.snapshots.of(counter.address()).get(3L);
            kit.snapshots.plant(counter.address(), 3, onVoidBranch(state));
            counter.restart();
            counter.submit("three", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 3);
            counter.answer();
            assertEquals(3, counter.total());
        }
    }

    @Test
    void a_snapshot_of_a_void_branch_is_not_used_when_live_blocks_follow_it() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            for (int i = 0; i < 4; i++) {
                counter.added("c" + i);
            }
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            byte[] state = kit.snapshots.of(counter.address()).get(3L);
            kit.snapshots.plant(counter.address(), 3, onVoidBranch(state));
            counter.restart();
            counter.submit("c4", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 5);
            counter.answer();
            assertEquals(5, counter.total());
        }
    }

    @Test
    void a_snapshot_above_the_live_head_is_not_used() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            byte[] state = kit.snapshots.of(counter.address()).get(3L);
            kit.snapshots.plant(counter.address(), 30, raised(onVoidBranch(state), 30));
            counter.restart();
            counter.submit("three", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 3);
            counter.answer();
            assertEquals(3, counter.total());
            assertEquals(5, counter.blocks().size());
        }
    }

    @Test
    void a_snapshot_that_lies_about_its_height_is_not_used() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            kit.snapshots.plant(
                    counter.address(), 30, kit.snapshots.of(counter.address()).get(3L));
            counter.restart();
            counter.submit("three", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 3);
            counter.answer();
            assertEquals(3, counter.total());
            assertEquals(5, kit.journal.all(counter.address()).size());
            kit.journal
                    .all(counter.address())
                    .forEach(
                            row -> assertEquals(row.height(), Counter.block(row).height()));
        }
    }

    @Test
    void a_snapshot_that_cannot_be_decoded_is_not_used() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            kit.snapshots.plant(counter.address(), 2, "garbage".getBytes(StandardCharsets.UTF_8));
            counter.restart();
            counter.submit("two", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 2);
            counter.answer();
            assertEquals(2, counter.total());
        }
    }

    @Test
    void a_journal_that_cannot_be_reached_does_not_cost_the_snapshot() {
        try (ShellKit kit = ShellKit.exclusive(EVERY_THIRD)) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            counter.crash();
            kit.journal.failReplays(2);
            counter.start();
            counter.submit("three", new CounterCommand.Add(1));
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 3);
            assertEquals(3, kit.trace.count("snapshot 3 of counter/a loaded"));
        }
    }

    @Test
    void an_entity_with_a_missing_block_freezes_and_says_so() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            counter.crash();
            kit.journal.tamper(counter.address(), 2, row -> Optional.empty());
            counter.start();
            expectFrozen(kit, counter);
        }
    }

    @Test
    void an_entity_with_a_damaged_block_freezes_and_says_so() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.added("two");
            counter.crash();
            kit.journal.tamper(
                    counter.address(), 2, row -> Optional.of(row.with(row.repr().withPayload(new byte[] {1, 2, 3}))));
            counter.start();
            expectFrozen(kit, counter);
        }
    }

    private static void expectFrozen(ShellKit kit, Counter counter) {
        counter.submit("three", new CounterCommand.Add(1));
        counter.askView();
        counter.askFate("two", kit.time.millis());
        kit.passes(STEP, Duration.ofSeconds(2), "a second recovery", counter::hasMail);
        assertEquals(
                "FROZEN",
                assertInstanceOf(Fate.NotDecided.class, counter.answer().fate()).name());
        assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
        assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
        assertEquals(
                "FROZEN",
                assertInstanceOf(Fate.NotDecided.class, counter.call("four", new CounterCommand.Add(1)))
                        .name());
        counter.askView();
        assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
        counter.askToStop();
        counter.expectGone();
    }

    /** The state at another height. */
    private static byte[] raised(byte[] state, long height) {
        String text = new String(state, StandardCharsets.UTF_8);
        return text.replaceFirst(" 3 ", " " + height + " ").getBytes(StandardCharsets.UTF_8);
    }

    /** The state as another branch would have left it: its head is a hash that no live block has. */
    private static byte[] onVoidBranch(byte[] state) {
        var known = CounterCodecs.STATES.decode(state);
        BlockHash other = BlockHash.ofContent(state);
        String text = new String(state, StandardCharsets.UTF_8);
        assertTrue(text.contains(known.head().toString()));
        return text.replace(known.head().toString(), other.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
