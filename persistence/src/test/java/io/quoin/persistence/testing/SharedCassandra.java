package io.quoin.persistence.testing;

import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One real Cassandra for all tests of one JVM, with the schema applied: started at the first use, under {@code target/}, and
 * gone with the JVM. Tests keep apart by the names of their entities.
 */
public final class SharedCassandra {
    private static @Nullable EmbeddedCassandra running;

    private SharedCassandra() {}

    /** Where it answers. The first call takes some seconds. */
    public static synchronized CassandraAddress address() {
        return cassandra().address();
    }

    /** The launcher itself, for tests that look behind it. Whoever kills this one must restart it. */
    public static synchronized EmbeddedCassandra cassandra() {
        EmbeddedCassandra cassandra = running;
        if (cassandra == null) {
            Path directory = Path.of(
                    "target", "shared-cassandra-" + ProcessHandle.current().pid());
            cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(directory).withQuickStart(true));
            EmbeddedCassandra started = cassandra;
            // The data is worth nothing after the run, so no time is spent on a clean stop.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(started, directory), "shared-cassandra"));
            Schema.ensure(started.address(), sentence -> {});
            running = started;
        }
        return cassandra;
    }

    private static void discard(EmbeddedCassandra cassandra, Path directory) {
        cassandra.kill();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
