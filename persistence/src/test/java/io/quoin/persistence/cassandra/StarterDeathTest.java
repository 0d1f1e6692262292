package io.quoin.persistence.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of Cassandra when the process that started it is killed. */
class StarterDeathTest {
    private static final long ORPHAN_SECONDS_MAX = 60;

    @TempDir
    private Path directory;

    private Process starter;

    @BeforeEach
    void startAStarter() throws Exception {
        starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-D" + EmbeddedSettings.LIB_PROPERTY + "=" + System.getProperty(EmbeddedSettings.LIB_PROPERTY),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = starter.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(StarterMain.READY)) {
            line = output.readLine();
        }
        assertEquals(StarterMain.READY, line);
    }

    @AfterEach
    void endWhatIsLeft() throws Exception {
        starter.destroyForcibly().waitFor();
    }

    @Test
    void cassandraEndsByItselfAndTheNextStartWaitsForItAndTakesOver() throws Exception {
        RunningCassandra running = RunningCassandra.find(directory).orElseThrow();
        assertEquals(starter.pid(), running.starterPid());
        assertTrue(CqlGreeting.answered(running.cqlPort()));
        ProcessHandle cassandra = ProcessHandle.of(running.pid()).orElseThrow();

        CassandraUnavailable refused =
                assertThrows(CassandraUnavailable.class, () -> EmbeddedCassandra.start(EmbeddedSettings.in(directory)));
        assertEquals(Reason.DATA_LOCKED, refused.reason());
        assertTrue(refused.getMessage().contains("process " + starter.pid()), refused.getMessage());

        starter.destroyForcibly().waitFor();
        assertTrue(cassandra.isAlive(), "the kill reached Cassandra itself, so nothing was tested");
        List<String> told = new ArrayList<>();
        try (EmbeddedCassandra next = EmbeddedCassandra.start(
                EmbeddedSettings.in(directory).withQuickStart(true).withProgress(told::add))) {
            assertFalse(cassandra.isAlive());
            assertTrue(
                    told.get(0).startsWith("Waiting") && told.get(0).contains("process " + running.pid()),
                    told::toString);
            assertEquals(running.cqlPort(), next.address().port());
        }
        assertTrue(RunningCassandra.find(directory).isEmpty());
    }

    @Test
    void noOrphanIsLeftWhenNobodyStartsAgain() throws Exception {
        ProcessHandle cassandra = ProcessHandle.of(
                        RunningCassandra.find(directory).orElseThrow().pid())
                .orElseThrow();
        starter.destroyForcibly().waitFor();
        cassandra.onExit().get(ORPHAN_SECONDS_MAX, TimeUnit.SECONDS);
        assertTrue(RunningCassandra.find(directory).isEmpty());
    }
}
