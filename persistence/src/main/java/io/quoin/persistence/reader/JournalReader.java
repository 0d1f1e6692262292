package io.quoin.persistence.reader;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.schema.RealmFacts;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads journals as they stand in Cassandra: which entities there are, the live chain of each, and its blocks in order. All
 * reads are at QUORUM, page by page; memory is bounded by a page of blocks. Blocking; thread-safe.
 */
public final class JournalReader {
    private static final int HEADERS_PER_PAGE = 2_000;
    private static final int BLOCKS_PER_PAGE = 50;
    private static final String ENTITIES = "SELECT persistence_id FROM quoin_journal.all_persistence_ids";
    private static final String HEADERS = "SELECT sequence_nr, writer_uuid, event_manifest FROM quoin_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ?";
    private static final String BLOCKS =
            "SELECT sequence_nr, writer_uuid, event_manifest, event FROM quoin_journal.messages"
                    + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ? AND sequence_nr <= ?";
    private static final String SNAPSHOT =
            "SELECT sequence_nr, snapshot_data FROM quoin_snapshot.snapshots WHERE persistence_id = ?"
                    + " ORDER BY sequence_nr DESC LIMIT 1";

    private final CqlSession session;
    private final PreparedStatement headers;
    private final PreparedStatement blocks;
    private final PreparedStatement snapshot;

    /** A reader on this session, which stays its owner's to close. */
    public JournalReader(CqlSession session) {
        this.session = session;
        this.headers = session.prepare(statement(HEADERS));
        this.blocks = session.prepare(statement(BLOCKS));
        this.snapshot = session.prepare(statement(SNAPSHOT));
    }

    /** All entities that ever wrote a block, sorted. */
    public List<Address> entities() {
        List<Address> entities = new ArrayList<>();
        for (Row row : session.execute(statement(ENTITIES).setPageSize(HEADERS_PER_PAGE))) {
            String persistenceId = row.getString(0);
            if (persistenceId != null) {
                entities.add(Address.ofPersistenceId(persistenceId));
            }
        }
        entities.sort(null);
        return entities;
    }

    /** The live chain of this entity from a height on; its whole chain from 1. */
    public LiveChain chain(Address entity, long from) {
        LiveChain.Scan scan = new LiveChain.Scan(from);
        for (long partition = partition(from); ; partition++) {
            boolean isEmpty = true;
            var bound = headers.bind(entity.persistenceId(), partition, from).setPageSize(HEADERS_PER_PAGE);
            for (Row row : session.execute(bound)) {
                isEmpty = false;
                scan.add(new LiveChain.Row(row.getLong(0), header(entity, row), text(row, 1)));
            }
            if (isEmpty) {
                return scan.end();
            }
        }
    }

    /**
     * Tells the live blocks of an entity from one height up to another, in order, as long as the reader wants more.
     *
     * @param chain the entity's chain, scanned from {@code from} or below
     */
    public void blocks(Address entity, LiveChain chain, long from, long to, Predicate<StoredBlock> wantsMore) {
        long last = Math.min(to, chain.height());
        for (long partition = partition(Math.max(1, from)); partition <= partition(last); partition++) {
            var bound =
                    blocks.bind(entity.persistenceId(), partition, from, last).setPageSize(BLOCKS_PER_PAGE);
            for (Row row : session.execute(bound)) {
                String writer = text(row, 1);
                if (!chain.isLive(row.getLong(0), writer)) {
                    continue;
                }
                ByteBuffer event = row.getByteBuffer(3);
                if (event == null) {
                    throw new MalformedBytesException(entity + ": block " + row.getLong(0) + " has no bytes");
                }
                byte[] bytes = new byte[event.remaining()];
                event.get(bytes);
                if (!wantsMore.test(new StoredBlock(row.getLong(0), header(entity, row), writer, bytes))) {
                    return;
                }
            }
        }
    }

    /** Tells all live blocks of an entity in order. */
    public void blocks(Address entity, LiveChain chain, Consumer<StoredBlock> reader) {
        blocks(entity, chain, chain.scannedFrom(), chain.height(), block -> {
            reader.accept(block);
            return true;
        });
    }

    /** The latest stored snapshot of this entity, if any. */
    public Optional<StoredSnapshot> snapshot(Address entity) {
        Row row = session.execute(snapshot.bind(entity.persistenceId())).one();
        ByteBuffer data = row == null ? null : row.getByteBuffer(1);
        if (row == null || data == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return Optional.of(new StoredSnapshot(row.getLong(0), bytes));
    }

    private static long partition(long height) {
        return (height - 1) / RealmFacts.PARTITION_ROWS;
    }

    private static BlockHeader header(Address entity, Row row) {
        try {
            return BlockHeader.parse(text(row, 2));
        } catch (IllegalArgumentException e) {
            throw new MalformedBytesException(
                    entity + ": the row of block " + row.getLong(0) + " has no header of a block: " + e.getMessage());
        }
    }

    private static String text(Row row, int column) {
        @Nullable String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static SimpleStatement statement(String cql) {
        return SimpleStatement.newInstance(cql)
                .setExecutionProfileName(CassandraAddress.PROFILE)
                .setIdempotent(true);
    }
}
