package io.quoin.lab.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.config.cli.Quoin;
import io.quoin.lab.process.NodeProcess;
import io.quoin.protocol.account.AccountCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two clusters on one Cassandra, both given the same traffic: one stops itself, and no fork is ever acknowledged. */
class TwoClustersTest {
    private static final int ROUNDS = 2;
    private static final int ACKNOWLEDGED_BETWEEN = 60;

    private final Path home =
            Path.of("target", "fence-" + ProcessHandle.current().pid()).toAbsolutePath();
    private final Histories histories = new Histories();

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void the_older_node_stops_itself_and_says_who_owns_the_realm() throws Exception {
        try (Rig rig = new Rig(home, System.out::println);
                Side one = new Side(home.resolve("one"), rig.address().endpoint(), true)) {
            Traffic alone = new Traffic(one.accounts(), histories.accounts(), 12, 3, Duration.ofMillis(20));
            alone.open();
            try (alone;
                    Side other = new Side(home.resolve("other"), rig.address().endpoint(), true);
                    Traffic traffic =
                            new Traffic(both(one, other), histories.accounts(), 12, 4, Duration.ofMillis(20))) {
                traffic.start(16);
                Side older = one;
                Side younger = other;
                for (int i = 0; i < ROUNDS; i++) {
                    assertFencedOut(older);
                    awaitMore();
                    older.node().start();
                    Side wasOlder = older;
                    older = younger;
                    younger = wasOlder;
                }
                assertFencedOut(older);
                older.node().kill();
                awaitMore();
                CrashResult result = new Aftermath(rig, younger, histories, traffic).judge();
                System.out.println(result.counts());
                assertEquals("{}", result.findings().toString(), () -> "kept in " + home);
            }
        }
        CrashCommand.delete(home);
    }

    private BothDesks<AccountCommand, ?, ?> both(Side one, Side other) {
        return new BothDesks<>(one.accounts(), other.accounts(), histories.accounts()::told);
    }

    private static void assertFencedOut(Side side) throws Exception {
        NodeProcess process = side.node().process();
        long deadline = System.nanoTime() + CrashNode.PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Aftermath.pause(50);
        }
        assertEquals(OptionalInt.of(Quoin.EXIT_UNAVAILABLE), process.exitCode(), "the node did not stop itself");
        String said = Files.readString(process.output());
        assertTrue(said.contains("This realm is owned by pekko://quoin@127.0.0.1:"), said);
    }

    private void awaitMore() throws InterruptedException {
        assertTrue(
                histories
                        .acknowledged()
                        .await(histories.acknowledged().count() + ACKNOWLEDGED_BETWEEN, CrashNode.PATIENCE),
                "nothing more is acknowledged");
    }
}
