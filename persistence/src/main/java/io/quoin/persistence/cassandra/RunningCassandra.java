package io.quoin.persistence.cassandra;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What one start of our own Cassandra left written in its directory, so that other processes find it.
 *
 * <p>The file stays after a stop: the next start prefers the same ports. Whether Cassandra runs is told by its lock, never by
 * the file: {@link #find} answers only for a process that lives.
 *
 * @param starterPid process that started it and holds the directory
 * @param pid the Cassandra process; 0 while the starter has none yet
 * @param cqlPort loopback port for CQL; 0 while not chosen yet
 * @param storagePort loopback port between nodes; 0 while not chosen yet
 * @param startedAt when the starter took the directory
 */
public record RunningCassandra(long starterPid, long pid, int cqlPort, int storagePort, Instant startedAt) {

    /** The Cassandra that runs on {@code directory} now, or empty. Works from any process. */
    public static Optional<RunningCassandra> find(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        DataDirectory data = DataDirectory.open(directory);
        return DirectoryLock.processRuns(data)
                ? last(data).filter(last -> ProcessHandle.of(last.pid).isPresent())
                : Optional.empty();
    }

    /** Where it answers. It is ours alone, so fencing is not needed. */
    public CassandraAddress address() {
        return CassandraAddress.embedded(cqlPort);
    }

    /** What the last start wrote, whether it still runs or not. */
    static Optional<RunningCassandra> last(DataDirectory directory) {
        if (!Files.isRegularFile(directory.runningFile())) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.runningFile(), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return Optional.of(new RunningCassandra(
                    Long.parseLong(properties.getProperty("starter.pid", "0")),
                    Long.parseLong(properties.getProperty("cassandra.pid", "0")),
                    Integer.parseInt(properties.getProperty("cql.port", "0")),
                    Integer.parseInt(properties.getProperty("storage.port", "0")),
                    Instant.parse(properties.getProperty("started.at", Instant.EPOCH.toString()))));
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.runningFile(), failure);
        }
    }

    /** Replaces the file in one step: a reader sees the old or the new, never a half. */
    void write(DataDirectory directory) {
        Properties properties = new Properties();
        properties.setProperty("starter.pid", Long.toString(starterPid));
        properties.setProperty("cassandra.pid", Long.toString(pid));
        properties.setProperty("cql.port", Integer.toString(cqlPort));
        properties.setProperty("storage.port", Integer.toString(storagePort));
        properties.setProperty("started.at", startedAt.toString());
        Path fresh = directory.runningFile().resolveSibling("running.properties.new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                properties.store(writer, "The Cassandra of this directory; written by its starter");
            }
            Files.move(
                    fresh,
                    directory.runningFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.runningFile(), failure);
        }
    }

    CassandraPorts ports() {
        return new CassandraPorts(cqlPort, storagePort);
    }
}
