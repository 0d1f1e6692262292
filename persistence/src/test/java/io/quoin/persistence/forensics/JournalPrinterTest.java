package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.value.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalPrinterTest {
    private static CqlSession session;
    private static JournalPrinter printer;

    private final List<String> lines = new ArrayList<>();
    private World world;
    private Scribe alice;

    @BeforeAll
    static void open() {
        session = SharedCassandra.address().openSession();
        printer = new JournalPrinter(new JournalReader(session), List.of(World.ACCOUNT));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @BeforeEach
    void start() {
        world = new World(session);
        alice = world.open("alice", "100 USDC");
        world.open("bob", "5 USDC");
    }

    @AfterEach
    void erase() {
        world.close();
    }

    private boolean print(String id, JournalPrinter.Range range) {
        return printer.print(new Address("account", id), range, lines::add);
    }

    /** The lines with hashes left out, which no reader of this test can check, and with causes close by. */
    private List<String> shown() {
        return lines.stream()
                .map(line -> line.replaceAll("\\b[0-9a-f]{8}\\b", "########").replaceAll(" +\\|", "  |"))
                .toList();
    }

    private void assertShown(String text) {
        assertTrue(
                shown().stream().anyMatch(line -> line.contains(text)), () -> "no line has '" + text + "' in " + lines);
    }

    @Test
    void a_journal_reads_like_a_tape() {
        assertTrue(print("alice", JournalPrinter.Range.ALL));
        assertEquals("""
                account/alice: 3 blocks, head ######## of incarnation 1.1, 0 void rows
                1-0         2026-01-01 00:00:00.000Z  FENCE      incarnation 1.1 begins  | start
                2-0         2026-01-01 00:00:01.000Z  OPENED     owner ########...  | command alice/writer-a-1
                3-0         2026-01-01 00:00:02.000Z  FAUCET     +100 USDC from system.outside  | command alice/writer-a-2
                """, String.join("\n", shown()) + "\n");
    }

    @Test
    void a_transfer_is_told_at_both_ends_in_amounts() {
        world.transfer(alice, "bob", "12.34 USDC");
        world.deliver();
        print("alice", JournalPrinter.Range.ALL);
        print("bob", JournalPrinter.Range.ALL);
        assertShown("SENT       -12.34 USDC to account/bob, fee -0.001234 USDC  | command alice/writer-a-3");
        assertShown("CONFIRM    account/bob message 1.1  | confirmation");
        assertShown("account/system.outside at 3");
        assertShown("CREDITED   +12.34 USDC from account/alice  | message 1.1 of account/alice");
    }

    @Test
    void pairs_are_told_by_what_they_moved() {
        world.deliver();
        world.send(alice, new AccountCommand.Withdraw(Money.parse("30.5 USDC")));
        world.deliver();
        print("system.outside", JournalPrinter.Range.ALL);
        assertShown("SWEPT      -100 USDC from account/alice  | settlement from account/alice at 3");
        assertShown("SWEPT      +30.5 USDC from account/alice  | settlement from account/alice at 5");
    }

    @Test
    void a_refusal_is_told_by_its_name() {
        world.transfer(alice, "bob", "1000 USDC");
        print("alice", JournalPrinter.Range.ALL);
        assertShown("REFUSED    BALANCE_INSUFFICIENT: ");
    }

    @Test
    void a_key_is_told_with_its_scopes_and_its_end() {
        KeyFingerprint fingerprint = KeyFingerprint.parse("cd".repeat(32));
        world.send(alice, new AccountCommand.AddKey(new AccountKey(fingerprint, KeyScopes.ALL, 1_767_312_000_000L)));
        print("alice", JournalPrinter.Range.ALL);
        assertShown("KEY        added ########..., scopes " + KeyScopes.ALL + ", until 2026-01-02 00:00:00.000Z");
    }

    @Test
    void only_the_heights_asked_for_are_told() {
        assertTrue(print("alice", new JournalPrinter.Range(2, 2, false, false)));
        assertEquals(2, lines.size());
        assertShown("OPENED");
    }

    @Test
    void a_range_without_blocks_says_which_blocks_there_are() {
        assertTrue(print("alice", new JournalPrinter.Range(4, 9, false, false)));
        assertEquals("There is no block from 4 to 9: the journal has blocks 1 to 3.", lines.get(1));
        lines.clear();
        assertTrue(print("alice", new JournalPrinter.Range(7, Long.MAX_VALUE, false, false)));
        assertEquals("There is no block from 7 on: the journal has blocks 1 to 3.", lines.get(1));
        lines.clear();
        assertTrue(print("alice", new JournalPrinter.Range(3, 2, false, false)));
        assertEquals("There is no block from 3 to 2: the journal has blocks 1 to 3.", lines.get(1));
    }

    @Test
    void blocks_are_told_when_asked_for() {
        assertTrue(print("alice", new JournalPrinter.Range(2, 2, false, true)));
        String header = shown().get(1);
        assertTrue(
                header.matches("-- block 2 of incarnation 1.1 at 2026-01-01 00:00:01.000Z, # on #, [0-9]+ bytes"
                        .replace("#", "########")),
                header);
    }

    @Test
    void void_rows_are_told_when_asked_for() {
        Scribe next = alice.successor("writer-b");
        world.transfer(alice, "bob", "1 USDC");
        next.start(2);
        assertTrue(print("alice", new JournalPrinter.Range(1, Long.MAX_VALUE, true, false)));
        assertShown("-- void row of block 4, of incarnation 1.1, ######## on ########");
        lines.clear();
        print("alice", JournalPrinter.Range.ALL);
        assertFalse(lines.stream().anyMatch(line -> line.contains("-- void")));
    }

    @Test
    void a_block_that_cannot_be_read_does_not_hide_the_others() {
        alice.flip(2);
        assertFalse(print("alice", JournalPrinter.Range.ALL));
        assertShown("2           UNREADABLE: ");
        assertShown("FAUCET     +100 USDC");
    }

    @Test
    void a_broken_chain_is_said_to_be_one() {
        alice.erase(2);
        assertFalse(print("alice", JournalPrinter.Range.ALL));
        assertShown("BROKEN: ");
    }

    @Test
    void an_entity_without_a_journal_and_one_without_a_type_are_refused() {
        assertFalse(print("nobody", JournalPrinter.Range.ALL));
        assertShown("account/nobody has no journal: nothing was ever asked of it.");
        assertThrows(
                IllegalArgumentException.class,
                () -> printer.print(new Address("planet", "mars"), JournalPrinter.Range.ALL, lines::add));
    }
}
