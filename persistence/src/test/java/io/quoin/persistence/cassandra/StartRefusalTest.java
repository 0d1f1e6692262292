package io.quoin.persistence.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that keeps a Cassandra from starting has a name and a sentence. */
class StartRefusalTest {
    @TempDir
    private Path directory;

    @Test
    void jarsThatNobodyNamed() {
        assertRefused(Reason.JARS_MISSING, settings().withLibDirectory(null), EmbeddedSettings.LIB_PROPERTY);
    }

    @Test
    void jarsThatAreNotThere() throws Exception {
        assertRefused(Reason.JARS_MISSING, settings().withLibDirectory(directory.resolve("no")), "cassandra-dist");
        Path empty = Files.createDirectories(directory.resolve("empty"));
        assertRefused(Reason.JARS_MISSING, settings().withLibDirectory(empty), empty.toString());
    }

    @Test
    void aJavaOfAnotherVersion() throws Exception {
        Path home = directory.resolve("jdk25");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("/bin/sh"), home.resolve("bin/java"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        assertRefused(Reason.WRONG_JAVA, settings().withJavaHome(home), "JDK 25.0.3");
        assertRefused(Reason.WRONG_JAVA, settings().withJavaHome(directory), "no JDK");
    }

    @Test
    void tooLittleDisk() {
        assertRefused(Reason.TOO_LITTLE_DISK, settings().withDiskFreeMinimum(Long.MAX_VALUE), "free some space");
    }

    @Test
    void aDirectoryThatCannotBe() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(Reason.DATA_UNWRITABLE, EmbeddedSettings.in(file.resolve("data")), "choose another");
    }

    @Test
    void aPortThatWasAskedForAndIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            assertRefused(Reason.PORT_TAKEN, settings().withPorts(port, 0), "CQL port");
            assertRefused(Reason.PORT_TAKEN, settings().withPorts(0, port), "storage port");
        }
        // A refused start leaves the directory free.
        assertRefused(Reason.TOO_LITTLE_DISK, settings().withDiskFreeMinimum(Long.MAX_VALUE), "free some space");
    }

    @Test
    void aCassandraThatEndsAtOnceIsQuoted() throws Exception {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        new JarOutputStream(Files.newOutputStream(lib.resolve("nothing.jar"))).close();
        assertRefused(Reason.EXITED_EARLY, settings().withLibDirectory(lib), "CassandraDaemon");
    }

    @Test
    void aCassandraThatIsNotReadyInTimeIsStoppedAndItsDirectoryIsFreeAgain() {
        EmbeddedSettings hurried = settings().withReadyWithin(Duration.ZERO);
        assertRefused(Reason.NOT_READY_IN_TIME, hurried, "try again");
        assertTrue(RunningCassandra.find(hurried.directory()).isEmpty());
        assertRefused(Reason.NOT_READY_IN_TIME, hurried, "try again");
    }

    @Test
    void aDirectoryInUseIsNotErasedAndAFreeOneIsGoneAsAWhole() throws Exception {
        Path data = settings().directory();
        Files.createDirectories(data.resolve("data"));
        Files.writeString(data.resolve("data/rows"), "rows");
        try (DirectoryLock other = DirectoryLock.acquire(DataDirectory.open(data))) {
            CassandraUnavailable refused =
                    assertThrows(CassandraUnavailable.class, () -> EmbeddedCassandra.erase(settings()));
            assertEquals(Reason.DATA_LOCKED, refused.reason());
            other.awaitNoProcess(Duration.ZERO, line -> {});
        }
        assertTrue(Files.exists(data.resolve("data/rows")));
        EmbeddedCassandra.erase(settings());
        assertFalse(Files.exists(data));
        assertTrue(Files.isDirectory(directory), "what is beside it stays");
    }

    @Test
    void settingsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> settings().withHeapMegabytes(10));
        assertThrows(IllegalArgumentException.class, () -> settings().withPorts(70_000, 0));
        assertThrows(IllegalArgumentException.class, () -> settings().withPorts(17_001, 17_001));
    }

    private EmbeddedSettings settings() {
        return EmbeddedSettings.in(directory.resolve("cassandra"));
    }

    private static void assertRefused(Reason reason, EmbeddedSettings settings, String says) {
        CassandraUnavailable refused =
                assertThrows(CassandraUnavailable.class, () -> EmbeddedCassandra.start(settings));
        assertEquals(reason, refused.reason(), refused.getMessage());
        assertTrue(refused.getMessage().contains(says), refused.getMessage());
    }
}
