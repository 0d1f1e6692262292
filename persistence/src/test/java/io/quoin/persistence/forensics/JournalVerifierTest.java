package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.forensics.Problem.Kind;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.Balances;
import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {
    private static final Address ALICE = new Address("account", "alice");
    private static final Address BOB = new Address("account", "bob");

    private static CqlSession session;
    private static JournalReader reader;

    private World world;
    private Scribe alice;
    private Scribe bob;

    @BeforeAll
    static void open() {
        session = SharedCassandra.address().openSession();
        reader = new JournalReader(session);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** Alice has 100 USDC less 12.34 that Bob has, and less the fee. */
    @BeforeEach
    void transferOnce() {
        world = new World(session);
        alice = world.open("alice", "100 USDC");
        bob = world.open("bob", "5 USDC");
        world.transfer(alice, "bob", "12.34 USDC");
        world.deliver();
    }

    @AfterEach
    void erase() {
        world.close();
    }

    private JournalVerifier verifier() {
        return JournalVerifier.of(reader, List.of(World.ACCOUNT)).among(world.persistenceIds());
    }

    private static void assertFound(JournalReport report, Kind kind, String subject) {
        assertTrue(
                report.problems().stream()
                        .anyMatch(problem ->
                                problem.kind() == kind && problem.subject().equals(subject)),
                () -> kind + " of " + subject + " is not among " + report.problems());
        assertFalse(report.isOk());
    }

    private static void assertFoundAlone(JournalReport report, Kind kind, String subject) {
        assertFound(report, kind, subject);
        assertEquals(1, report.problemsTotal(), () -> "more was found: " + report.problems());
    }

    private static void assertSound(JournalReport report) {
        assertEquals(List.of(), report.problems());
        assertTrue(report.isOk() && report.isSumJudged());
    }

    private static BigInteger units(String money) {
        return BigInteger.valueOf(Money.parse(money).units());
    }

    // ---- what is right ----------------------------------------------------------------------------------------------

    @Test
    void a_realm_at_rest_is_proven() {
        List<String> seen = new ArrayList<>();
        JournalReport report = verifier()
                .visiting(
                        (entity, block) -> seen.add(entity + " " + block.block().height()))
                .verify();
        assertSound(report);
        assertEquals(4, report.entities());
        assertEquals(4, report.fences());
        assertEquals(report.blocks(), seen.size());
        assertEquals(seen.size(), new HashSet<>(seen).size());
        assertEquals(alice.fingerprint(), report.heads().get(ALICE));
        assertEquals(bob.fingerprint(), report.heads().get(BOB));
        AssetSum usdc = report.assets().get("USDC");
        assertEquals(units("105 USDC"), usdc.positive());
        assertEquals(units("-105 USDC"), usdc.negative());
        assertEquals(BigInteger.ZERO, usdc.inTransit());
        assertEquals(0, report.replayedFurther());
    }

    @Test
    void what_is_on_its_way_counts() {
        world.transfer(alice, "bob", "10 USDC");
        world.transfer(bob, "nobody-yet", "1 USDC");
        JournalReport report = verifier().verify();
        assertSound(report);
        AssetSum usdc = report.assets().get("USDC");
        assertEquals(units("11 USDC"), usdc.onStreams());
        assertEquals(units("0.0011 USDC"), usdc.onPairs());
    }

    @Test
    void what_is_taken_but_not_confirmed_counts_once() {
        world.transfer(alice, "bob", "10 USDC");
        world.deliver(world.outbox.removeFirst());
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(BigInteger.ZERO, report.assets().get("USDC").onStreams());
    }

    @Test
    void rows_of_an_owner_that_was_fenced_are_counted_and_skipped() {
        Scribe next = alice.successor("writer-b");
        world.transfer(alice, "bob", "50 USDC");
        world.transfer(alice, "bob", "30 USDC");
        world.outbox.clear(); // Never released: the next owner started before the reads of the epoch.
        next.start(2);
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(2, report.voidRows());
        assertEquals(next.fingerprint(), report.heads().get(ALICE));
    }

    @Test
    void a_snapshot_on_the_live_chain_is_compared() {
        bob.snapshot();
        world.transfer(bob, "alice", "1 USDC");
        world.deliver();
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(1, report.snapshotsChecked());
    }

    @Test
    void a_snapshot_of_a_void_branch_is_stale_and_no_fault() {
        Scribe next = alice.successor("writer-b");
        world.transfer(alice, "bob", "50 USDC");
        world.outbox.clear();
        alice.snapshot();
        next.start(2);
        JournalReport report = verifier().verify();
        assertSound(report);
        assertEquals(0, report.snapshotsChecked());
        assertEquals(1, report.snapshotsStale());
    }

    @Test
    void expected_fingerprints_are_met_though_the_journal_went_on() {
        Map<Address, Fingerprint> expected = Map.of(ALICE, alice.fingerprint(), BOB, bob.fingerprint());
        world.transfer(alice, "bob", "1 USDC");
        world.deliver();
        JournalReport report = verifier().expecting(expected).verify();
        assertSound(report);
        assertEquals(2, report.fingerprintsChecked());
    }

    // ---- while journals are written ---------------------------------------------------------------------------------

    @Test
    void a_sender_that_was_read_before_it_sent_is_read_further() {
        JournalReport report = verifyWhile("alice", () -> world.transfer(alice, "bob", "7 USDC"));
        assertTrue(report.replayedFurther() > 0);
    }

    @Test
    void a_receiver_that_was_read_before_it_took_what_is_confirmed_is_read_further() {
        JournalReport report = verifyWhile("alice", () -> world.transfer(bob, "alice", "2 USDC"));
        assertTrue(report.replayedFurther() > 0);
    }

    /** Writes in the middle of a verification: when the journal has been read to its end, and those after it not yet. */
    private JournalReport verifyWhile(String id, Runnable writing) {
        Scribe scribe = world.account(id);
        long lastHeight = scribe.height();
        List<String> seen = new ArrayList<>();
        JournalReport report = verifier()
                .withWorkers(1)
                .visiting((entity, block) -> {
                    seen.add(entity + " " + block.block().height());
                    if (entity.id().equals(id) && block.block().height() == lastHeight) {
                        writing.run();
                        world.deliver();
                    }
                })
                .verify();
        assertSound(report);
        assertTrue(scribe.height() > lastHeight);
        Set<String> once = new HashSet<>(seen);
        assertEquals(once.size(), seen.size(), "a block was shown twice");
        assertEquals(report.blocks(), seen.size());
        return report;
    }

    // ---- what is wrong ----------------------------------------------------------------------------------------------

    @Test
    void a_flipped_bit_is_found() {
        alice.flip(3);
        assertFoundAlone(verifier().verify(), Kind.HASH_DIFFERS, "account/alice");
    }

    @Test
    void a_flipped_bit_in_the_last_block_is_found() {
        bob.flip(bob.height());
        assertFoundAlone(verifier().verify(), Kind.HASH_DIFFERS, "account/bob");
    }

    @Test
    void a_header_that_lies_about_the_incarnation_is_found() {
        BlockHeader header = alice.header(alice.height());
        alice.relabel(alice.height(), new BlockHeader(1, new Incarnation(7, 7), header.previous(), header.hash()));
        assertFoundAlone(verifier().verify(), Kind.HEADER_LIES, "account/alice");
    }

    @Test
    void a_header_that_lies_about_the_format_is_found() {
        BlockHeader header = alice.header(2);
        alice.relabel(2, new BlockHeader(99, header.incarnation(), header.previous(), header.hash()));
        assertFoundAlone(verifier().verify(), Kind.HEADER_LIES, "account/alice");
    }

    @Test
    void a_header_that_lies_about_the_block_below_is_found() {
        BlockHeader header = alice.header(3);
        alice.relabel(3, new BlockHeader(1, header.incarnation(), BlockHash.ofContent(new byte[] {1}), header.hash()));
        assertFoundAlone(verifier().verify(), Kind.CHAIN_BROKEN, "account/alice");
    }

    @Test
    void a_row_without_a_header_is_found() {
        alice.relabel(2, "");
        assertFoundAlone(verifier().verify(), Kind.ROW_UNREADABLE, "account/alice");
    }

    @Test
    void bytes_that_are_no_block_are_found_though_their_hash_is_right() {
        bob.replaceBytes(bob.height(), new byte[] {1, 2, 3});
        assertFoundAlone(verifier().verify(), Kind.BLOCK_UNREADABLE, "account/bob");
    }

    @Test
    void a_missing_block_in_the_middle_is_found() {
        alice.erase(2);
        assertFoundAlone(verifier().verify(), Kind.CHAIN_BROKEN, "account/alice");
    }

    @Test
    void the_sums_are_not_judged_if_a_journal_cannot_be_replayed() {
        alice.erase(2);
        assertFalse(verifier().verify().isSumJudged());
    }

    @Test
    void a_lost_tail_of_a_receiver_is_found_by_what_its_sender_knows() {
        world.transfer(alice, "bob", "3 USDC");
        world.deliver();
        bob.erase(bob.height());
        assertFoundAlone(verifier().verify(), Kind.CONFIRMED_BUT_NEVER_TAKEN, "account/bob");
    }

    @Test
    void a_lost_tail_of_a_sender_is_found_by_what_its_receiver_has() {
        long sent = alice.height() + 1;
        world.transfer(alice, "bob", "3 USDC");
        ChannelMessage leg = world.outbox.removeFirst();
        world.outbox.clear();
        world.deliver(leg);
        alice.erase(sent);
        assertFoundAlone(verifier().verify(), Kind.TAKEN_BUT_NEVER_SENT, "account/alice");
    }

    @Test
    void a_journal_that_is_gone_as_a_whole_is_found_by_those_who_talked_with_it() {
        bob.eraseAll();
        assertFound(verifier().verify(), Kind.CONFIRMED_BUT_NEVER_TAKEN, "account/bob");
    }

    @Test
    void a_credit_that_is_missing_is_found() {
        world.transfer(alice, "bob", "3 USDC");
        ChannelMessage.Stream leg = (ChannelMessage.Stream) world.outbox.removeFirst();
        bob.writeUndecided(new Cause.StreamArrival(leg.from(), leg.run(), leg.sequence(), leg.previous()), List.of());
        JournalReport report = verifier().verify();
        assertFoundAlone(report, Kind.NOT_CONSERVED, "USDC");
        assertEquals(units("-3 USDC"), report.assets().get("USDC").total());
    }

    @Test
    void a_credit_out_of_nothing_is_found() {
        bob.writeUndecided(new Cause.Tick(), List.of(new AccountEvent.TransferCredited(ALICE, Money.parse("1 BTC"))));
        JournalReport report = verifier().verify();
        assertFoundAlone(report, Kind.NOT_CONSERVED, "BTC");
        assertTrue(report.problems().get(0).sentence().contains("came from nowhere"));
    }

    @Test
    void pair_totals_that_the_sender_never_had_are_found_even_if_the_sum_is_right() {
        world.open("carol", "10 USDC");
        ChannelMessage.Pair honest = (ChannelMessage.Pair) world.outbox.removeLast();
        Scribe outside = world.account(SystemAccounts.OUTSIDE.id());
        outside.writeUndecided(
                new Cause.PairArrival(honest.from(), honest.height(), Totals.of(-900), null),
                List.of(new AccountEvent.Swept(honest.from(), List.of(Money.ofUnits(Assets.USDC, -900)))));
        assertFoundAlone(verifier().verify(), Kind.PAIR_TOTALS_DIFFER, "account/system.outside");
    }

    @Test
    void an_event_that_the_law_cannot_evolve_is_found() {
        world.account("carol").writeUndecided(new Cause.Tick(), List.of(new AccountEvent.Closed()));
        assertFoundAlone(verifier().verify(), Kind.REPLAY_FAILED, "account/carol");
    }

    @Test
    void engine_time_that_falls_is_found() {
        bob.writeUndecided(1, new Cause.Tick(), List.of());
        assertFoundAlone(verifier().verify(), Kind.BLOCK_DOES_NOT_FOLLOW, "account/bob");
    }

    @Test
    void a_wrong_snapshot_is_found() {
        bob.snapshotOf(new AccountState.OfSystem("bob", Balances.EMPTY));
        assertFoundAlone(verifier().verify(), Kind.SNAPSHOT_DIFFERS, "account/bob");
    }

    @Test
    void a_snapshot_that_cannot_be_read_is_found() {
        bob.snapshot(3, new byte[] {1, 2, 3});
        assertFoundAlone(verifier().verify(), Kind.SNAPSHOT_UNREADABLE, "account/bob");
    }

    @Test
    void a_state_that_differs_from_what_the_entity_said_is_found() {
        Fingerprint told = alice.fingerprint();
        Fingerprint wrong = new Fingerprint(told.height(), told.head(), BlockHash.ofContent(new byte[] {1}));
        assertFoundAlone(
                verifier().expecting(Map.of(ALICE, wrong)).verify(), Kind.FINGERPRINT_DIFFERS, "account/alice");
    }

    @Test
    void a_journal_that_ends_below_what_the_entity_said_is_found() {
        world.send(alice, new AccountCommand.Close());
        Fingerprint told = alice.fingerprint();
        alice.erase(told.height());
        assertFoundAlone(
                verifier().expecting(Map.of(ALICE, told)).verify(), Kind.FINGERPRINT_NOT_REACHED, "account/alice");
    }

    @Test
    void an_entity_that_is_expected_and_has_no_journal_is_found() {
        Address nobody = new Address("account", "nobody");
        assertFoundAlone(
                verifier().expecting(Map.of(nobody, alice.fingerprint())).verify(),
                Kind.FINGERPRINT_NOT_REACHED,
                "account/nobody");
    }

    @Test
    void a_journal_of_an_unknown_type_is_found() {
        JournalReport report = JournalVerifier.of(reader, List.of())
                .among(id -> id.equals("account|alice"))
                .verify();
        assertFoundAlone(report, Kind.UNKNOWN_TYPE, "account/alice");
    }
}
