package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.actors.shell.testing.Word;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.Input;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits keeps its order; what only rides along is merged, and what confirms more counts. */
class InputQueueTest {
    private static final Address PEER = new Address("counter", "b");

    private final InputQueue<String> queue = new InputQueue<>(3);

    @Test
    void soft_inputs_ride_first_and_urgent_ones_keep_their_order() {
        queue.add(command("one"));
        queue.add(command("two"));
        queue.addSoft(new Confirmation.OfPair(PEER, 7));
        queue.addSoft(sweep(4));
        List<Input<String>> batch = inputs(queue.take(1));
        assertEquals(
                List.of(
                        new Input.Confirmed<String>(List.of(new Confirmation.OfPair(PEER, 7))),
                        new Input.PairArrival<String>(sweep(4)),
                        command("one").input()),
                batch);
        assertFalse(queue.hasSoft());
        assertEquals(List.of(command("two").input()), inputs(queue.take(9)));
    }

    @Test
    void what_is_put_back_goes_first_again_in_its_order() {
        queue.add(command("three"));
        queue.putBack(List.of(command("one"), command("two")));
        assertEquals(
                List.of(
                        command("one").input(),
                        command("two").input(),
                        command("three").input()),
                inputs(queue.take(9)));
    }

    @Test
    void the_higher_of_two_confirmations_counts_whichever_came_last() {
        queue.addSoft(new Confirmation.OfStream(PEER, 1, 5, StreamFloor.NONE));
        queue.addSoft(new Confirmation.OfStream(PEER, 1, 3, StreamFloor.NONE));
        queue.addSoft(new Confirmation.OfPair(PEER, 9));
        queue.addSoft(new Confirmation.OfPair(PEER, 8));
        assertEquals(
                List.of(new Input.Confirmed<String>(List.of(
                        new Confirmation.OfStream(PEER, 1, 5, StreamFloor.NONE), new Confirmation.OfPair(PEER, 9)))),
                inputs(queue.take(9)));
    }

    @Test
    void a_later_run_of_a_stream_counts_more_than_a_long_earlier_one() {
        queue.addSoft(new Confirmation.OfStream(PEER, 2, 1, StreamFloor.NONE));
        queue.addSoft(new Confirmation.OfStream(PEER, 1, 30, StreamFloor.NONE));
        assertEquals(
                List.of(new Input.Confirmed<String>(List.of(new Confirmation.OfStream(PEER, 2, 1, StreamFloor.NONE)))),
                inputs(queue.take(9)));
    }

    @Test
    void only_the_latest_totals_of_a_sweep_wait() {
        queue.addSoft(sweep(4));
        queue.addSoft(sweep(6));
        queue.addSoft(sweep(5));
        assertEquals(List.of(new Input.PairArrival<String>(sweep(6))), inputs(queue.take(9)));
    }

    @Test
    void totals_that_somebody_waits_for_go_instead_of_older_ones_that_would_only_have_ridden_along() {
        queue.addSoft(sweep(4));
        queue.addUrgent(sweep(5));
        assertFalse(queue.hasSoft());
        queue.addSoft(sweep(9));
        queue.addUrgent(sweep(6));
        assertEquals(
                List.of(
                        new Input.PairArrival<String>(sweep(9)),
                        new Input.PairArrival<String>(sweep(5)),
                        new Input.PairArrival<String>(sweep(6))),
                inputs(queue.take(9)));
    }

    @Test
    void the_same_hint_waits_once_and_others_beside_it() {
        queue.addHint(hint("a", 1));
        queue.addHint(hint("b", 1));
        queue.addHint(hint("a", 2));
        List<Input<String>> batch = inputs(queue.take(1));
        assertEquals(List.of(new Input.Hint<String>(hint("a", 1))), batch);
        queue.addHint(hint("a", 3));
        queue.addHint(hint("b", 3));
        assertEquals(
                List.of(new Input.Hint<String>(hint("b", 1)), new Input.Hint<String>(hint("a", 3))),
                inputs(queue.take(9)));
    }

    @Test
    void it_is_full_at_its_limit_and_knows_what_waits() {
        List.of("one", "two").forEach(id -> queue.add(command(id)));
        assertFalse(queue.isFull());
        InputQueue.Waiting<String> third = command("three");
        queue.add(third.with(new Input.Poisoned<>(((Input.Command<String>) third.input()).ticket())));
        assertTrue(queue.isFull());
        assertTrue(queue.hasCommand(new CommandId("caller", "two")));
        assertTrue(queue.hasCommand(new CommandId("caller", "three")));
        assertFalse(queue.hasCommand(new CommandId("caller", "four")));
        assertEquals(3, queue.drain().size());
        assertFalse(queue.hasUrgent());
    }

    private static InputQueue.Waiting<String> command(String id) {
        Ticket ticket = new Ticket(new CommandId("caller", id), 1, new ContentHash(1, 2));
        return InputQueue.Waiting.of(new Input.Command<>(ticket, id), null);
    }

    private static ChannelMessage.Pair sweep(long height) {
        return new ChannelMessage.Pair(
                PEER, new Address("counter", "a"), PairKind.SWEEP, height, Totals.of(height), null, false);
    }

    private static ChannelMessage.Hint hint(String text, long pairHeight) {
        return new ChannelMessage.Hint(PEER, new Address("counter", "a"), new Word(text), pairHeight);
    }

    private static List<Input<String>> inputs(List<InputQueue.Waiting<String>> batch) {
        return batch.stream().map(InputQueue.Waiting::input).toList();
    }
}
