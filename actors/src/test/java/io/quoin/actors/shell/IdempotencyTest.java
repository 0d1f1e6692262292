package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCodecs;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.FakeEpochs;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.port.NodeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A command counts once however often it comes, and its fate can be asked. */
class IdempotencyTest {
    private static final CounterCommand ONE = new CounterCommand.Add(1);

    @Test
    void a_repeat_gets_the_first_answer_and_writes_nothing() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("one", ONE);
            Fate first = counter.call(ticket, ONE);
            counter.added("two");
            int blocks = counter.blocks().size();
            assertEquals(first, counter.call(ticket, ONE));
            assertEquals(blocks, counter.blocks().size());
            assertEquals(2, counter.total());
        }
    }

    @Test
    void an_answer_says_whether_it_repeats_an_earlier_one() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("one", ONE);
            Ticket refused = counter.ticket("bad", new CounterCommand.Add(-1));
            for (boolean isRepeat : new boolean[] {false, true, true}) {
                counter.submit(ticket, ONE);
                assertEquals(isRepeat, counter.answer().isRepeat());
                counter.submit(refused, new CounterCommand.Add(-1));
                assertEquals(isRepeat, counter.answer().isRepeat());
            }
            counter.restart();
            counter.submit(ticket, ONE);
            assertTrue(counter.answer().isRepeat());
        }
    }

    @Test
    void a_repeat_gets_the_first_answer_after_a_restart_from_the_journal() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("one", ONE);
            Ticket refused = counter.ticket("bad", new CounterCommand.Add(-1));
            Fate first = counter.call(ticket, ONE);
            Fate second = counter.call(refused, new CounterCommand.Add(-1));
            counter.restart();
            assertEquals(first, counter.call(ticket, ONE));
            assertEquals(second, counter.call(refused, new CounterCommand.Add(-1)));
            assertEquals(1, counter.total());
        }
    }

    @Test
    void a_repeat_gets_the_first_answer_after_a_restart_from_a_snapshot() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.snapshot-every-blocks = 3")) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("one", ONE);
            Fate first = counter.call(ticket, ONE);
            counter.added("two");
            kit.until("a snapshot", () -> kit.snapshots.of(counter.address()).containsKey(3L));
            counter.added("three");
            counter.restart();
            assertEquals(first, counter.call(ticket, ONE));
            assertEquals(1, kit.trace.count("snapshot 3 of counter/a loaded"));
            assertEquals(3, counter.total());
        }
    }

    @Test
    void an_id_with_other_content_is_refused_and_keeps_its_first_fate() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Ticket ticket = counter.ticket("one", ONE);
            Fate first = counter.call(ticket, ONE);
            Fate other = counter.call("one", new CounterCommand.Add(2));
            assertEquals(
                    "ID_TAKEN_BY_DIFFERENT_COMMAND",
                    assertInstanceOf(Fate.NotDecided.class, other).name());
            assertEquals(first, counter.call(ticket, ONE));
            assertEquals(1, counter.total());
        }
    }

    @Test
    void a_command_past_its_time_is_not_decided_and_one_too_far_ahead_neither() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            long now = kit.time.millis();
            assertInstanceOf(Fate.Applied.class, counter.call(counter.ticket("edge", ONE, now), ONE));
            assertEquals("EXPIRED", notDecided(counter.call(counter.ticket("late", ONE, now - 1), ONE)));
            assertEquals(
                    "VALID_UNTIL_TOO_FAR", notDecided(counter.call(counter.ticket("far", ONE, now + 60_001), ONE)));
            assertInstanceOf(Fate.Applied.class, counter.call(counter.ticket("near", ONE, now + 60_000), ONE));
            assertEquals(2, counter.total());
        }
    }

    @Test
    void too_many_live_ids_are_refused_until_a_tick_forgets_the_expired_ones() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.live-ids-max = 3")) {
            Counter counter = kit.counter("a");
            for (int i = 0; i < 3; i++) {
                counter.added("id" + i);
            }
            assertEquals("TOO_MANY_LIVE_IDS", notDecided(counter.call("id3", ONE)));
            kit.time.passes(Duration.ofMillis(5_001));
            counter.added("id3");
            assertEquals(1, counter.causes(Cause.Tick.class));
            counter.restart();
            assertEquals(4, counter.total());
        }
    }

    @Test
    void a_fate_is_pending_while_the_command_is_queued_in_flight_or_unreleased() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            kit.epochs.hold();
            counter.add("flying");
            JournalRows.HeldWrite flying = kit.journal.nextHeld();
            counter.add("queued");
            long until = kit.time.millis() + 5_000;
            assertInstanceOf(Fate.Pending.class, counter.fate("flying", until));
            assertInstanceOf(Fate.Pending.class, counter.fate("queued", until));
            flying.end(WriteFate.STORED);
            JournalRows.HeldWrite queued = kit.journal.nextHeld();
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            assertInstanceOf(Fate.Pending.class, counter.fate("flying", until));
            read.answer();
            assertEquals(Counter.id("flying"), counter.answer().id());
            counter.askFate("flying", until);
            counter.expectNothing();
            queued.end(WriteFate.STORED);
            FakeEpochs.HeldRead last = kit.epochs.nextHeld();
            kit.epochs.letGo();
            last.answer();
            assertEquals(Counter.id("queued"), counter.answer().id());
            assertInstanceOf(Fate.Applied.class, counter.nextFate());
        }
    }

    @Test
    void a_fate_comes_from_the_state_while_it_is_kept_and_from_the_journal_afterwards() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            long until = kit.time.millis() + 5_000;
            Fate applied = counter.call("one", ONE);
            Fate refused = counter.call("bad", new CounterCommand.Add(-1));
            assertEquals(applied, counter.fate("one", until));
            assertEquals(refused, counter.fate("bad", until));
            assertEquals(0, kit.archive.searches());
            kit.time.passes(Duration.ofMillis(5_001));
            assertEquals(applied, counter.fate("one", until));
            assertEquals(refused, counter.fate("bad", until));
            assertEquals(2, kit.archive.searches());
        }
    }

    @Test
    void a_command_that_never_came_is_unknown_until_a_durable_block_has_passed_its_time() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            long until = kit.time.millis() + 5_000;
            assertInstanceOf(Fate.Unknown.class, counter.fate("lost", until));
            kit.time.passes(Duration.ofMillis(5_001));
            kit.journal.hold();
            counter.askFate("lost", until);
            JournalRows.HeldWrite tick = kit.journal.nextHeld();
            counter.expectNothing();
            assertEquals(0, kit.archive.searches());
            kit.journal.letGo();
            tick.end(WriteFate.STORED);
            assertInstanceOf(Fate.Never.class, counter.nextFate());
            assertEquals(1, counter.causes(Cause.Tick.class));
            assertInstanceOf(Fate.Never.class, counter.fate("lost", until));
            assertEquals(1, counter.causes(Cause.Tick.class));
        }
    }

    @Test
    void many_who_ask_for_a_lost_command_cause_one_tick() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            long until = kit.time.millis() + 5_000;
            kit.time.passes(Duration.ofMillis(5_001));
            kit.journal.hold();
            counter.add("writing");
            JournalRows.HeldWrite writing = kit.journal.nextHeld();
            for (int i = 0; i < 20; i++) {
                counter.askFate("lost", until);
            }
            counter.expectNothing();
            kit.journal.letGo();
            writing.end(WriteFate.STORED);
            counter.answer();
            for (int i = 0; i < 20; i++) {
                assertInstanceOf(Fate.Never.class, counter.nextFate());
            }
            assertEquals(1, counter.causes(Cause.Tick.class));
        }
    }

    @Test
    void a_fate_from_the_journal_passes_the_release_point_too() {
        try (ShellKit kit = ShellKit.fenced()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            long until = kit.time.millis() + 5_000;
            kit.time.passes(Duration.ofMillis(5_001));
            counter.added("second");
            kit.epochs.hold();
            counter.askFate("lost", until);
            kit.epochs.nextHeld().answer();
            FakeEpochs.HeldRead read = kit.epochs.nextHeld();
            assertEquals(1, kit.archive.searches());
            counter.expectNothing();
            read.answer();
            assertInstanceOf(Fate.Never.class, counter.nextFate());
        }
    }

    @Test
    void a_journal_that_cannot_be_searched_is_said_and_asked_again() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            long until = kit.time.millis() + 5_000;
            counter.added("one");
            kit.time.passes(Duration.ofMillis(5_001));
            kit.archive.fail(1);
            counter.askFate("one", until);
            assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
            assertInstanceOf(Fate.Applied.class, counter.fate("one", until));
        }
    }

    @Test
    void a_fate_that_is_asked_again_while_the_journal_is_slow_is_searched_once_and_told_to_all() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            long until = kit.time.millis() + 5_000;
            counter.added("one");
            kit.time.passes(Duration.ofMillis(5_001));
            kit.archive.hold();
            for (int i = 0; i < 50; i++) {
                counter.askFate("one", until);
            }
            counter.askFate("lost", until);
            counter.expectNothing();
            assertEquals(2, kit.archive.searches());
            kit.archive.letGo();
            Map<String, Integer> told = new TreeMap<>(); // Which search ends first is nobody's business.
            for (int i = 0; i < 51; i++) {
                told.merge(counter.nextFate().getClass().getSimpleName(), 1, Integer::sum);
            }
            assertEquals(Map.of("Applied", 50, "Never", 1), told);
            assertInstanceOf(Fate.Applied.class, counter.fate("one", until));
            assertEquals(3, kit.archive.searches());
        }
    }

    @Test
    void no_more_wait_for_a_slow_journal_than_a_queue_holds_and_the_next_is_told_so() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.queue-inputs-max = 8")) {
            Counter counter = kit.counter("a");
            long until = kit.time.millis() + 5_000;
            counter.added("one");
            kit.time.passes(Duration.ofMillis(5_001));
            kit.archive.hold();
            for (int i = 0; i < 8; i++) {
                counter.askFate("one", until);
                counter.expectNothing();
            }
            counter.askFate("one", until);
            assertInstanceOf(NodeMessage.NotLooked.class, counter.next());
            kit.archive.letGo();
            for (int i = 0; i < 8; i++) {
                assertInstanceOf(Fate.Applied.class, counter.nextFate());
            }
            assertInstanceOf(Fate.Applied.class, counter.fate("one", until));
        }
    }

    @Test
    void the_live_state_is_what_a_restart_finds_from_the_journal_and_from_a_snapshot() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.snapshot-every-blocks = 4")) {
            Counter counter = kit.counter("a");
            Counter peer = kit.counter("b");
            for (int i = 0; i < 9; i++) {
                counter.added("id" + i);
                counter.applied("give" + i, new CounterCommand.Give(peer.address(), 1));
                counter.submit("bad" + i, new CounterCommand.Add(-1));
                counter.answer();
                kit.time.passes(Duration.ofMillis(700));
            }
            kit.post.storm();
            kit.until("a snapshot", () -> !kit.snapshots.of(counter.address()).isEmpty());
            var live = counter.fingerprint();
            assertEquals(live.stateHash(), replay(kit, counter, live.height()));
            assertFalse(kit.snapshots.of(counter.address()).isEmpty());
            counter.restart();
            var fromSnapshot = counter.fingerprint();
            assertNotEquals(live.head(), fromSnapshot.head());
            assertEquals(replay(kit, counter, fromSnapshot.height()), fromSnapshot.stateHash());
            kit.snapshots.clear(counter.address());
            counter.restart();
            var fromZero = counter.fingerprint();
            assertEquals(replay(kit, counter, fromZero.height()), fromZero.stateHash());
        }
    }

    private static BlockHash replay(ShellKit kit, Counter counter, long height) {
        var state = kit.kind.rules().initial(counter.address());
        List<JournalRows.Row> rows = kit.journal.live(counter.address());
        for (JournalRows.Row row : rows.subList(0, (int) height)) {
            kit.kind.rules().apply(state, CounterCodecs.BLOCKS.open(row.bytes(), row.header()));
        }
        return BlockHash.ofContent(CounterCodecs.STATES.encode(state));
    }

    private static String notDecided(Fate fate) {
        return assertInstanceOf(Fate.NotDecided.class, fate).name();
    }
}
