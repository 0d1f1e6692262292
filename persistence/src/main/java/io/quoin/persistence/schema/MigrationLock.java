package io.quoin.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.schema.SchemaRefused.Reason;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The right to migrate, for one node at a time: a row written by a lightweight transaction, which expires after a minute.
 *
 * <p>It saves work and noise rather than data: every migration can safely be applied twice, even by two nodes at once.
 */
final class MigrationLock implements AutoCloseable {
    private static final String NAME = "schema";
    private static final int EXPIRES_SECONDS = 60;
    private static final Duration WAIT_MAX = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 500;

    private final CqlSession session;
    private final String owner;

    private MigrationLock(CqlSession session, String owner) {
        this.session = session;
        this.owner = owner;
    }

    /** Waits for at most 90 s, longer than the lock of a node that died lives. */
    static MigrationLock acquire(CqlSession session, Consumer<String> progress) {
        String owner = "process " + ProcessHandle.current().pid() + " " + UUID.randomUUID();
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        boolean told = false;
        while (true) {
            ResultSet answer = transaction(
                    session,
                    "INSERT INTO quoin_journal.migration_lock (name, owner) VALUES (?, ?) IF NOT EXISTS USING TTL "
                            + EXPIRES_SECONDS,
                    NAME,
                    owner);
            if (answer.wasApplied()) {
                return new MigrationLock(session, owner);
            }
            Row row = answer.one();
            String other = row == null ? "another node" : String.valueOf(row.getString("owner"));
            if (other.equals(owner)) {
                // Our first try was answered by a time-out, but it did apply.
                return new MigrationLock(session, owner);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SchemaRefused(
                        Reason.LOCKED,
                        "Another node (" + other + ") has been migrating the schema for more than "
                                + WAIT_MAX.toSeconds() + " s: look after it, then start again.");
            }
            if (!told) {
                progress.accept("Waiting for another node (" + other + ") that migrates the schema");
                told = true;
            }
            pause();
        }
    }

    /** Extends the lock to a full minute from now. */
    void renew() {
        ResultSet answer = transaction(
                session,
                "UPDATE quoin_journal.migration_lock USING TTL " + EXPIRES_SECONDS
                        + " SET owner = ? WHERE name = ? IF owner = ?",
                owner,
                NAME,
                owner);
        if (!answer.wasApplied()) {
            throw new SchemaRefused(
                    Reason.LOCKED, "This node was so slow that its right to migrate expired: start it again.");
        }
    }

    @Override
    public void close() {
        transaction(session, "DELETE FROM quoin_journal.migration_lock WHERE name = ? IF owner = ?", NAME, owner);
    }

    private static ResultSet transaction(CqlSession session, String cql, Object... values) {
        return session.execute(
                SimpleStatement.newInstance(cql, values).setExecutionProfileName(CassandraAddress.PROFILE));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SchemaRefused(Reason.INTERRUPTED, "Waiting for the schema was interrupted.", interrupted);
        }
    }
}
