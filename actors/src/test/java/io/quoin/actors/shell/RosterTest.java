package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.roster.RosterRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has obligations is on the roster first, leaves it only when flat, and only then may be forgotten. */
class RosterTest {
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final CounterCommand EXPOSE = new CounterCommand.Expose(true);
    private static final CounterCommand COVER = new CounterCommand.Expose(false);

    @Test
    void the_row_is_durable_before_the_first_block_with_obligations() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("flat");
            kit.roster.hold();
            counter.submit("expose", EXPOSE);
            kit.until("the row is asked for", () -> kit.trace.count("enter counter/a exposed asked") == 1);
            counter.expectNothing();
            assertEquals(2, counter.blocks().size());
            kit.roster.letGo();
            counter.answer();
            counter.added("more");
            List<String> lines = kit.trace.lines();
            assertEquals(
                    List.of(
                            "block 1 of counter/a",
                            "block 2 of counter/a",
                            "enter counter/a exposed asked",
                            "enter counter/a exposed",
                            "block 3 of counter/a",
                            "block 4 of counter/a"),
                    lines);
            assertEquals(
                    List.of(new RosterRow(
                            counter.address(), counter.blocks().get(0).incarnation(), true)),
                    kit.roster.rows());
        }
    }

    @Test
    void every_kind_of_obligation_enters_the_roster() {
        try (ShellKit kit = ShellKit.exclusive()) {
            kit.post.storm();
            Address peer = new Address(ShellKit.TYPE, "peer");
            List<CounterCommand> obligations = List.of(
                    new CounterCommand.Give(peer, 1),
                    new CounterCommand.Move(peer, PairKind.SWEEP, 1),
                    new CounterCommand.Remind(kit.time.millis() + 1_000_000),
                    EXPOSE);
            for (int i = 0; i < obligations.size(); i++) {
                Counter counter = kit.counter("c" + i);
                counter.applied("owe", obligations.get(i));
                assertEquals(i + 1, kit.roster.rows().size());
            }
        }
    }

    @Test
    void a_row_of_a_start_is_written_once_and_again_when_exposure_begins() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("remind", new CounterCommand.Remind(kit.time.millis() + 1_000_000));
            counter.applied("remind2", new CounterCommand.Remind(kit.time.millis() + 2_000_000));
            assertEquals(1, kit.trace.count("enter counter/a"));
            counter.applied("expose", EXPOSE);
            counter.added("more");
            assertEquals(1, kit.trace.count("enter counter/a exposed"));
            counter.restart();
            counter.added("again");
            assertEquals(2, kit.trace.count("enter counter/a exposed"));
        }
    }

    @Test
    void a_failing_roster_keeps_the_block_from_being_written_and_the_batch_is_asked_again() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("flat");
            kit.roster.fail(1);
            counter.submit(counter.ticket("expose", EXPOSE, kit.time.millis() + 60_000), EXPOSE);
            kit.until("the failure", () -> kit.trace.count("enter counter/a exposed failed") == 1);
            counter.expectNothing();
            assertEquals(2, kit.journal.all(counter.address()).size());
            kit.passes(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(12),
                    "a row",
                    () -> !kit.roster.rows().isEmpty());
            assertEquals(Counter.id("expose"), counter.answer().id());
            assertEquals(List.of("flat", "expose"), counter.decided());
        }
    }

    @Test
    void a_flat_entity_leaves_the_roster_and_then_asks_to_be_passivated() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("expose", EXPOSE);
            kit.time.passes(PATIENCE);
            counter.expectNothing();
            assertEquals(0, counter.passivations());
            assertEquals(1, kit.roster.rows().size());
            counter.applied("cover", COVER);
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(List.of(), kit.roster.rows());
            assertTrue(kit.trace.lines().indexOf("leave counter/a")
                    > kit.trace.lines().indexOf("block 3 of counter/a"));
        }
    }

    @Test
    void an_entity_with_an_unconfirmed_message_is_not_passivated() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            kit.post.storm();
            counter.applied("give", new CounterCommand.Give(new Address(ShellKit.TYPE, "b"), 1));
            kit.time.passes(PATIENCE);
            counter.expectNothing();
            assertEquals(0, counter.passivations());
            kit.post.fair();
            Counter peer = kit.counter("b");
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(1, peer.total());
            assertEquals(List.of(), kit.roster.rows());
        }
    }

    @Test
    void an_entity_that_never_owed_anything_is_passivated_without_the_roster() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(0, kit.trace.count("leave counter/a"));
        }
    }

    @Test
    void to_be_called_keeps_an_entity_and_to_be_woken_does_not() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter called = kit.counter("called");
            Counter woken = kit.counter("woken");
            called.added("one");
            woken.added("one");
            for (int minute = 0; minute < 10; minute++) {
                kit.time.passes(Duration.ofSeconds(60));
                called.total();
                woken.tell(new NodeMessage.Wake(woken.address()));
                woken.expectNothing();
            }
            assertEquals(0, called.passivations());
            assertTrue(woken.passivations() > 0);
        }
    }

    @Test
    void a_flat_entity_that_was_woken_removes_the_rows_of_its_earlier_starts() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("expose", EXPOSE);
            counter.applied("cover", COVER);
            counter.restart();
            counter.tell(new NodeMessage.Wake(counter.address()));
            kit.roster.plant(new RosterRow(counter.address(), new Incarnation(9, 9), true));
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(List.of(new RosterRow(counter.address(), new Incarnation(9, 9), true)), kit.roster.rows());
        }
    }

    @Test
    void a_start_that_pays_off_what_an_earlier_one_owed_removes_its_row_without_being_woken() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("expose", EXPOSE);
            counter.restart();
            counter.applied("cover", COVER);
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(List.of(), kit.roster.rows());
        }
    }

    @Test
    void no_block_is_formed_while_the_entity_leaves_the_roster() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("expose", EXPOSE);
            counter.applied("cover", COVER);
            kit.roster.hold();
            kit.passes(STEP, PATIENCE, "leaving", () -> kit.trace.count("leave counter/a asked") == 1);
            int blocks = counter.blocks().size();
            counter.submit("expose2", EXPOSE);
            counter.askView();
            counter.expectNothing();
            assertEquals(blocks, counter.blocks().size());
            kit.roster.letGo();
            counter.answer();
            counter.next();
            assertEquals(0, counter.passivations());
            assertEquals(1, kit.roster.rows().size());
            assertEquals(2, kit.trace.count("enter counter/a exposed"));
            assertTrue(kit.trace.lines().lastIndexOf("enter counter/a exposed")
                    > kit.trace.lines().indexOf("leave counter/a"));
        }
    }

    @Test
    void an_entity_that_cannot_leave_the_roster_stays_and_tries_again() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("expose", EXPOSE);
            counter.applied("cover", COVER);
            kit.roster.fail(1);
            kit.passes(STEP, PATIENCE, "a failure", () -> kit.trace.count("leave counter/a failed") == 1);
            counter.expectNothing();
            assertEquals(0, counter.passivations());
            kit.passes(STEP, PATIENCE, "passivation", () -> counter.passivations() > 0);
            assertEquals(List.of(), kit.roster.rows());
        }
    }

    @Test
    void a_deadline_in_the_state_fires_with_the_engine_time_of_its_block() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            long at = kit.time.millis() + 1_000;
            counter.applied("later", new CounterCommand.Remind(at + 5_000));
            counter.applied("soon", new CounterCommand.Remind(at));
            kit.time.passes(Duration.ofMillis(999));
            counter.expectNothing();
            assertEquals(0, counter.causes(Cause.Deadline.class));
            kit.passes(
                    Duration.ofMillis(1),
                    Duration.ofSeconds(1),
                    "the first",
                    () -> counter.causes(Cause.Deadline.class) == 1);
            long rang = counter.look().view().rang().get(0);
            assertTrue(rang >= at);
            assertEquals(rang, counter.blocks().get(counter.blocks().size() - 1).engineTimeMillis());
            kit.passes(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    "the second",
                    () -> counter.causes(Cause.Deadline.class) == 2);
            assertEquals(List.of(), counter.look().view().reminders());
        }
    }

    @Test
    void a_deadline_that_passed_while_the_entity_was_away_fires_at_its_start() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.applied("soon", new CounterCommand.Remind(kit.time.millis() + 1_000));
            counter.crash();
            kit.time.passes(Duration.ofSeconds(5));
            counter.start();
            kit.passes(
                    Duration.ofMillis(10),
                    Duration.ofSeconds(5),
                    "the deadline",
                    () -> counter.causes(Cause.Deadline.class) == 1);
        }
    }

    @Test
    void engine_time_never_falls_although_the_clock_does() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            long before = counter.look().engineTimeMillis();
            kit.time.jumpsBack(Duration.ofSeconds(3));
            long until = before + 5_000;
            counter.call(counter.ticket("two", new CounterCommand.Add(1), until), new CounterCommand.Add(1));
            counter.restart();
            counter.call(counter.ticket("three", new CounterCommand.Add(1), until), new CounterCommand.Add(1));
            assertEquals(3, counter.total());
            counter.blocks().forEach(block -> assertTrue(block.engineTimeMillis() <= before));
            assertEquals(before, counter.look().engineTimeMillis());
        }
    }

    @Test
    void a_roster_row_of_a_block_of_unknown_end_is_never_removed_by_the_next_start_before_it_is_flat() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("flat");
            kit.journal.plan(WriteFate.STORED_BUT_FAILED);
            counter.submit(counter.ticket("expose", EXPOSE, kit.time.millis() + 60_000), EXPOSE);
            kit.passes(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(12),
                    "a second fence",
                    () -> counter.causes(Cause.Fence.class) == 2);
            counter.answer();
            kit.time.passes(PATIENCE);
            counter.expectNothing();
            assertEquals(0, counter.passivations());
            assertTrue(!kit.roster.rows().isEmpty());
        }
    }
}
