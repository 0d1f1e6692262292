package io.quoin.persistence.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of one Cassandra, in a directory whose name has a space and a quote. */
class EmbeddedCassandraTest {
    @TempDir
    private static Path parent;

    private static Path directory;
    private static EmbeddedCassandra cassandra;

    @BeforeAll
    static void start() {
        directory = parent.resolve("it's ours");
        cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(directory).withQuickStart(true));
    }

    @AfterAll
    static void stop() {
        cassandra.close();
        assertFalse(cassandra.isRunning());
        assertTrue(RunningCassandra.find(directory).isEmpty());
    }

    @Test
    void itIsARealCassandraThatSyncsItsCommitLogBeforeItAcknowledges() {
        assertEquals("5.0.9", ClusterCheck.require(cassandra.address()).release());
        try (CqlSession session = cassandra.address().openPlainSession()) {
            assertEquals("batch", setting(session, "commitlog_sync"));
            assertEquals("128", setting(session, "concurrent_writes"));
        }
    }

    @Test
    void itIsFoundByItsDirectory() {
        RunningCassandra found = RunningCassandra.find(directory).orElseThrow();
        assertEquals(cassandra.pid(), found.pid());
        assertEquals(ProcessHandle.current().pid(), found.starterPid());
        assertEquals(cassandra.address(), found.address());
        assertTrue(RunningCassandra.find(parent).isEmpty());
        assertFalse(Files.exists(parent.resolve("process.lock")), "looking must not leave anything behind");
    }

    @Test
    void aSecondLauncherInThisProcessIsRefusedAndTheFirstKeepsItsLock() {
        for (int i = 0; i < 2; i++) {
            CassandraUnavailable refused = assertThrows(
                    CassandraUnavailable.class, () -> EmbeddedCassandra.start(EmbeddedSettings.in(directory)));
            assertEquals(Reason.DATA_LOCKED, refused.reason());
            assertTrue(
                    refused.getMessage().contains("" + ProcessHandle.current().pid()), refused.getMessage());
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKillAndARestartOnTheSamePort() throws Exception {
        try (CqlSession session = cassandra.address().openPlainSession()) {
            session.execute(
                    "CREATE KEYSPACE probe WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            session.execute("CREATE TABLE probe.rows (id int PRIMARY KEY)");
            for (int i = 0; i < 200; i++) {
                session.execute("INSERT INTO probe.rows (id) VALUES (?)", i);
            }
        }
        long killed = cassandra.pid();
        CassandraAddress before = cassandra.address();
        assertThrows(IllegalStateException.class, cassandra::restart);
        cassandra.kill();
        assertFalse(cassandra.isRunning());
        cassandra.exited().get(1, TimeUnit.SECONDS);
        assertTrue(RunningCassandra.find(directory).isEmpty());

        cassandra.restart();
        assertNotEquals(killed, cassandra.pid());
        assertEquals(before, cassandra.address());
        try (CqlSession session = cassandra.address().openPlainSession()) {
            assertEquals(200, session.execute("SELECT id FROM probe.rows").all().size());
        }
    }

    @Test
    void signalsOfTheTerminalAreForItsStarterOnly() throws Exception {
        String pid = Long.toString(cassandra.pid());
        for (String signal : new String[] {"-INT", "-HUP"}) {
            assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
        }
        assertThrows(TimeoutException.class, () -> cassandra.exited().get(4, TimeUnit.SECONDS));
        assertTrue(CqlGreeting.answered(cassandra.address().port()));
    }

    private static String setting(CqlSession session, String name) {
        return session.execute("SELECT value FROM system_views.settings WHERE name = ?", name)
                .one()
                .getString(0);
    }
}
