package io.quoin.config.node;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running node says of itself in a file, so that other processes on the machine find it.
 *
 * @param address its host:port between nodes; empty until it is up
 * @param cassandra host:port of its Cassandra; empty until it is up
 * @param writtenAt when it said so
 */
public record RunningNode(long pid, String address, String cassandra, Instant writtenAt) {
    /** How exactly the start of a process is known. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    /** This process, which is about to become a node. */
    public static RunningNode starting() {
        return new RunningNode(ProcessHandle.current().pid(), "", "", Instant.now());
    }

    /** This process, a node that is up. */
    public static RunningNode up(String address, String cassandra) {
        return new RunningNode(ProcessHandle.current().pid(), address, cassandra, Instant.now());
    }

    /** The node that says so in this file, if its process lives. A later process with the same number is not it. */
    public static Optional<RunningNode> find(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunningNode node = new RunningNode(
                Long.parseLong(properties.getProperty("pid", "0")),
                properties.getProperty("address", ""),
                properties.getProperty("cassandra", ""),
                Instant.parse(properties.getProperty("written.at", Instant.EPOCH.toString())));
        return ProcessHandle.of(node.pid).filter(node::isMe).map(process -> node);
    }

    private boolean isMe(ProcessHandle process) {
        Instant latest = writtenAt.plus(START_TOLERANCE);
        return process.isAlive()
                && process.info()
                        .startInstant()
                        .map(start -> !start.isAfter(latest))
                        .orElse(true);
    }

    /** Whether it takes commands. */
    public boolean isUp() {
        return !address.isEmpty();
    }

    /** Deletes the file, if it speaks of this process. */
    public static void forget(Path file) {
        boolean isMine = find(file)
                .filter(node -> node.pid == ProcessHandle.current().pid())
                .isPresent();
        try {
            if (isMine) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file in one step. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("address", address);
        properties.setProperty("cassandra", cassandra);
        properties.setProperty("written.at", writtenAt.toString());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, "The node of this realm on this machine");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
