package io.quoin.persistence.cassandra;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive ownership of a data directory, held by the starter from before Cassandra starts until after it has ended.
 *
 * <p>There are two lock files, because two processes can each outlive the other. {@code starter.lock} belongs to the process
 * that starts Cassandra, {@code process.lock} to the Cassandra process itself. Whoever holds the first and sees the second
 * free owns the data alone. The kernel releases both at the end of their process, even after {@code kill -9}.
 *
 * <p>A lock file is never opened twice in one process: on POSIX, closing any of its descriptors would release the lock. That is
 * why launchers within one process are kept apart by a set of paths, and why nothing is written into a lock file.
 */
final class DirectoryLock implements AutoCloseable {
    /** Also keeps the channels reachable: the cleaner of a forgotten one would close it and give the lock away. */
    private static final Map<Path, FileChannel> HELD_HERE = new HashMap<>();

    private static final long POLL_MILLIS = 100;

    private final DataDirectory directory;
    private final FileChannel channel;

    private DirectoryLock(DataDirectory directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Takes the starter's lock, or refuses at once, naming the process that has it. */
    static DirectoryLock acquire(DataDirectory directory) {
        synchronized (HELD_HERE) {
            if (HELD_HERE.containsKey(directory.root())) {
                throw lockedBy(
                        directory, "this process (" + ProcessHandle.current().pid() + ")");
            }
            try {
                FileChannel channel = open(directory.starterLock());
                if (channel.tryLock() == null) {
                    channel.close();
                    throw lockedBy(directory, starterName(directory));
                }
                HELD_HERE.put(directory.root(), channel);
                return new DirectoryLock(directory, channel);
            } catch (IOException failure) {
                throw DataDirectory.unwritable(directory.root(), failure);
            }
        }
    }

    /**
     * Returns once no Cassandra process uses the directory. After a starter was killed its Cassandra still closes for some
     * seconds.
     */
    void awaitNoProcess(Duration within, Consumer<String> progress) {
        long deadline = System.nanoTime() + within.toNanos();
        boolean told = false;
        while (processRuns(directory)) {
            String who = "the Cassandra of an earlier run" + processName(directory);
            if (System.nanoTime() - deadline > 0) {
                throw new CassandraUnavailable(
                        Reason.DATA_LOCKED,
                        "The directory " + directory.root() + " is still in use by " + who + " after "
                                + within.toSeconds() + " s: end that process and start again.");
            }
            if (!told) {
                progress.accept("Waiting up to " + within.toSeconds() + " s for " + who + " to close");
                told = true;
            }
            pause();
        }
    }

    /** True while a Cassandra process, whoever started it, holds the directory. */
    static synchronized boolean processRuns(DataDirectory directory) {
        if (!Files.exists(directory.processLock())) {
            return false;
        }
        try (FileChannel channel = open(directory.processLock())) {
            @Nullable FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.root(), failure);
        }
    }

    @Override
    public void close() {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(directory.root());
            try {
                channel.close();
            } catch (IOException failure) {
                throw DataDirectory.unwritable(directory.root(), failure);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static CassandraUnavailable lockedBy(DataDirectory directory, String who) {
        return new CassandraUnavailable(
                Reason.DATA_LOCKED,
                "The Cassandra in " + directory.root() + " is in use by " + who
                        + ": stop that (quoin stop) or choose another directory.");
    }

    private static String starterName(DataDirectory directory) {
        return RunningCassandra.last(directory)
                .map(last -> "process " + last.starterPid())
                .orElse("another process");
    }

    private static String processName(DataDirectory directory) {
        return RunningCassandra.last(directory)
                .filter(last -> last.pid() != 0)
                .map(last -> " (process " + last.pid() + ")")
                .orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CassandraUnavailable(
                    Reason.INTERRUPTED, "Waiting for an earlier Cassandra was interrupted.", interrupted);
        }
    }
}
