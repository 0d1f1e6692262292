package io.quoin.protocol.entity;

import static io.quoin.protocol.entity.GateKeeper.ANNA;
import static io.quoin.protocol.entity.GateKeeper.GATE;
import static io.quoin.protocol.entity.GateKeeper.PAUL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.law.Law;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A command that waits is bound to what it waits for, bounded in time and number, and leaves no trace until it is decided. */
class WaitingCommandsTest {
    private static final CommandId A = new CommandId("guest", "a");

    private final GateKeeper gate = new GateKeeper(new EntityLimits(8, 64 * 1024, 100, 60_000, 3, 5));

    // ---- waiting ----------------------------------------------------------------------------------------------------

    @Test
    void a_command_that_waits_stands_in_no_block_and_asks_its_peer() {
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        Verdict verdict = draft.take(gate.command("a", "pass red paul"));
        assertEquals(new Verdict.Parked(A, List.of(need("red"))), verdict);
        assertTrue(draft.isEmpty());
        assertTrue(gate.parked.has(A));
        assertEquals(gate.nowMillis + Gate.PATIENCE_MILLIS, gate.parked.nextDeadlineMillis());
    }

    @Test
    void a_repeat_of_it_waits_with_it_and_another_command_cannot_take_its_id() {
        gate.block(List.of(gate.command("a", "pass red paul")));
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        assertEquals(new Verdict.Parked(A, List.of(need("red"))), draft.take(gate.command("a", "pass red paul")));
        assertEquals(
                new Verdict.NotDecided(A, CommandRefusal.ID_TAKEN_BY_DIFFERENT_COMMAND),
                draft.take(gate.command("a", "pass blue paul")));
        assertTrue(gate.parked.has(A));
    }

    // ---- going on ---------------------------------------------------------------------------------------------------

    @Test
    void it_is_decided_right_after_a_message_of_its_peer_and_nobody_takes_what_that_brought() {
        gate.block(List.of(gate.command("a", "pass red paul")));
        assertEquals(
                List.of("StreamArrival [key red]", "a [passed red]"),
                gate.block(List.of(gate.key("red"), gate.command("b", "pass red paul"))));
        assertFalse(gate.parked.has(A));
        assertTrue(gate.parked.has(new CommandId("guest", "b")));
    }

    @Test
    void the_oldest_goes_first() {
        gate.block(List.of(gate.command("a", "pass red paul"), gate.command("b", "pass red paul")));
        assertEquals(List.of("StreamArrival [key red]", "a [passed red]"), gate.block(List.of(gate.key("red"))));
        assertEquals(List.of("StreamArrival [key red]", "b [passed red]"), gate.block(List.of(gate.key("red"))));
    }

    @Test
    void what_comes_in_the_same_batch_brings_it_back_in_the_same_block() {
        assertEquals(
                List.of("StreamArrival [key red]", "a [passed red]", "b [waited 0]"),
                gate.block(List.of(gate.command("a", "pass red paul"), gate.key("red"), gate.command("b", "waited"))));
    }

    @Test
    void a_message_of_somebody_else_does_not_bring_it_back() {
        gate.block(List.of(gate.command("a", "pass red anna")));
        assertEquals(List.of("StreamArrival [key red]"), gate.block(List.of(gate.key("red"))));
        assertEquals(List.of("PairArrival []", "a [passed red]"), gate.block(List.of(GateKeeper.pair(ANNA, 3))));
    }

    @Test
    void a_message_that_is_taken_already_brings_nobody_back() {
        gate.block(List.of(GateKeeper.pair(ANNA, 3)));
        gate.block(List.of(gate.command("a", "pass red anna"), gate.key("red")));
        assertEquals(List.of(), gate.block(List.of(GateKeeper.pair(ANNA, 3))));
        assertTrue(gate.parked.has(A));
    }

    @Test
    void each_answer_is_kept_until_all_are_there() {
        gate.block(List.of(gate.command("a", "pass red anna paul")));
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        draft.take(GateKeeper.hint(ANNA, new Gate.NoKey("red"), 0));
        assertEquals(
                List.of(new Verdict.Parked(A, List.of(need("red")))),
                draft.parkedVerdicts(),
                "it asks only Paul any more");
        draft.take(GateKeeper.hint(ANNA, new Gate.Chatter("nice weather"), 0));
        draft.take(GateKeeper.hint(PAUL, new Gate.Chatter("indeed"), 0));
        assertEquals(1, draft.parkedVerdicts().size(), "it asks nothing else");
        draft.take(GateKeeper.hint(PAUL, new Gate.NoKey("red"), 0));
        assertEquals(List.of("a NO_KEY[]"), GateKeeper.told(draft.seal()));
    }

    @Test
    void the_latest_of_each_kind_that_a_peer_says_is_kept() {
        gate.block(List.of(gate.command("a", "hear paul")));
        assertEquals(
                List.of("a [heard blue and bye]"),
                gate.block(List.of(
                        GateKeeper.hint(PAUL, new Gate.NoKey("red"), 0),
                        GateKeeper.hint(PAUL, new Gate.NoKey("blue"), 0),
                        GateKeeper.hint(PAUL, new Gate.Chatter("bye"), 0))));
    }

    @Test
    void what_was_said_before_it_came_is_no_answer_to_it() {
        gate.block(List.of(GateKeeper.hint(PAUL, new Gate.NoKey("red"), 0), gate.command("a", "pass red paul")));
        assertTrue(gate.parked.has(A));
    }

    // ---- the end of waiting -----------------------------------------------------------------------------------------

    @Test
    void it_is_decided_for_the_last_time_when_it_has_waited_long_enough() {
        gate.block(List.of(gate.command("a", "pass red paul")));
        gate.nowMillis += Gate.PATIENCE_MILLIS - 1;
        assertEquals(List.of(), gate.block(List.of(GateKeeper.deadline())));
        gate.nowMillis += 1;
        assertEquals(List.of("a TIME_OVER[]"), gate.block(List.of(GateKeeper.deadline())));
        assertEquals(Law.NO_DEADLINE, gate.parked.nextDeadlineMillis());
    }

    @Test
    void it_is_never_decided_after_its_valid_until() {
        gate.block(List.of(gate.command("guest", "a", "pass red paul", 300)));
        assertEquals(gate.nowMillis + 300, gate.parked.nextDeadlineMillis());
        gate.nowMillis += 301;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        draft.take(GateKeeper.deadline());
        assertEquals(List.of(new Verdict.NotDecided(A, CommandRefusal.EXPIRED)), draft.parkedVerdicts());
        assertTrue(draft.isEmpty());
        assertFalse(gate.parked.has(A));
    }

    @Test
    void it_does_not_wait_at_all_if_there_is_no_time() {
        assertEquals(List.of("a TIME_OVER[]"), gate.block(List.of(gate.command("guest", "a", "pass red paul", 0))));
    }

    @Test
    void an_account_has_only_so_many_that_wait_and_so_has_the_entity() {
        gate.block(List.of(
                gate.command("a", "pass red paul"),
                gate.command("b", "pass red paul"),
                gate.command("c", "pass red paul")));
        assertEquals(List.of("d TOO_MANY[]"), gate.block(List.of(gate.command("d", "pass red paul"))));
        gate.block(List.of(
                gate.command("other", "a", "pass red anna", 5_000),
                gate.command("other", "b", "pass red anna", 5_000)));
        assertEquals(List.of("c TOO_MANY[]"), gate.block(List.of(gate.command("other", "c", "pass red anna", 5_000))));
    }

    @Test
    void those_who_wait_for_one_peer_fit_into_half_a_block() {
        GateKeeper small = new GateKeeper(new EntityLimits(4, 64 * 1024, 100, 60_000, 3, 5));
        small.block(List.of(small.command("a", "pass red paul"), small.command("b", "pass blue paul")));
        assertEquals(List.of("c TOO_MANY[]"), small.block(List.of(small.command("c", "pass green paul"))));
    }

    @Test
    void there_is_room_left_for_those_who_wait() {
        gate.block(List.of(gate.command("a", "pass red paul"), gate.command("b", "pass blue paul")));
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        for (int i = 0; i < 5; i++) {
            draft.take(gate.command("w" + i, "waited"));
            assertFalse(draft.isFull());
        }
        draft.take(gate.command("w5", "waited"));
        assertTrue(draft.isFull(), "a message would bring three entries, and there is room for two");
    }

    @Test
    void a_law_that_lets_wait_what_may_not_is_found() {
        gate.block(List.of(gate.command("a", "pass red paul")));
        gate.law.isStubborn = true;
        gate.nowMillis += Gate.PATIENCE_MILLIS;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        assertThrows(IllegalStateException.class, () -> draft.take(GateKeeper.deadline()));
        assertEquals(A, draft.deciding());
    }

    private static ChannelMessage.Hint need(String colour) {
        return new ChannelMessage.Hint(GATE, PAUL, new Gate.Need(colour, 0), 0);
    }
}
