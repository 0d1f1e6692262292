package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Counter;
import io.quoin.actors.shell.testing.CounterCommand;
import io.quoin.actors.shell.testing.JournalRows;
import io.quoin.actors.shell.testing.JournalRows.WriteFate;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.port.NodeMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands become blocks, and nothing leaves before its block is written. */
class BlocksTest {
    @Test
    void the_first_block_of_a_start_is_a_fence_of_a_higher_incarnation() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("one");
            counter.restart();
            counter.added("two");
            assertEquals(
                    List.of(true, false, true, false),
                    counter.blocks().stream().map(block -> block.isFence()).toList());
            assertTrue(counter.blocks()
                            .get(2)
                            .incarnation()
                            .compareTo(counter.blocks().get(1).incarnation())
                    > 0);
        }
    }

    @Test
    void commands_that_arrive_during_a_write_share_the_next_block_in_their_order() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("alone");
            JournalRows.HeldWrite alone = kit.journal.nextHeld();
            List<String> ids =
                    IntStream.range(0, 50).mapToObj(i -> "together-" + i).toList();
            ids.forEach(counter::add);
            counter.expectNothing();
            alone.end(WriteFate.STORED);
            JournalRows.HeldWrite together = kit.journal.nextHeld();
            assertEquals(List.of("alone"), Counter.ids(Counter.block(alone.row())));
            assertEquals(ids, Counter.ids(Counter.block(together.row())));
            together.end(WriteFate.STORED);
            List<Answer> answers = counter.answers(51);
            assertEquals(4, ((Fate.Applied) answers.get(50).fate()).height());
            assertEquals(49, ((Fate.Applied) answers.get(50).fate()).index());
        }
    }

    @Test
    void a_block_has_at_most_so_many_entries_and_what_is_left_goes_first_into_the_next() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.block-entries-max = 4")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("alone");
            JournalRows.HeldWrite alone = kit.journal.nextHeld();
            IntStream.range(0, 10).forEach(i -> counter.add("c" + i));
            counter.expectNothing();
            kit.journal.letGo();
            alone.end(WriteFate.STORED);
            counter.answers(11);
            assertEquals(
                    List.of(
                            List.of(),
                            List.of("first"),
                            List.of("alone"),
                            List.of("c0", "c1", "c2", "c3"),
                            List.of("c4", "c5", "c6", "c7"),
                            List.of("c8", "c9")),
                    counter.blocks().stream().map(Counter::ids).toList());
        }
    }

    @Test
    void a_block_has_at_most_so_many_bytes_and_what_is_left_goes_first_into_the_next() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.block-bytes-max = 2500")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("alone");
            JournalRows.HeldWrite alone = kit.journal.nextHeld();
            for (int i = 0; i < 5; i++) {
                counter.submit("big" + i, new CounterCommand.Pad(1_000));
            }
            counter.expectNothing();
            kit.journal.letGo();
            alone.end(WriteFate.STORED);
            counter.answers(6);
            List<List<String>> blocks =
                    counter.blocks().stream().map(Counter::ids).toList();
            assertEquals(List.of("big0", "big1", "big2"), blocks.get(3));
            assertEquals(List.of("big3", "big4"), blocks.get(4));
        }
    }

    @Test
    void leftovers_go_before_what_arrived_during_the_write() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.block-bytes-max = 2500")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("alone");
            JournalRows.HeldWrite alone = kit.journal.nextHeld();
            for (int i = 0; i < 5; i++) {
                counter.submit("big" + i, new CounterCommand.Pad(1_000));
            }
            counter.expectNothing();
            alone.end(WriteFate.STORED);
            JournalRows.HeldWrite big = kit.journal.nextHeld();
            counter.add("late");
            counter.answer();
            counter.expectNothing();
            big.end(WriteFate.STORED);
            JournalRows.HeldWrite rest = kit.journal.nextHeld();
            assertEquals(List.of("big3", "big4", "late"), Counter.ids(Counter.block(rest.row())));
        }
    }

    @Test
    void no_answer_no_refusal_and_no_read_leaves_before_the_write() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("one");
            JournalRows.HeldWrite one = kit.journal.nextHeld();
            counter.submit("refused", new CounterCommand.Add(-1));
            counter.submit(counter.ticket("expired", new CounterCommand.Add(1), 5), new CounterCommand.Add(1));
            counter.add("one");
            counter.askView();
            counter.expectNothing();
            one.end(WriteFate.STORED);
            Answer first = counter.answer();
            assertEquals(Counter.id("one"), first.id());
            JournalRows.HeldWrite rest = kit.journal.nextHeld();
            counter.expectNothing();
            rest.end(WriteFate.STORED);
            assertEquals(
                    "AMOUNT_MUST_NOT_BE_NEGATIVE",
                    ((Fate.Refused) counter.answer().fate()).name());
            assertEquals("EXPIRED", ((Fate.NotDecided) counter.answer().fate()).name());
            assertEquals(new Answer(first.entity(), first.id(), first.fate(), true), counter.answer());
            assertEquals(2, Counter.seen(counter.next()).view().total());
        }
    }

    @Test
    void a_read_alone_writes_nothing_and_waits_for_the_write_under_way() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            int rows = counter.blocks().size();
            assertEquals(1, counter.total());
            assertEquals(rows, counter.blocks().size());
            kit.journal.hold();
            counter.add("second");
            JournalRows.HeldWrite second = kit.journal.nextHeld();
            counter.askView();
            counter.expectNothing();
            second.end(WriteFate.STORED);
            counter.answer();
            assertEquals(2, Counter.seen(counter.next()).view().total());
        }
    }

    @Test
    void a_message_to_a_peer_leaves_only_after_the_write() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            Address peer = new Address(ShellKit.TYPE, "peer");
            counter.added("first");
            kit.journal.hold();
            counter.submit("give", new CounterCommand.Give(peer, 5));
            JournalRows.HeldWrite give = kit.journal.nextHeld();
            counter.expectNothing();
            assertEquals(List.of(), kit.post.sent());
            give.end(WriteFate.STORED);
            counter.answer();
            kit.until("the gift leaves", () -> kit.post.sent().size() == 1);
        }
    }

    @Test
    void a_view_that_throws_is_told_to_its_reader_and_harms_nobody_else() {
        try (ShellKit kit = ShellKit.exclusive()) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("second");
            JournalRows.HeldWrite second = kit.journal.nextHeld();
            counter.add("third");
            counter.tell(new NodeMessage.Look(counter.address(), "boom"));
            counter.askView();
            counter.expectNothing();
            kit.journal.letGo();
            second.end(WriteFate.STORED);
            counter.answers(2);
            assertTrue(counter.next() instanceof NodeMessage.NotLooked);
            assertEquals(3, Counter.seen(counter.next()).view().total());
            assertEquals(1, counter.causes(Cause.Fence.class));
        }
    }

    @Test
    void a_full_queue_refuses_by_name_and_takes_again_when_it_has_room() {
        try (ShellKit kit = ShellKit.exclusive("quoin.entity.queue-inputs-max = 3")) {
            Counter counter = kit.counter("a");
            counter.added("first");
            kit.journal.hold();
            counter.add("writing");
            JournalRows.HeldWrite writing = kit.journal.nextHeld();
            List.of("q1", "q2", "q3", "q4").forEach(counter::add);
            Answer refused = counter.answer();
            assertEquals(Counter.id("q4"), refused.id());
            assertEquals("QUEUE_FULL", ((Fate.NotDecided) refused.fate()).name());
            kit.journal.letGo();
            writing.end(WriteFate.STORED);
            counter.answers(4);
            counter.added("q4");
            assertEquals(List.of("first", "writing", "q1", "q2", "q3", "q4"), counter.decided());
        }
    }
}
