package io.quoin.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.config.cli.Quoin;
import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.RunningCassandra;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The life of a realm as its operator sees it: a node with a Cassandra of its own, found, refused, its market led, read, stopped, deleted. */
class NodeLifeTest {
    private static final int OK = 0;
    private static final int NO = 1;
    private static final long UP_SECONDS_MAX = 120;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void a_node_is_found_refused_a_second_time_its_market_led_read_stopped_and_deleted() throws Exception {
        try (NodeProcess node = new NodeProcess(home, 256, List.of("-XX:TieredStopAtLevel=1"), List.of())) {
            node.start();
            await(node, "the node is not up", this::isUp);
            String pid = Long.toString(node.pid());
            assertSays(OK, "node       runs at 127.0.0.1:", "status");
            assertSays(OK, ", started by process " + pid, "status");
            assertSays(Quoin.EXIT_UNAVAILABLE, "A node of this realm runs already (process " + pid, "node");
            assertSays(Quoin.EXIT_UNAVAILABLE, "The realm is running (process " + pid, "reset", "--yes");
            await(
                    node,
                    "its market is not created",
                    () -> Files.readString(node.output()).contains("Market BTC_USDC-PERPETUAL created at height 2"));
            assertSays(OK, "BTC_USDC-PERPETUAL is trading; it was created.", "market", "open", "BTC_USDC-PERPETUAL");
            assertSays(OK, "BTC_USDC-PERPETUAL  trading", "market", "list");
            assertSays(OK, "All journals are proven.", "journal", "verify");
            assertSays(NO, "account/alice has no journal", "journal", "show", "account/alice");

            assertSays(OK, "Stopping process " + pid + " ...\nStopped.\n", "stop");
            assertFalse(node.isAlive());
            assertEquals(Optional.empty(), RunningCassandra.find(home.resolve("cassandra")), "its Cassandra goes on");
            assertSays(NO, "node       does not run", "status");
            assertSays(NO, "cassandra  does not run", "status");
            assertSays(OK, "No node of this realm runs here.", "stop");
        }
        assertSays(OK, "Deleted " + home.resolve("cassandra"), "reset", "--yes");
        assertFalse(Files.exists(home.resolve("cassandra")));
    }

    private static void await(NodeProcess node, String otherwise, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_SECONDS_MAX);
        while (!condition.call()) {
            assertTrue(node.isAlive(), () -> "the node ended; see " + node.output());
            assertTrue(System.nanoTime() < deadline, () -> otherwise + "; see " + node.output());
            assertFalse(
                    new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)); // A file tells nobody that it changed.
        }
    }

    private boolean isUp() {
        return RunningNode.find(home.resolve("node.properties"))
                .filter(RunningNode::isUp)
                .isPresent();
    }

    private void assertSays(int exit, String sentence, String... command) {
        StringWriter said = new StringWriter();
        CommandLine line = Quoin.commandLine();
        line.setOut(new PrintWriter(said, true));
        line.setErr(new PrintWriter(said, true));
        String[] all = new String[command.length + 2];
        System.arraycopy(command, 0, all, 0, command.length);
        all[command.length] = "--home";
        all[command.length + 1] = home.toString();
        assertEquals(exit, line.execute(all), said::toString);
        assertTrue(said.toString().contains(sentence), said::toString);
    }
}
