package io.quoin.lab.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that the check must find is planted into a journal that was right before. */
class CrashCheckTest {
    private static final Address ALICE = TinyRealm.account("alice");
    private static final Address BOB = TinyRealm.account("bob");

    private final TinyRealm realm = new TinyRealm();
    private final Ledger ledger = new Ledger(1, 10_000, Set.of("alice", "bob"));

    @BeforeEach
    void money_moves() {
        apply("alice", "a1", new AccountCommand.Open(new OwnerKey(Bytes32.of(new byte[Bytes32.LENGTH]))));
        apply("bob", "b1", new AccountCommand.Open(new OwnerKey(Bytes32.of(new byte[Bytes32.LENGTH]))));
        apply("alice", "a2", new AccountCommand.DrawFaucet(Money.parse("100 USDC")));
        apply("alice", "a3", new AccountCommand.Transfer("bob", Money.parse("30.00000001 USDC")));
        apply("alice", "a4", new AccountCommand.Transfer("nobody", Money.parse("5 USDC")));
        apply("bob", "b2", new AccountCommand.Withdraw(Money.parse("7 USDC")));
        realm.command("bob", "b3", new AccountCommand.Withdraw(Money.parse("1000000 USDC")));
    }

    private void apply(String account, String clientId, AccountCommand command) {
        realm.command(account, clientId, command);
        realm.settle();
        ledger.apply(account, command);
    }

    @Test
    void a_truthjournal_has_no_findings_and_balances() {
        CrashResult result = realm.check(Map.of(ALICE, realm.fingerprint(ALICE), BOB, realm.fingerprint(BOB)));
        result.compare(ledger, "USDC");
        assertEquals("{}", result.findings().toString());
        assertTrue(result.isQuiet());
        assertEquals(7, result.counts().commands());
        assertEquals(2_300_000_001L, result.held().get(BOB).get("USDC"));
    }

    @Test
    void value_in_transit_is_counted() {
        realm.command("alice", "a5", new AccountCommand.Transfer("bob", Money.parse("1 USDC")));
        CrashResult result = realm.check();
        assertEquals(List.of(), result.findings().first());
        assertEquals("{USDC=100010000}", result.inTransit().toString());
        assertEquals(List.of(ALICE), result.unconfirmed());
    }

    @Test
    void a_lost_row_at_the_end_of_a_journal_is_found() {
        List<RawRow> rows = realm.rows.get(BOB);
        rows.remove(rows.size() - 1);
        assertFound(Finding.Kind.LOST);
    }

    @Test
    void a_lost_row_within_a_journal_is_found() {
        List<RawRow> rows = realm.rows.get(ALICE);
        rows.remove(2);
        assertFound(Finding.Kind.BROKEN);
    }

    @Test
    void a_lost_journal_is_found() {
        realm.rows.remove(BOB);
        assertFound(Finding.Kind.LOST);
        assertFound(realm.check(Map.of(BOB, realm.fingerprint(BOB))), Finding.Kind.BROKEN);
    }

    @Test
    void a_changed_byte_is_found() {
        RawRow row = realm.rows.get(ALICE).get(3);
        row.bytes()[row.bytes().length / 2] ^= 1;
        assertFound(Finding.Kind.BROKEN);
    }

    @Test
    void a_command_that_stands_twice_is_found() {
        Order<AccountCommand> order = order("bob", "b2");
        Entry<AccountEvent> again = new Entry<>(
                new Cause.Command(realm.ticket(order), Outcome.APPLIED),
                List.of(new AccountEvent.WithdrawalBooked(Money.parse("7 USDC"))));
        realm.rows.get(BOB).add(realm.forged(BOB, again));
        assertFound(Finding.Kind.DOUBLED);
    }

    @Test
    void a_transfer_that_is_credited_twice_is_found() {
        StreamFloor floor = realm.state(BOB).channels().floor(ALICE);
        Entry<AccountEvent> again = new Entry<>(
                new Cause.StreamArrival(ALICE, floor.run(), floor.sequence() + 1, floor.sequence()),
                List.of(new AccountEvent.TransferCredited(ALICE, Money.parse("30.00000001 USDC"))));
        realm.rows.get(BOB).add(realm.forged(BOB, again));
        CrashResult result = realm.check();
        result.compare(ledger, "USDC");
        assertFound(result, Finding.Kind.NOT_CONSERVED);
        assertFound(result, Finding.Kind.BALANCE_DIFFERS);
    }

    @Test
    void a_command_that_nobody_handed_in_is_found() {
        Order<AccountCommand> order = new Order<>(
                "bob",
                new CommandId("bob", "b9"),
                TinyRealm.VALID_UNTIL,
                new AccountCommand.Withdraw(Money.parse("1 USDC")));
        Entry<AccountEvent> foreign = new Entry<>(
                new Cause.Command(realm.ticket(order), Outcome.APPLIED),
                List.of(new AccountEvent.WithdrawalBooked(Money.parse("1 USDC"))));
        realm.rows.get(BOB).add(realm.forged(BOB, foreign));
        assertFound(Finding.Kind.FOREIGN);
    }

    @Test
    void an_acknowledged_block_that_a_later_owner_left_behind_is_lost() {
        EntityState<?> bob = realm.state(BOB);
        RawRow below = realm.rows.get(BOB).get((int) bob.height() - 2);
        BlockHash previous = BlockHeader.parse(below.header()).hash();
        realm.rows
                .get(BOB)
                .add(realm.forged(
                        bob.height(), new Incarnation(2, 99), previous, new Entry<>(new Cause.Fence(), List.of())));
        CrashResult result = realm.check();
        assertFound(result, Finding.Kind.LOST);
        assertEquals(1, result.counts().voidRows());
    }

    @Test
    void a_void_block_that_nobody_was_told_of_is_no_finding() {
        RawRow first = realm.rows.get(BOB).get(0);
        BlockHash previous = BlockHeader.parse(first.header()).hash();
        realm.rows
                .get(BOB)
                .add(1, realm.forged(2, new Incarnation(0, 1), previous, new Entry<>(new Cause.Fence(), List.of())));
        CrashResult result = realm.check();
        assertEquals(List.of(), result.findings().first());
        assertEquals(1, result.counts().voidRows());
    }

    @Test
    void a_fate_that_the_journal_tells_otherwise_is_found() {
        Order<AccountCommand> order = handIn("b4");
        realm.history.told(order, new Fate.Applied(2, 0, BlockHash.GENESIS));
        assertFound(Finding.Kind.LOST);
        realm.history.told(order("bob", "b2"), new Fate.Applied(2, 0, BlockHash.GENESIS));
        assertFound(Finding.Kind.CONTRADICTED);
        assertFound(Finding.Kind.FORKED);
    }

    @Test
    void a_never_that_came_to_be_is_found() {
        realm.history.told(order("bob", "b2"), new Fate.Never());
        assertFound(Finding.Kind.APPEARED);
    }

    @Test
    void a_command_without_a_fate_is_found_when_all_is_over_and_not_before() {
        handIn("b4");
        assertFound(Finding.Kind.UNRESOLVED);
        assertTrue(realm.crashCheck().glance(realm, List.of(ALICE, BOB)).isEmpty());
    }

    @Test
    void a_glance_finds_what_was_lost_from_the_accounts_it_looks_at() {
        List<RawRow> rows = realm.rows.get(BOB);
        rows.remove(rows.size() - 1);
        assertTrue(realm.crashCheck().glance(realm, List.of(ALICE)).isEmpty());
        assertEquals(1, realm.crashCheck().glance(realm, List.of(BOB)).count(Finding.Kind.LOST));
    }

    @Test
    void a_live_state_that_differs_from_its_journal_is_found() {
        Fingerprint truth = realm.fingerprint(BOB);
        Fingerprint other = new Fingerprint(truth.height(), truth.head(), BlockHash.GENESIS);
        assertFound(realm.check(Map.of(BOB, other)), Finding.Kind.STATE_DIFFERS);
        Fingerprint higher = new Fingerprint(truth.height() + 1, truth.head(), truth.stateHash());
        assertFound(realm.check(Map.of(BOB, higher)), Finding.Kind.STATE_DIFFERS);
    }

    @Test
    void an_account_that_does_not_hold_what_its_commands_add_up_to_is_found() {
        ledger.apply("bob", new AccountCommand.DrawFaucet(Money.parse("0.00000001 USDC")));
        CrashResult result = realm.check();
        result.compare(ledger, "USDC");
        assertEquals(2, result.findings().count(Finding.Kind.BALANCE_DIFFERS), "bob and " + SystemAccounts.OUTSIDE);
    }

    private Order<AccountCommand> handIn(String clientId) {
        Order<AccountCommand> order = new Order<>(
                "bob",
                new CommandId("bob", clientId),
                TinyRealm.VALID_UNTIL,
                new AccountCommand.Withdraw(Money.parse("1 USDC")));
        realm.history.handedIn(order);
        return order;
    }

    private Order<AccountCommand> order(String account, String clientId) {
        return realm.history.deeds().stream()
                .map(History.Deed::order)
                .filter(order -> order.id().equals(new CommandId(account, clientId)))
                .findFirst()
                .orElseThrow();
    }

    private void assertFound(Finding.Kind kind) {
        assertFound(realm.check(), kind);
    }

    private static void assertFound(CrashResult result, Finding.Kind kind) {
        assertTrue(result.findings().count(kind) > 0, () -> "no " + kind + " in " + result.findings());
    }
}
