package io.quoin.lab.crash;

import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.CassandraUnavailable;
import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.cassandra.RunningCassandra;
import io.quoin.persistence.schema.Schema;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A Cassandra that can be killed, with the schema of a realm in it. Its data are worth nothing afterwards. */
final class Rig implements AutoCloseable {
    private static final long POLL_MILLIS = 10;

    private final Path directory;
    private final EmbeddedCassandra cassandra;

    /** Starts it. */
    Rig(Path home, Consumer<String> progress) {
        this.directory = home.resolve("cassandra");
        this.cassandra = EmbeddedCassandra.start(
                EmbeddedSettings.in(directory).withQuickStart(true).withProgress(progress));
        try {
            Schema.ensure(cassandra.address(), progress);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    CassandraAddress address() {
        return cassandra.address();
    }

    void kill() {
        cassandra.kill();
    }

    void restart() {
        cassandra.restart();
    }

    /** Starts it after a kill and kills it again so long after its process is there, most likely before it is ready. */
    void killWhileItStarts(long pauseMillis) throws InterruptedException {
        CompletableFuture<Void> start = CompletableFuture.runAsync(cassandra::restart, task -> {
            Thread thread = new Thread(task, "start-to-be-killed");
            thread.setDaemon(true);
            thread.start();
        });
        Optional<RunningCassandra> started = RunningCassandra.find(directory);
        while (started.isEmpty() && !start.isDone()) {
            Aftermath.pause(POLL_MILLIS);
            started = RunningCassandra.find(directory);
        }
        Aftermath.pause(pauseMillis);
        started.flatMap(running -> ProcessHandle.of(running.pid())).ifPresent(ProcessHandle::destroyForcibly);
        try {
            start.get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof CassandraUnavailable early) || early.reason() != Reason.EXITED_EARLY) {
                throw new IllegalStateException("Cassandra did not start for another reason than its kill", failure);
            }
        }
        cassandra.kill();
    }

    @Override
    public void close() {
        cassandra.kill();
        cassandra.close();
    }
}
