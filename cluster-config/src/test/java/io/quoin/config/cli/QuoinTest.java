package io.quoin.config.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.config.node.RunningNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whatever keeps a command from its work is said in one sentence, and ends with an exit code that says of what kind it is. */
class QuoinTest {
    private static final int OK = CommandLine.ExitCode.OK;
    private static final int NO = 1;
    private static final int USAGE = CommandLine.ExitCode.USAGE;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    // ---- usage ------------------------------------------------------------------------------------------------------

    @Test
    void without_a_command_it_shows_them_all() {
        Said said = Said.by();
        assertEquals(USAGE, said.exit());
        for (String command : new String[] {"node", "status", "stop", "reset", "market", "journal"}) {
            assertTrue(said.err().contains("  " + command + " "), said::err);
        }
    }

    @Test
    void a_word_that_is_none_is_answered_with_the_nearest_that_is() {
        Said said = Said.by("nod");
        assertEquals(USAGE, said.exit());
        assertTrue(said.err().contains("Did you mean: quoin node?"), said::err);
    }

    @Test
    void every_command_says_its_version_and_its_help() {
        for (String[] command : new String[][] {
            {},
            {"node"},
            {"status"},
            {"stop"},
            {"reset"},
            {"journal"},
            {"journal", "show"},
            {"journal", "verify"},
            {"market"},
            {"market", "list"},
            {"market", "create"},
            {"market", "open"},
            {"market", "post-only"},
            {"market", "cancel-only"},
            {"market", "halt"},
            {"market", "close"}
        }) {
            assertEquals(
                    Quoin.VERSION, Said.by(with(command, "--version")).out().strip());
            assertTrue(Said.by(with(command, "--help")).out().startsWith("Usage: quoin"));
        }
    }

    private static String[] with(String[] command, String option) {
        String[] more = java.util.Arrays.copyOf(command, command.length + 1);
        more[command.length] = option;
        return more;
    }

    // ---- a node that cannot start -----------------------------------------------------------------------------------

    @Test
    void a_port_that_is_taken_is_said_before_anything_is_started() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertComplains(
                    "A node cannot listen on 127.0.0.1:" + other.getLocalPort()
                            + " (Address already in use): stop what",
                    node("--port", Integer.toString(other.getLocalPort())));
        }
        assertFalse(Files.exists(home.resolve("cassandra")));
    }

    @Test
    void a_host_that_others_reach_is_refused_in_development() {
        assertComplains("In development mode, where the faucet is open,", node("--host", "192.0.2.1"));
        assertComplains("In development mode, where the faucet is open,", node("--host", "0.0.0.0"));
    }

    @Test
    void a_port_or_a_seed_that_cannot_be_is_wrong_usage() {
        Said port = Said.by(node("--port", "99999"));
        assertEquals(USAGE, port.exit());
        assertTrue(port.err().startsWith("a port is 0 (any) to 65535, not 99999"), port::err);
        Said seed = Said.by(node("--seed", "nonsense"));
        assertEquals(USAGE, seed.exit());
        assertTrue(seed.err().startsWith("'nonsense' is no member to join: write host:port"), seed::err);
    }

    @Test
    void a_cassandra_that_does_not_answer_or_cannot_be_is_said() throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        String nobody = "127.0.0.1:" + free;
        assertComplains(
                "No Cassandra answers at " + nobody + " (Connection refused): check", node("--cassandra", nobody));
        assertComplains(
                "No Cassandra answers at " + nobody + " (Connection refused): check",
                new String[] {"journal", "verify", "--cassandra", nobody});
        assertComplains("'db:x' is no address of a Cassandra node: write host:port", node("--cassandra", "db:x"));
    }

    @Test
    void how_to_reach_a_cluster_needs_a_cluster_and_a_user_needs_a_password() {
        assertComplains("--datacenter, --user and --tls say how to reach", node("--tls"));
        assertComplains("--datacenter, --user and --tls say how to reach", node("--user", "quoin"));
        assertComplains("--datacenter, --user and --tls say how to reach", node("--datacenter", "east"));
        assertComplains("--user needs a password", node("--cassandra", "127.0.0.1:1", "--user", "quoin"));
    }

    @Test
    void jars_that_are_not_there_are_said_as_every_other_reason_of_cassandra() {
        String lib = System.getProperty("quoin.cassandra.lib", "");
        System.setProperty("quoin.cassandra.lib", home.resolve("nowhere").toString());
        try {
            assertComplains("There are no Cassandra jars in " + home.resolve("nowhere"), node());
        } finally {
            System.setProperty("quoin.cassandra.lib", lib);
        }
    }

    @Test
    void instruments_that_contradict_the_prices_are_said_before_anything_is_started() throws Exception {
        Files.writeString(home.resolve("quoin.conf"), "quoin.prices.scales.BTC_USDC = 3");
        assertComplains(
                "quoin.instruments gives BTC_USDC-PERPETUAL the price-scale 2, but quoin.prices.scales.BTC_USDC is 3:",
                node());
        Files.writeString(home.resolve("quoin.conf"), "quoin {");
        assertComplains(home.resolve("quoin.conf") + ": 1: ", node());
        assertFalse(Files.exists(home.resolve("cassandra")));
    }

    private String[] node(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "node";
        all[1] = "--home";
        all[2] = home.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return all;
    }

    /** One line, and the exit code of what must be put right outside. */
    private static void assertComplains(String beginning, String[] arguments) {
        Said said = Said.by(arguments);
        assertEquals(Quoin.EXIT_UNAVAILABLE, said.exit(), said::err);
        assertTrue(said.err().startsWith(beginning), said::err);
        assertEquals(1, said.err().strip().lines().count(), said::err);
    }

    // ---- a realm that is not there ----------------------------------------------------------------------------------

    @Test
    void where_nothing_runs_there_is_nothing_to_stop_to_reset_or_to_read() {
        Said status = Said.by("status", "--home", home.toString());
        assertEquals(NO, status.exit());
        assertTrue(status.out().startsWith("node       does not run; start it with 'quoin node'"), status::out);
        assertEquals(
                new Said(OK, "No node of this realm runs here.\n", ""), Said.by("stop", "--home", home.toString()));
        assertEquals(
                new Said(OK, "There is nothing to delete in " + home + ".\n", ""),
                Said.by("reset", "--home", home.toString()));
        assertComplains("There is no realm in " + home, new String[] {"journal", "verify", "--home", home.toString()});
    }

    @Test
    void where_no_node_runs_no_market_is_led() {
        String where = home.toString();
        assertComplains(
                "No node of the realm in " + home + " runs here", new String[] {"market", "list", "--home", where});
        assertComplains(
                "No node of the realm in " + home + " runs here",
                new String[] {"market", "halt", "BTC_USDC-PERPETUAL", "--home", where});
        RunningNode.starting().write(home.resolve("node.properties"));
        assertComplains("The node is starting (process ", new String[] {"market", "list", "--home", where});
        RunningNode.up("192.0.2.1:7777", "192.0.2.1:9042").write(home.resolve("node.properties"));
        assertComplains(
                "The node listens on 192.0.2.1: operators reach a node over loopback only",
                new String[] {"market", "list", "--home", where});
    }

    @Test
    void a_market_that_is_none_is_answered_with_those_that_are() {
        Said said = Said.by("market", "open", "BTC", "--home", home.toString());
        assertEquals(USAGE, said.exit());
        assertTrue(
                said.err().startsWith("There is no market 'BTC' in quoin.instruments; known: BTC_USDC-PERPETUAL"),
                said::err);
    }

    @Test
    void an_entity_that_is_none_is_wrong_usage() {
        Said word = Said.by("journal", "show", "alice");
        assertEquals(USAGE, word.exit());
        assertTrue(word.err().startsWith("'alice' is not an entity: write TYPE/ID"), word::err);
        Said type = Said.by("journal", "show", "barrel/alice");
        assertEquals(USAGE, type.exit());
        assertTrue(type.err().startsWith("there is no entity type 'barrel'"), type::err);
    }

    // ---- resetting --------------------------------------------------------------------------------------------------

    @Test
    void reset_deletes_after_a_yes_and_nothing_else() throws Exception {
        Path row = Files.createDirectories(home.resolve("cassandra").resolve("data"))
                .resolve("row");
        Files.writeString(row, "a journal");
        Files.writeString(home.resolve("beside"), "not Cassandra's");
        for (String answer : new String[] {"no\n", "y\n", "", "yes please\n"}) {
            Said kept = answering(answer, "reset", "--home", home.toString());
            assertEquals(NO, kept.exit());
            assertTrue(kept.out().endsWith("Nothing was deleted.\n"), kept::out);
            assertTrue(Files.exists(row));
        }
        Said gone = answering("yes\n", "reset", "--home", home.toString());
        assertEquals(OK, gone.exit(), gone::err);
        assertTrue(gone.out().endsWith("Deleted " + home.resolve("cassandra") + ".\n"), gone::out);
        assertFalse(Files.exists(home.resolve("cassandra")));
        assertTrue(Files.exists(home.resolve("beside")));
    }

    @Test
    void reset_with_yes_does_not_ask() throws Exception {
        Files.createDirectories(home.resolve("cassandra"));
        Said said = answering("", "reset", "--home", home.toString(), "--yes");
        assertEquals(new Said(OK, "Deleted " + home.resolve("cassandra") + ".\n", ""), said);
    }

    private static Said answering(String answer, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        try {
            return Said.by(arguments);
        } finally {
            System.setIn(before);
        }
    }
}
