package io.quoin.lab.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kill -9 of the node and of Cassandra, twenty times each, under load: nothing acknowledged is lost, nothing is done twice. */
class CrashCampaignTest {
    private static final int KILLS = Integer.getInteger("quoin.crash.kills", 20);
    private static final long SEED = Long.getLong("quoin.crash.seed", System.nanoTime() % 1_000_000);
    private static final Duration WITHIN = Duration.ofSeconds(215);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void twenty_kills_of_each_lose_and_double_nothing() throws Exception {
        Path home = Path.of("target", "crash-" + ProcessHandle.current().pid()).toAbsolutePath();
        System.out.println("quoin.crash.seed=" + SEED);
        CrashReport report =
                new CrashCampaign(new CrashSettings(home, KILLS, WITHIN, SEED, false), System.out::println).run();
        System.out.println(report.report().toTable());
        System.out.println(report.report().toJson());
        assertEquals("{}", report.result().findings().toString(), () -> "seed " + SEED + ", kept in " + home);
        assertTrue(report.result().counts().blocks() > 1_000, "hardly anything was written");
        assertTrue(report.activity().isEnough(), () -> "hardly anything was traded: " + report.activity());
        assertFalse(
                report.inTransitAtLastKill().isEmpty(), "nothing was in transit when the node was killed at the end");
        // Time wins over numbers: on a machine that is busy with other things, the report says what was left out.
        int least = report.isCutShort() ? KILLS / 2 : KILLS;
        assertTrue(report.nodeKills() >= least, () -> "only " + report.nodeKills() + " kills of the node in " + WITHIN);
        assertTrue(
                report.cassandraKills() >= least,
                () -> "only " + report.cassandraKills() + " kills of Cassandra in " + WITHIN);
        CrashCommand.delete(home);
    }
}
