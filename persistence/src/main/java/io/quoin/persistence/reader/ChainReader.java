package io.quoin.persistence.reader;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.schema.RealmFacts;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of one entity's rows, never the blocks, and judges them by the live-chain rule: for recovery and for all
 * who only look. Every read is at QUORUM. Does not block; thread-safe.
 */
public final class ChainReader {
    private static final String HEADERS = "SELECT sequence_nr, writer_uuid, event_manifest FROM quoin_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ?";
    private static final String HIGHEST = "SELECT sequence_nr FROM quoin_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? ORDER BY sequence_nr DESC LIMIT 1";
    private static final int HEADERS_PER_PAGE = 2_000;

    /**
     * Rows land while they are read: a block may be missed and the one above it seen. A missing ancestor is believed when so
     * many scans in a row miss one.
     */
    private static final int SCANS_MAX = 3;

    private final CqlSession session;
    private final Executor executor;
    private final PreparedStatement headers;
    private final PreparedStatement highest;

    private ChainReader(CqlSession session, Executor executor, PreparedStatement headers, PreparedStatement highest) {
        this.session = session;
        this.executor = executor;
        this.headers = headers;
        this.highest = highest;
    }

    /** A reader on this session; rows are judged by the executor, not by the driver's threads. */
    public static CompletionStage<ChainReader> prepare(CqlSession session, Executor executor) {
        return session.prepareAsync(statement(HEADERS))
                .thenCombine(
                        session.prepareAsync(statement(HIGHEST)),
                        (headers, highest) -> new ChainReader(session, executor, headers, highest));
    }

    /** A statement of ours that only reads: QUORUM, and repeating it is harmless. */
    static SimpleStatement statement(String cql) {
        return SimpleStatement.newInstance(cql)
                .setExecutionProfileName(CassandraAddress.PROFILE)
                .setIdempotent(true);
    }

    /** The partition of the row of this height. */
    public static long partition(long height) {
        return (height - 1) / RealmFacts.PARTITION_ROWS;
    }

    /** The live chain from this height up: all partitions from its own to the last before one that is empty. */
    public CompletionStage<LiveChain> judge(String persistenceId, long from) {
        return judge(persistenceId, from, Long.MAX_VALUE, 1);
    }

    /** The live chain from this height up, over all partitions up to that of the highest row, empty or not. */
    public CompletionStage<LiveChain> judge(String persistenceId, long from, long highestHeight) {
        return judge(persistenceId, from, partition(Math.max(from, highestHeight)), 1);
    }

    private CompletionStage<LiveChain> judge(String persistenceId, long from, long lastPartition, int scans) {
        LiveChain.Scan scan = new LiveChain.Scan(from);
        return read(persistenceId, from, partition(from), lastPartition, scan).thenCompose(done -> {
            LiveChain chain = scan.end();
            return chain.broken().isPresent() && scans < SCANS_MAX
                    ? judge(persistenceId, from, lastPartition, scans + 1)
                    : CompletableFuture.completedStage(chain);
        });
    }

    private CompletionStage<@Nullable Void> read(
            String persistenceId, long from, long partition, long lastPartition, LiveChain.Scan scan) {
        if (partition > lastPartition) {
            return CompletableFuture.completedStage(null);
        }
        BoundStatement select = headers.bind(persistenceId, partition, from).setPageSize(HEADERS_PER_PAGE);
        return session.executeAsync(select)
                .thenComposeAsync(page -> add(persistenceId, page, scan, 0), executor)
                .thenCompose(rows -> rows == 0 && lastPartition == Long.MAX_VALUE
                        ? CompletableFuture.completedStage(null)
                        : read(persistenceId, from, partition + 1, lastPartition, scan));
    }

    /** Judges the rows of this page and all following ones; answers how many they were. */
    private CompletionStage<Long> add(String persistenceId, AsyncResultSet page, LiveChain.Scan scan, long before) {
        long rows = before;
        for (Row row : page.currentPage()) {
            scan.add(header(persistenceId, row));
            rows++;
        }
        long soFar = rows;
        return page.hasMorePages()
                ? page.fetchNextPage().thenComposeAsync(next -> add(persistenceId, next, scan, soFar), executor)
                : CompletableFuture.completedStage(soFar);
    }

    /** The row without its block; the first three columns are height, writer and header. */
    static LiveChain.Row header(String persistenceId, Row row) {
        long height = row.getLong(0);
        String writer = row.getString(1);
        String header = row.getString(2);
        if (header == null || writer == null) {
            throw new MalformedBytesException("row " + height + " of " + persistenceId + " has no header of a block");
        }
        try {
            return new LiveChain.Row(height, BlockHeader.parse(header), writer);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedBytesException(
                    "row " + height + " of " + persistenceId + " has no header of a block: " + malformed.getMessage());
        }
    }

    /**
     * The height of the highest row, live or void; 0 if there is none. Finds the last partition by doubling, then halving:
     * partitions have no gaps.
     */
    public CompletionStage<Long> highestHeight(String persistenceId) {
        return highestIn(persistenceId, 0)
                .thenCompose(first ->
                        first == 0 ? CompletableFuture.completedStage(0L) : gallop(persistenceId, 0, first, 1));
    }

    private CompletionStage<Long> gallop(String persistenceId, long known, long knownHeight, long step) {
        long next = known + step;
        return highestIn(persistenceId, next)
                .thenCompose(height -> height == 0
                        ? halve(persistenceId, known, knownHeight, next)
                        : gallop(persistenceId, next, height, step * 2));
    }

    /** The last partition is at least {@code known} and below {@code empty}. */
    private CompletionStage<Long> halve(String persistenceId, long known, long knownHeight, long empty) {
        if (empty - known <= 1) {
            return CompletableFuture.completedStage(knownHeight);
        }
        long middle = (known + empty) >>> 1;
        return highestIn(persistenceId, middle)
                .thenCompose(height -> height == 0
                        ? halve(persistenceId, known, knownHeight, middle)
                        : halve(persistenceId, middle, height, empty));
    }

    private CompletionStage<Long> highestIn(String persistenceId, long partition) {
        return session.executeAsync(highest.bind(persistenceId, partition)).thenApply(page -> {
            Row row = page.one();
            return row == null ? 0L : row.getLong(0);
        });
    }
}
