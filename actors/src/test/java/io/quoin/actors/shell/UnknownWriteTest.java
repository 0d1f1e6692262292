package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A write that failed may be durable or not, and whichever it is, every command counts once. */
class UnknownWriteTest {
    private static final CounterCommand ONE = new CounterCommand.Add(1);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    @Test
    void a_batch_that_was_stored_although_its_write_failed_is_answered_once_from_its_block() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            List<Answer> answers = failedBatch(kit, counter, WriteFate.STORED_BUT_FAILED, 60_000);
            answers.forEach(answer -> assertEquals(4, ((Fate.Applied) answer.fate()).height()));
            answers.forEach(answer -> assertFalse(answer.isRepeat(), "each was sent once"));
            assertEquals(11, counter.total());
            assertEquals(2, counter.causes(Cause.Fence.class));
            assertEquals(List.of(true, false, false, false, true), fences(counter));
            counter.expectNothing();
        }
    }

    @Test
    void a_batch_that_was_not_stored_is_decided_once_after_the_restart() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            List<Answer> answers = failedBatch(kit, counter, WriteFate.FAILED, 60_000);
            answers.forEach(answer -> assertEquals(5, ((Fate.Applied) answer.fate()).height()));
            assertEquals(11, counter.total());
            assertEquals(List.of(true, false, false, true, false), fences(counter));
            counter.expectNothing();
        }
    }

    @Test
    void an_entity_waits_longer_than_every_time_out_before_it_reads_its_journal_again() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.plan(WriteFate.FAILED);
            counter.submit(counter.ticket("one", ONE, kit.time.millis() + 60_000), ONE);
            counter.expectNothing();
            kit.time.passes(Duration.ofMillis(7_999));
            counter.expectNothing();
            assertEquals(1, counter.causes(Cause.Fence.class));
            kit.time.passes(Duration.ofMillis(1));
            assertEquals(Counter.id("one"), counter.answer().id());
        }
    }

    @Test
    void a_row_that_lands_after_the_restart_is_void_and_nothing_is_doubled() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            Ticket ticket = counter.ticket("one", ONE, kit.time.millis() + 60_000);
            counter.submit(ticket, ONE);
            JournalRows.HeldWrite late = kit.journal.nextHeld();
            late.end(WriteFate.FAILED);
            kit.journal.letGo();
            kit.passes(STEP, PATIENCE, "a second fence", () -> counter.causes(Cause.Fence.class) == 2);
            Fate fate = counter.answer().fate();
            assertEquals(4, ((Fate.Applied) fate).height());
            late.land();
            counter.restart();
            assertEquals(2, counter.total());
            assertEquals(fate, counter.call(ticket, ONE));
            assertEquals(List.of(late.row()), voidRows(kit, counter));
        }
    }

    @Test
    void a_command_whose_time_has_passed_meanwhile_is_answered_from_the_journal() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            List<Answer> answers = failedBatch(kit, counter, WriteFate.STORED_BUT_FAILED, 5_000);
            answers.forEach(answer -> assertEquals(
                    4, assertInstanceOf(Fate.Applied.class, answer.fate()).height()));
            assertEquals(11, counter.total());
        }
    }

    @Test
    void a_command_whose_time_has_passed_meanwhile_and_that_was_not_stored_is_never_decided() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            List<Answer> answers = failedBatch(kit, counter, WriteFate.FAILED, 5_000);
            answers.forEach(answer -> assertInstanceOf(Fate.Never.class, answer.fate()));
            assertEquals(1, counter.total());
        }
    }

    @Test
    void what_waited_behind_the_failed_write_is_decided_after_it_in_order() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            long until = kit.time.millis() + 60_000;
            counter.submit(counter.ticket("flying", ONE, until), ONE);
            JournalRows.HeldWrite flying = kit.journal.nextHeld();
            counter.submit(counter.ticket("queued", ONE, until), ONE);
            counter.askView();
            counter.expectNothing();
            kit.journal.letGo();
            flying.end(WriteFate.FAILED);
            counter.submit(counter.ticket("later", ONE, until), ONE);
            kit.passes(STEP, PATIENCE, "all decided", () -> counter.decided().size() == 4);
            counter.answers(3);
            assertEquals(4, Counter.seen(counter.next()).view().total());
            assertEquals(List.of("first", "flying", "queued", "later"), counter.decided());
        }
    }

    @Test
    void a_fence_whose_write_failed_is_written_by_the_next_start() {
        try (ShellKit kit = ShellKit.exclusive()) {
            kit.journal.plan(WriteFate.STORED_BUT_FAILED, WriteFate.FAILED);
            Counter counter = kit.counter("a");
            kit.passes(STEP, Duration.ofSeconds(30), "a third start", () -> counter.causes(Cause.Fence.class) == 2);
            counter.added("first");
            assertEquals(List.of(true, true, false), fences(counter));
        }
    }

    @Test
    void a_journal_that_cannot_be_read_is_tried_again_and_again() {
        try (ShellKit kit = ShellKit.exclusive()) {
            kit.journal.failReplays(4);
            Counter counter = kit.counter("a");
            counter.submit(counter.ticket("one", ONE, kit.time.millis() + 60_000), ONE);
            kit.passes(STEP, PATIENCE, "a block", () -> counter.decided().size() == 1);
            assertEquals(Counter.id("one"), counter.answer().id());
        }
    }

    /** Ten commands in one batch whose write ends so, and their answers. */
    private static List<Answer> failedBatch(ShellKit kit, Counter counter, WriteFate fate, long validForMillis) {
        kit.journal.hold();
        counter.submit("gathering", new CounterCommand.Add(0));
        JournalRows.HeldWrite gathering = kit.journal.nextHeld();
        long until = kit.time.millis() + validForMillis;
        IntStream.range(0, 10).forEach(i -> counter.submit(counter.ticket("c" + i, ONE, until), ONE));
        counter.expectNothing();
        gathering.end(WriteFate.STORED);
        counter.answer();
        JournalRows.HeldWrite batch = kit.journal.nextHeld();
        assertEquals(10, Counter.ids(Counter.block(batch.row())).size());
        kit.journal.letGo();
        batch.end(fate);
        counter.expectNothing();
        kit.passes(STEP, PATIENCE, "a new fence", () -> counter.causes(Cause.Fence.class) == 2);
        return counter.answers(10);
    }

    private static List<Boolean> fences(Counter counter) {
        return counter.blocks().stream().map(block -> block.isFence()).toList();
    }

    private static List<JournalRows.Row> voidRows(ShellKit kit, Counter counter) {
        List<JournalRows.Row> live = kit.journal.live(counter.address());
        List<JournalRows.Row> rows = kit.journal.all(counter.address()).stream()
                .filter(row -> !live.contains(row))
                .toList();
        assertTrue(rows.size() < live.size());
        return rows;
    }
}
