package io.quoin.config.node;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** What a running node says of itself in a file, so that other processes on the machine find it. */
public record RunningNode(long pid, String address, String cassandra, Instant startedAt) {

    /** The node that says so in this file, if its process lives. */
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
                Instant.parse(properties.getProperty("started.at", Instant.EPOCH.toString())));
        return ProcessHandle.of(node.pid).filter(ProcessHandle::isAlive).map(process -> node);
    }

    /** Writes the file in one step. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("address", address);
        properties.setProperty("cassandra", cassandra);
        properties.setProperty("started.at", startedAt.toString());
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
