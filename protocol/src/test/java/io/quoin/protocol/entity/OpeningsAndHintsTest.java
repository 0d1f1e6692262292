package io.quoin.protocol.entity;

import static io.quoin.protocol.entity.GateKeeper.GATE;
import static io.quoin.protocol.entity.GateKeeper.PAUL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How a block begins, which price counts in it, and what becomes of hints. */
class OpeningsAndHintsTest {
    private final GateKeeper gate = new GateKeeper(EntityLimits.STANDARD);
    private final Board board = new Board();

    /** A board with one price, which can be changed. */
    private static final class Board implements Prices {
        long round = 7;
        boolean isLive = true;

        @Override
        public BoardPrice latest(String underlying) {
            return new BoardPrice(underlying, round, 100 + round, 2, 1, isLive);
        }

        @Override
        public RoundRange since(String underlying, long from) {
            return new RoundRange(from, 100 + from, round, 100 + round);
        }

        @Override
        public Prices moment() {
            Board now = new Board();
            now.round = round;
            now.isLive = isLive;
            return now;
        }
    }

    // ---- openings ---------------------------------------------------------------------------------------------------

    @Test
    void a_block_is_opened_once_before_its_first_input() {
        gate.board = board;
        gate.law.looksAtPrices = true;
        assertEquals(
                List.of("Opening [salt stands at 107]", "a [waited 0]", "b [waited 0]"),
                gate.block(List.of(gate.command("a", "waited"), gate.command("b", "waited"))));
        assertEquals(1, gate.law.openings);
    }

    @Test
    void a_newer_price_alone_may_open_a_block_and_need_not() {
        assertEquals(List.of(), gate.block(List.of(new Input.Opening<>())));
        gate.board = board;
        gate.law.looksAtPrices = true;
        assertEquals(List.of("Opening [salt stands at 107]"), gate.block(List.of(new Input.Opening<>())));
    }

    @Test
    void an_input_that_says_nothing_new_opens_no_block() {
        gate.block(List.of(GateKeeper.pair(PAUL, 3)));
        gate.board = board;
        gate.law.looksAtPrices = true;
        assertEquals(List.of(), gate.block(List.of(GateKeeper.pair(PAUL, 3))));
    }

    // ---- prices -----------------------------------------------------------------------------------------------------

    @Test
    void one_price_counts_all_through_a_block_and_is_noted() {
        gate.board = board;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        draft.take(gate.command("a", "price"));
        board.round = 8;
        draft.take(gate.command("b", "price"));
        SealedBlock<String> sealed = draft.seal();
        assertEquals(List.of("a [price 107]", "b [price 107]"), GateKeeper.told(sealed));
        assertEquals(List.of(new PriceRound("salt", 7, 107)), sealed.block().rounds());
        assertTrue(
                new String(sealed.bytes(), StandardCharsets.UTF_8).contains("round=7"),
                "the rounds are in the bytes that are hashed");
    }

    @Test
    void a_block_looks_at_the_board_of_one_moment_and_notes_the_ends_of_what_it_saw() {
        gate.board = board;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        draft.take(gate.command("a", "range 5"));
        board.round = 8;
        draft.take(gate.command("b", "range 3"));
        draft.take(gate.command("c", "price"));
        SealedBlock<String> sealed = draft.seal();
        assertEquals(List.of("a [range 105 to 107]", "b [range 103 to 107]", "c [price 107]"), GateKeeper.told(sealed));
        assertEquals(
                List.of(new PriceRound("salt", 3, 103), new PriceRound("salt", 7, 107)),
                sealed.block().rounds());
    }

    @Test
    void a_price_that_nobody_looked_at_is_not_noted_and_one_that_has_expired_is() {
        gate.board = board;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        draft.take(gate.command("a", "waited"));
        assertEquals(List.of(), draft.seal().block().rounds());
        board.isLive = false;
        BlockDraft<TreeSet<String>, String, String, Gate.Word> next = gate.draft();
        next.take(gate.command("b", "price"));
        assertEquals(
                List.of(new PriceRound("salt", 7, 107)), next.seal().block().rounds());
    }

    // ---- hints ------------------------------------------------------------------------------------------------------

    @Test
    void a_hint_that_nothing_comes_of_leaves_no_trace() {
        assertEquals(List.of(), gate.block(List.of(GateKeeper.hint(PAUL, new Gate.NoKey("red"), 0))));
    }

    @Test
    void a_hint_that_something_comes_of_stands_in_the_block_without_what_it_said() {
        assertEquals(List.of("Hinted [key red]"), gate.block(List.of(GateKeeper.hint(PAUL, new Gate.Key("red"), 0))));
    }

    @Test
    void a_reply_rests_on_the_pair_as_the_hint_left_it() {
        BlockDraft<TreeSet<String>, String, String, Gate.Word> draft = gate.draft();
        assertEquals(
                new Verdict.Replies(List.of(new ChannelMessage.Hint(GATE, PAUL, new Gate.Chatter("hello"), 0))),
                draft.take(GateKeeper.hint(PAUL, new Gate.Chatter("hello"), 0)));
        assertEquals(
                new Verdict.Replies(List.of(new ChannelMessage.Hint(GATE, PAUL, new Gate.Chatter("thanks"), 2))),
                draft.take(GateKeeper.hint(PAUL, new Gate.Key("red"), 0)),
                "block 2 moves the pair");
    }

    @Test
    void a_hint_is_not_heard_before_the_pair_that_it_rests_on() {
        assertEquals(List.of(), gate.block(List.of(GateKeeper.hint(PAUL, new Gate.Key("red"), 3))));
        assertEquals(
                List.of("PairArrival []", "Hinted [key red]"),
                gate.block(List.of(GateKeeper.pair(PAUL, 4), GateKeeper.hint(PAUL, new Gate.Key("red"), 3))));
    }
}
