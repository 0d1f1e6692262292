package io.quoin.persistence.cassandra;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places inside the directory of our own Cassandra.
 *
 * <pre>
 * data/ commitlog/ hints/ saved_caches/ cdc_raw/   Cassandra's
 * conf/                                            generated at every start
 * log/cassandra.log  log/console.log               warnings and worse; what the process printed
 * tmp/                                             emptied at every start
 * starter.lock  process.lock                       see {@link DirectoryLock}
 * running.properties                               see {@link RunningCassandra}
 * </pre>
 */
record DataDirectory(Path root) {
    private static final int LOG_LINES_SHOWN = 12;
    private static final int LOG_BYTES_READ = 16 * 1024;

    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            DataDirectory directory = new DataDirectory(root.toRealPath());
            if (!Files.isWritable(directory.root)) {
                throw unwritable(root, null);
            }
            return directory;
        } catch (IOException failure) {
            throw unwritable(root, failure);
        }
    }

    Path conf() {
        return root.resolve("conf");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path log() {
        return root.resolve("log");
    }

    Path cassandraLog() {
        return log().resolve("cassandra.log");
    }

    Path previousLog() {
        return log().resolve("cassandra-previous.log");
    }

    Path consoleLog() {
        return log().resolve("console.log");
    }

    Path starterLock() {
        return root.resolve("starter.lock");
    }

    Path processLock() {
        return root.resolve("process.lock");
    }

    Path runningFile() {
        return root.resolve("running.properties");
    }

    void requireDisk(long bytesMinimum) {
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < bytesMinimum) {
                throw new CassandraUnavailable(
                        Reason.TOO_LITTLE_DISK,
                        "Only " + mebibytes(free) + " MiB are free on the disk under " + root + " and Cassandra needs "
                                + mebibytes(bytesMinimum)
                                + " MiB: free some space or choose a directory on another disk.");
            }
        } catch (IOException failure) {
            throw unwritable(root, failure);
        }
    }

    /** The last lines of what the process printed and logged in this run, for people. */
    String lastWords() {
        return tail(consoleLog()) + tail(cassandraLog());
    }

    static CassandraUnavailable unwritable(Path path, @Nullable IOException failure) {
        return new CassandraUnavailable(
                Reason.DATA_UNWRITABLE,
                "The directory " + path + " cannot be used for Cassandra's data"
                        + (failure == null ? "" : " (" + failure + ")") + ": make it writable or choose another one.",
                failure);
    }

    private static String tail(Path log) {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        try (var channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - LOG_BYTES_READ);
            var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // reads until full
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            StringBuilder text = new StringBuilder();
            for (String line : lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size())) {
                text.append("\n    ").append(line);
            }
            return text.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
