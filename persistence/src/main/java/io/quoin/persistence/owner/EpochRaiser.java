package io.quoin.persistence.owner;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.protocol.port.Epochs.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the epochs of one entity type's shards, one transaction at a time. All shards of a type are rows of one partition,
 * so those that wait while a transaction runs are raised together by the next one: a node that starts all its shards at once
 * pays two or three rounds, not one for each.
 *
 * <p>A transaction that timed out may have happened. The next read at SERIAL tells: a row that carries our own mark and a
 * higher epoch than we had read was raised by us.
 */
final class EpochRaiser {
    private static final Logger LOG = LoggerFactory.getLogger(EpochRaiser.class);
    private static final int SHARDS_PER_TRANSACTION_MAX = 64;
    private static final int ATTEMPTS_MAX = 20;
    private static final String READ = "SELECT shard, epoch, owner FROM quoin_journal.shard_epoch WHERE type = ?";
    private static final String FIRST =
            "INSERT INTO quoin_journal.shard_epoch (type, shard, epoch, owner) VALUES (?, ?, ?, ?) IF NOT EXISTS";
    private static final String NEXT =
            "UPDATE quoin_journal.shard_epoch SET epoch = ?, owner = ? WHERE type = ? AND shard = ? IF epoch = ?";

    private final String type;
    private final String owner;
    private final CompletionStage<CqlSession> session;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean isRunning;
    private long marks;

    private record Waiting(int shard, CompletableFuture<Long> epoch) {}

    /** One attempt: who waits for it, and the mark by which its rows are recognised. */
    private record Attempt(List<Waiting> shards, String mark, int number) {}

    EpochRaiser(String type, String owner, CompletionStage<CqlSession> session) {
        this.type = type;
        this.owner = owner;
        this.session = session;
    }

    /** Raises the epoch of this shard and completes with the new one. */
    CompletionStage<Long> raise(int shard) {
        CompletableFuture<Long> epoch = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(shard, epoch));
        }
        runNext();
        return epoch;
    }

    private void runNext() {
        Attempt attempt;
        synchronized (this) {
            if (isRunning || waiting.isEmpty()) {
                return;
            }
            isRunning = true;
            int count = Math.min(waiting.size(), SHARDS_PER_TRANSACTION_MAX);
            List<Waiting> taken = new ArrayList<>(waiting.subList(0, count));
            waiting = new ArrayList<>(waiting.subList(count, waiting.size()));
            marks++;
            attempt = new Attempt(taken, owner + "/" + marks, 1);
        }
        run(attempt);
    }

    private void run(Attempt attempt) {
        readAt(ConsistencyLevel.SERIAL)
                .thenCompose(rows -> isOurs(rows, attempt) ? finish(rows, attempt) : transact(rows, attempt))
                .whenComplete((isDone, failure) -> {
                    if (failure != null && attempt.number() >= ATTEMPTS_MAX) {
                        fail(attempt, failure);
                    } else if (failure != null || !isDone) {
                        LOG.debug("raising epochs of {} again", type, failure);
                        run(new Attempt(attempt.shards(), attempt.mark(), attempt.number() + 1));
                    }
                });
    }

    /** The durable epochs of all shards of the type, by shard. */
    CompletionStage<Map<Integer, Epoch>> readAt(ConsistencyLevel level) {
        SimpleStatement read = SimpleStatement.newInstance(READ, type)
                .setExecutionProfileName(OwnerTables.PROFILE)
                .setConsistencyLevel(level)
                .setIdempotent(true);
        return session.thenCompose(cql -> cql.executeAsync(read)).thenCompose(page -> collect(page, new TreeMap<>()));
    }

    private static CompletionStage<Map<Integer, Epoch>> collect(AsyncResultSet page, Map<Integer, Epoch> rows) {
        for (Row row : page.currentPage()) {
            String by = row.getString("owner");
            rows.put(row.getInt("shard"), new Epoch(row.getLong("epoch"), by == null ? "" : by));
        }
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, rows))
                : CompletableFuture.completedFuture(rows);
    }

    /**
     * Whether every row carries the mark. They were written together, but another owner may have raised one of them since: its
     * epoch must not be taken for ours, so all are raised again.
     */
    private static boolean isOurs(Map<Integer, Epoch> rows, Attempt attempt) {
        for (Waiting one : attempt.shards()) {
            Epoch epoch = rows.get(one.shard());
            if (epoch == null || !epoch.owner().equals(attempt.mark())) {
                return false;
            }
        }
        return true;
    }

    private CompletionStage<Boolean> finish(Map<Integer, Epoch> rows, Attempt attempt) {
        synchronized (this) {
            isRunning = false;
        }
        for (Waiting one : attempt.shards()) {
            Epoch epoch = rows.get(one.shard());
            if (epoch == null) {
                one.epoch().completeExceptionally(new IllegalStateException("shard " + one.shard() + " has no epoch"));
            } else {
                one.epoch().complete(epoch.number());
            }
        }
        runNext();
        return CompletableFuture.completedFuture(true);
    }

    private CompletionStage<Boolean> transact(Map<Integer, Epoch> rows, Attempt attempt) {
        BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.LOGGED);
        Map<Integer, Epoch> raised = new TreeMap<>();
        for (Waiting one : attempt.shards()) {
            Epoch known = rows.get(one.shard());
            long epoch = known == null ? 1 : Math.addExact(known.number(), 1);
            if (raised.put(one.shard(), new Epoch(epoch, attempt.mark())) != null) {
                continue; // Asked for twice: both get the one epoch.
            }
            batch.addStatement(
                    known == null
                            ? SimpleStatement.newInstance(FIRST, type, one.shard(), epoch, attempt.mark())
                            : SimpleStatement.newInstance(
                                    NEXT, epoch, attempt.mark(), type, one.shard(), known.number()));
        }
        BatchStatement transaction = batch.setExecutionProfileName(OwnerTables.PROFILE)
                .setSerialConsistencyLevel(ConsistencyLevel.SERIAL)
                .setIdempotence(false)
                .build();
        return session.thenCompose(cql -> cql.executeAsync(transaction))
                .thenCompose(result ->
                        result.wasApplied() ? finish(raised, attempt) : CompletableFuture.completedFuture(false));
    }

    private void fail(Attempt attempt, Throwable failure) {
        synchronized (this) {
            isRunning = false;
        }
        attempt.shards().forEach(one -> one.epoch().completeExceptionally(failure));
        runNext();
    }
}
