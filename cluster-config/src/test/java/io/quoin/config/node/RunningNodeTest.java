package io.quoin.config.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is found by its file only while it is the process that wrote it. */
class RunningNodeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void it_is_found_from_before_it_is_up() {
        Path file = directory.resolve("new").resolve("node.properties");
        assertEquals(Optional.empty(), RunningNode.find(file));
        RunningNode starting = RunningNode.starting();
        starting.write(file);
        assertEquals(Optional.of(starting), RunningNode.find(file));
        assertFalse(starting.isUp());
        RunningNode up = RunningNode.up("127.0.0.1:1", "127.0.0.1:2");
        up.write(file);
        assertEquals(Optional.of(up), RunningNode.find(file));
        assertTrue(up.isUp());
    }

    @Test
    void a_process_that_ended_is_not_found() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path file = directory.resolve("node.properties");
        new RunningNode(ended.pid(), "127.0.0.1:1", "", Instant.now()).write(file);
        assertEquals(Optional.empty(), RunningNode.find(file));
    }

    @Test
    void who_ends_takes_its_own_file_along_and_no_other() throws Exception {
        Path file = directory.resolve("node.properties");
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            new RunningNode(other.pid(), "127.0.0.1:1", "", Instant.now()).write(file);
            RunningNode.forget(file);
            assertTrue(RunningNode.find(file).isPresent());
        } finally {
            other.destroyForcibly().waitFor();
        }
        RunningNode.starting().write(file);
        RunningNode.forget(file);
        assertFalse(Files.exists(file));
    }

    @Test
    void a_later_process_with_the_same_number_is_not_taken_for_it() {
        long pid = ProcessHandle.current().pid();
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        Path file = directory.resolve("node.properties");
        new RunningNode(pid, "127.0.0.1:1", "", start.minus(Duration.ofMinutes(1))).write(file);
        assertEquals(Optional.empty(), RunningNode.find(file));
    }
}
