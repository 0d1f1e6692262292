package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.account.AccountBooks;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.line.FromMarket;
import org.junit.jupiter.api.Test;

/** Why an entry is in its block is said so that a reader of the tape understands it. */
class CauseWordsTest {
    private static final Address ALICE = new Address("account", "alice");

    private final CauseWords words = new CauseWords(ALICE, new AccountBooks());

    @Test
    void a_hint_is_told_by_its_sender() {
        assertEquals("hint from account/alice", words.of(new Cause.Hinted(ALICE)));
    }

    @Test
    void an_opening_is_told() {
        assertEquals("opening of the block", words.of(new Cause.Opening()));
    }

    @Test
    void a_pair_is_told_by_what_it_has_moved_since_it_last_came() {
        assertEquals(
                "pair with account/alice as of its block 3: totals 5 USDC",
                words.of(new Cause.PairArrival(ALICE, 3, Totals.of(500_000_000), null)));
        assertEquals(
                "pair with account/alice as of its block 4: moved -1 USDC",
                words.of(new Cause.PairArrival(ALICE, 4, Totals.of(400_000_000), null)));
    }

    @Test
    void what_stands_beside_the_totals_is_told_after_them() {
        assertEquals(
                "pair with account/alice as of its block 3: totals nothing; barrier answered: barrier 7, round 8, mark 9",
                words.of(new Cause.PairArrival(ALICE, 3, Totals.ZERO, new FromMarket.BarrierAnswered(7, 8, 9))));
    }
}
