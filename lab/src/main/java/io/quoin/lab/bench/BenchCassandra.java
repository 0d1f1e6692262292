package io.quoin.lab.bench;

import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real Cassandra for one benchmark: on an empty directory, with the schema of a realm, thrown away afterwards. */
final class BenchCassandra implements AutoCloseable {
    private final Path directory;
    private final EmbeddedCassandra cassandra;

    private BenchCassandra(Path directory, EmbeddedCassandra cassandra) {
        this.directory = directory;
        this.cassandra = cassandra;
    }

    static BenchCassandra start(Path directory, Consumer<String> progress) {
        EmbeddedCassandra cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(empty(directory))
                .withHeapMegabytes(EmbeddedSettings.HEAP_MEGABYTES_LOAD)
                .withProgress(progress));
        Schema.ensure(cassandra.address(), progress);
        return new BenchCassandra(directory, cassandra);
    }

    EmbeddedCassandra running() {
        return cassandra;
    }

    /** {@code kill -9}, then a start on what is on disk. */
    void killAndRestart() {
        cassandra.kill();
        cassandra.restart();
    }

    @Override
    public void close() {
        cassandra.close();
        empty(directory);
    }

    /** What an earlier benchmark left there is deleted; anything else is not ours to delete. */
    private static Path empty(Path directory) {
        Path own = directory.resolve("bench-cassandra");
        if (Files.isDirectory(own)) {
            try (Stream<Path> paths = Files.walk(own)) {
                List<Path> deepestFirst =
                        paths.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot empty " + own, failure);
            }
        }
        return own;
    }
}
