package io.quoin.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the demo's client was told is held against journals and balances: every way in which they can differ is found. */
class DemoJudgementTest {
    private static final long HEIGHT = 7;
    private static final BlockHash HASH = BlockHash.ofContent(new byte[] {1});
    private static final BlockHash OTHER_HASH = BlockHash.ofContent(new byte[] {2});
    private static final Outcome REFUSED = new Outcome.Refused("BALANCE_INSUFFICIENT", "");
    private static final PlannedTransfer TRANSFER =
            new PlannedTransfer(3, 0, TransferPlan.account(0), TransferPlan.account(1), usdc("100"));

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Test
    void what_stands_where_it_was_said_to_stand_is_neither_lost_nor_doubled() {
        assertJudged(0, 0, applied(HEIGHT, 0, HASH), block(HEIGHT, Outcome.APPLIED));
        assertJudged(0, 0, new Fate.Refused(HEIGHT, 0, HASH, "BALANCE_INSUFFICIENT", ""), block(HEIGHT, REFUSED));
        assertJudged(0, 0, new Fate.Never());
    }

    @Test
    void what_stands_nowhere_is_lost() {
        assertJudged(1, 0, applied(HEIGHT, 0, HASH));
    }

    @Test
    void what_stands_elsewhere_or_otherwise_is_lost() {
        assertJudged(1, 0, applied(HEIGHT + 1, 0, HASH), block(HEIGHT, Outcome.APPLIED));
        assertJudged(1, 0, applied(HEIGHT, 1, HASH), block(HEIGHT, Outcome.APPLIED));
        assertJudged(1, 0, applied(HEIGHT, 0, OTHER_HASH), block(HEIGHT, Outcome.APPLIED));
        assertJudged(1, 0, applied(HEIGHT, 0, HASH), block(HEIGHT, REFUSED));
        assertJudged(1, 0, new Fate.Refused(HEIGHT, 0, HASH, "ANOTHER", ""), block(HEIGHT, REFUSED));
        assertJudged(
                1, 0, new Fate.Refused(HEIGHT, 0, HASH, "BALANCE_INSUFFICIENT", ""), block(HEIGHT, Outcome.APPLIED));
    }

    @Test
    void what_was_to_be_never_and_stands_there_counts_as_lost() {
        assertJudged(1, 0, new Fate.Never(), block(HEIGHT, Outcome.APPLIED));
    }

    @Test
    void what_stands_twice_is_doubled() {
        assertJudged(
                0, 1, applied(HEIGHT, 0, HASH), block(HEIGHT, Outcome.APPLIED), block(HEIGHT + 1, Outcome.APPLIED));
        assertJudged(0, 1, applied(HEIGHT, 0, HASH), block(HEIGHT, Outcome.APPLIED, Outcome.APPLIED));
    }

    @Test
    void a_journal_that_is_told_again_does_not_count_twice() {
        Acknowledged judge = new Acknowledged(List.of(new DemoRun.Done(TRANSFER, applied(HEIGHT, 0, HASH))));
        judge.visit(sender(), block(HEIGHT, Outcome.APPLIED));
        judge.again(sender());
        judge.visit(sender(), block(HEIGHT, Outcome.APPLIED));
        assertEquals(0, judge.lost() + judge.doubled());
    }

    private static void assertJudged(long lost, long doubled, Fate told, SealedBlock<?>... journal) {
        Acknowledged judge = new Acknowledged(List.of(new DemoRun.Done(TRANSFER, told)));
        for (SealedBlock<?> block : journal) {
            judge.visit(sender(), block);
        }
        assertEquals(lost, judge.lost(), "lost");
        assertEquals(doubled, judge.doubled(), "doubled");
    }

    private static Fate applied(long height, int index, BlockHash hash) {
        return new Fate.Applied(height, index, hash);
    }

    /** A block of the sender with the transfer in it, once for each outcome. */
    private static SealedBlock<Object> block(long height, Outcome... outcomes) {
        Ticket ticket =
                new Ticket(new CommandId(TRANSFER.from(), TRANSFER.clientId()), 1_000, ContentHash.of(new byte[] {3}));
        List<Entry<Object>> entries = List.of(outcomes).stream()
                .map(outcome -> new Entry<Object>(new Cause.Command(ticket, outcome), List.of()))
                .toList();
        Block<Object> block = new Block<>(height, new Incarnation(1, 1), 500, BlockHash.GENESIS, List.of(), entries);
        return new SealedBlock<>(block, new byte[0], HASH);
    }

    private static Address sender() {
        return new Address("account", TRANSFER.from());
    }

    // ---- balances ---------------------------------------------------------------------------------------------------

    @Test
    void a_balance_is_what_it_began_with_and_every_applied_transfer_with_its_fee_once() {
        // 100 USDC and the basis point of it, 0.01, go; refused and never decided ones change nothing.
        List<DemoRun.Done> told = List.of(
                new DemoRun.Done(TRANSFER, applied(HEIGHT, 0, HASH)),
                new DemoRun.Done(TRANSFER, new Fate.Never()),
                new DemoRun.Done(TRANSFER, new Fate.Refused(HEIGHT, 0, HASH, "BALANCE_INSUFFICIENT", "")));
        assertEquals(List.of(), Balances.wrong(3, told, held("59899.99", "60100", "60000")));
        assertEquals(1, Balances.wrong(3, told, held("59900", "60100", "60000")).size());
        assertEquals(
                1,
                Balances.wrong(3, told, held("59899.99", "60100", "59999.99999999"))
                        .size());
        assertEquals(3, Balances.wrong(3, told, new TreeMap<>()).size());
    }

    @Test
    void a_fee_is_rounded_up_to_the_unit() {
        PlannedTransfer crumb = new PlannedTransfer(
                0, 0, TransferPlan.account(0), TransferPlan.account(1), Money.ofUnits(Assets.USDC, 1));
        List<DemoRun.Done> told = List.of(new DemoRun.Done(crumb, applied(HEIGHT, 0, HASH)));
        assertEquals(List.of(), Balances.wrong(2, told, held("59999.99999998", "60000.00000001")));
    }

    private static SortedMap<String, Long> held(String... amounts) {
        SortedMap<String, Long> held = new TreeMap<>();
        for (int i = 0; i < amounts.length; i++) {
            held.put(TransferPlan.account(i), usdc(amounts[i]).units());
        }
        return held;
    }

    private static Money usdc(String amount) {
        return Money.parse(amount, Assets.USDC);
    }
}
