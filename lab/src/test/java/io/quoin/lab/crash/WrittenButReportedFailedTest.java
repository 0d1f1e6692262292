package io.quoin.lab.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes that go through although the node is told that they timed out: none is lost, none is done twice. */
class WrittenButReportedFailedTest {
    private static final int STALLS = 4;
    private static final int ACKNOWLEDGED_BETWEEN = 40;
    /** Longer than the node's driver waits, and its journal's circuit breaker. */
    private static final long STALL_MILLIS = 3_300;

    private final Path home =
            Path.of("target", "stall-" + ProcessHandle.current().pid()).toAbsolutePath();
    private final Histories histories = new Histories();

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void answers_of_cassandra_that_come_late_or_never_lose_and_double_nothing() throws Exception {
        try (Rig rig = new Rig(home, System.out::println);
                StallingProxy proxy = new StallingProxy(rig.address().port());
                Side side = new Side(home, proxy.endpoint(), false);
                Traffic traffic = new Traffic(side.accounts(), histories.accounts(), 12, 7, Duration.ofMillis(20))) {
            traffic.open();
            traffic.start(16);
            for (int i = 0; i < STALLS; i++) {
                awaitMore(side);
                proxy.hold();
                Aftermath.pause(STALL_MILLIS);
                assertTrue(proxy.heldBytes() > 0, "nothing was under way during the stall");
                if (i % 2 == 0) {
                    proxy.release();
                } else {
                    proxy.drop();
                }
            }
            awaitMore(side);
            CrashResult result = new Aftermath(rig, side, histories, traffic).judge();
            System.out.println(result.counts());
            assertEquals("{}", result.findings().toString(), () -> "kept in " + home);
            assertTrue(
                    result.counts().fences() > 2L * result.counts().journals(),
                    () -> "no entity started again because of a stall: " + result.counts());
        }
        CrashCommand.delete(home);
    }

    private void awaitMore(Side side) throws InterruptedException {
        assertTrue(
                histories
                        .acknowledged()
                        .await(histories.acknowledged().count() + ACKNOWLEDGED_BETWEEN, CrashNode.PATIENCE),
                () -> "nothing more is acknowledged; see "
                        + side.node().process().output());
    }
}
