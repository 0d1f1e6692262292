package io.quoin.persistence.cassandra;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A real Cassandra, run as a child process on a directory that is ours alone: the same for demo, node and tests.
 *
 * <p>It is never an orphan: the child ends when this process ends, however it ends (see {@link CassandraMain}). It loses no
 * acknowledged write when it is killed (commit log in batch mode). Everything that can go wrong at a start is a
 * {@link CassandraUnavailable} with one sentence that says what to do.
 *
 * <pre>{@code
 * try (EmbeddedCassandra cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(Path.of(".quoin", "cassandra")))) {
 *     Schema.ensure(cassandra.address(), progress);
 * }
 * }</pre>
 *
 * Thread safe.
 */
public final class EmbeddedCassandra implements AutoCloseable {
    private static final int FREE_PORT_TRIES_MAX = 3;
    private static final long READY_POLL_MILLIS = 50;
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final CassandraPorts NO_PORTS = new CassandraPorts(0, 0);

    private final EmbeddedSettings settings;
    private final CassandraCommand command;
    private final DataDirectory directory;
    private final DirectoryLock lock;
    private final Instant startedAt;
    private final CassandraPorts ports;
    private Process process;
    private boolean closed;

    /** Starts Cassandra and returns when it answers CQL: about 3 s on a quiet machine. */
    public static EmbeddedCassandra start(EmbeddedSettings settings) {
        CassandraCommand command = CassandraCommand.prepare(settings);
        DataDirectory directory = DataDirectory.open(settings.directory());
        directory.requireDisk(settings.diskFreeMinimum());
        DirectoryLock lock = DirectoryLock.acquire(directory);
        try {
            lock.awaitNoProcess(settings.drainWithin(), settings.progress());
            Instant now = Instant.now();
            Started started = launchOnFreePorts(settings, command, directory, now);
            return new EmbeddedCassandra(settings, command, directory, lock, now, started);
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /**
     * Deletes the whole directory, for ever. One that is closing, because its starter is gone, is waited for.
     *
     * @throws CassandraUnavailable DATA_LOCKED if somebody uses it
     */
    public static void erase(EmbeddedSettings settings) {
        DataDirectory directory = DataDirectory.open(settings.directory());
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            lock.awaitNoProcess(settings.drainWithin(), settings.progress());
            CassandraFiles.deleteUnderLock(directory);
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.root(), failure);
        }
    }

    private EmbeddedCassandra(
            EmbeddedSettings settings,
            CassandraCommand command,
            DataDirectory directory,
            DirectoryLock lock,
            Instant startedAt,
            Started started) {
        this.settings = settings;
        this.command = command;
        this.directory = directory;
        this.lock = lock;
        this.startedAt = startedAt;
        this.ports = started.ports();
        this.process = started.process();
    }

    private record Started(CassandraPorts ports, Process process) {}

    private static Started launchOnFreePorts(
            EmbeddedSettings settings, CassandraCommand command, DataDirectory directory, Instant startedAt) {
        CassandraPorts last =
                RunningCassandra.last(directory).map(RunningCassandra::ports).orElse(NO_PORTS);
        for (int attempt = 1; ; attempt++) {
            CassandraPorts chosen = CassandraPorts.choose(settings, last);
            try {
                return new Started(chosen, launch(settings, command, directory, chosen, startedAt));
            } catch (CassandraUnavailable failure) {
                boolean snatched = failure.reason() == Reason.EXITED_EARLY && chosen.anyTaken();
                if (!snatched || attempt == FREE_PORT_TRIES_MAX) {
                    throw failure;
                }
                settings.progress().accept("Somebody else took a port meanwhile; choosing others");
                last = NO_PORTS;
            }
        }
    }

    /** Where it answers, as the settings of an exclusive connection. */
    public CassandraAddress address() {
        return CassandraAddress.embedded(ports.cql());
    }

    /** The process id of the Cassandra process (the last one, when it was killed). */
    public synchronized long pid() {
        return process.pid();
    }

    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /** Completes with the exit code when the present Cassandra process ends, for whatever reason. */
    public synchronized CompletableFuture<Integer> exited() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** {@code kill -9}: nothing is flushed, nothing is said. Returns when the process is gone. The directory stays locked. */
    public synchronized void kill() {
        killAndWait(process);
    }

    /** Starts Cassandra again on the same directory and ports after {@link #kill} or a death of its own. */
    public synchronized void restart() {
        if (closed || process.isAlive()) {
            throw new IllegalStateException(
                    closed ? "this Cassandra was closed" : "this Cassandra runs; kill it first");
        }
        ports.requireFree();
        process = launch(settings, command, directory, ports, startedAt);
    }

    /** Stops Cassandra cleanly (4 s; killed after 30 s) and gives the directory free. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stop(process);
            new RunningCassandra(ProcessHandle.current().pid(), 0, ports.cql(), ports.storage(), startedAt)
                    .write(directory);
        } finally {
            lock.close();
        }
    }

    private static Process launch(
            EmbeddedSettings settings,
            CassandraCommand command,
            DataDirectory directory,
            CassandraPorts ports,
            Instant startedAt) {
        long begun = System.nanoTime();
        settings.progress().accept("Starting Cassandra in " + directory.root());
        CassandraFiles.write(directory, ports, settings.heapMegabytes());
        new RunningCassandra(ProcessHandle.current().pid(), 0, ports.cql(), ports.storage(), startedAt)
                .write(directory);
        Process child = spawn(settings, command, directory);
        boolean ready = false;
        try {
            new RunningCassandra(ProcessHandle.current().pid(), child.pid(), ports.cql(), ports.storage(), startedAt)
                    .write(directory);
            awaitReady(settings, directory, ports, child);
            ready = true;
        } finally {
            if (!ready) {
                killAndWait(child);
            }
        }
        settings.progress()
                .accept("Cassandra answers on 127.0.0.1:%d after %.1f s"
                        .formatted(ports.cql(), (System.nanoTime() - begun) / 1e9));
        return child;
    }

    private static Process spawn(EmbeddedSettings settings, CassandraCommand command, DataDirectory directory) {
        try {
            // Each run has its own last words; those of the run before stay beside them.
            if (Files.exists(directory.cassandraLog())) {
                Files.move(directory.cassandraLog(), directory.previousLog(), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(command.line(directory, settings))
                    .directory(directory.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.consoleLog().toFile());
            // A JVM flag meant for us (an agent, a heap) is not meant for Cassandra.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            return builder.start();
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.root(), failure);
        }
    }

    private static void awaitReady(
            EmbeddedSettings settings, DataDirectory directory, CassandraPorts ports, Process child) {
        long deadline = System.nanoTime() + settings.readyWithin().toNanos();
        try {
            while (!CqlGreeting.answered(ports.cql())) {
                if (child.waitFor(READY_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new CassandraUnavailable(
                            Reason.EXITED_EARLY,
                            "Cassandra ended (exit code " + child.exitValue()
                                    + ") before it was ready; its log is in " + directory.log() + " and ends with:"
                                    + directory.lastWords());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new CassandraUnavailable(
                            Reason.NOT_READY_IN_TIME,
                            "Cassandra did not answer within "
                                    + settings.readyWithin().toSeconds()
                                    + " s and was stopped: the machine may be too busy, try again or read "
                                    + directory.log() + ".");
                }
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Ends the pipe that keeps Cassandra alive, and waits for its clean shutdown. */
    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException failure) {
            process.destroyForcibly();
            throw new CassandraUnavailable(Reason.EXITED_EARLY, "Cassandra had to be killed.", failure);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            throw interrupted(interrupted);
        }
    }

    private static void killAndWait(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static CassandraUnavailable interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new CassandraUnavailable(Reason.INTERRUPTED, "Waiting for Cassandra was interrupted.", interrupted);
    }
}
