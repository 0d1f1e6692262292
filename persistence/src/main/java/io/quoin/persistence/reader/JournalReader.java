package io.quoin.persistence.reader;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.LiveChain;
import io.quoin.protocol.journal.MalformedBytesException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads journals as they stand in Cassandra: which entities there are, the live chain of each, and its blocks in order. All
 * reads are at QUORUM, page by page; memory is bounded by a page of blocks. Blocking; thread-safe.
 */
public final class JournalReader {
    private static final int ENTITIES_PER_PAGE = 2_000;
    private static final int BLOCKS_PER_PAGE = 50;
    private static final String ENTITIES = "SELECT persistence_id FROM quoin_journal.all_persistence_ids";
    private static final String BLOCKS =
            "SELECT sequence_nr, writer_uuid, event_manifest, event FROM quoin_journal.messages"
                    + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr >= ? AND sequence_nr <= ?";
    private static final String SNAPSHOT =
            "SELECT sequence_nr, snapshot_data FROM quoin_snapshot.snapshots WHERE persistence_id = ?"
                    + " ORDER BY sequence_nr DESC LIMIT 1";

    private final CqlSession session;
    private final ChainReader chains;
    private final PreparedStatement blocks;
    private final PreparedStatement snapshot;

    /** A reader on this session, which stays its owner's to close. */
    public JournalReader(CqlSession session) {
        this.session = session;
        this.chains = await(ChainReader.prepare(session, Runnable::run));
        this.blocks = session.prepare(ChainReader.statement(BLOCKS));
        this.snapshot = session.prepare(ChainReader.statement(SNAPSHOT));
    }

    /** All entities that ever wrote a block, sorted. */
    public List<Address> entities() {
        List<Address> entities = new ArrayList<>();
        persistenceIds().forEach(id -> entities.add(Address.ofPersistenceId(id)));
        entities.sort(null);
        return entities;
    }

    /** The names of all journals, sorted; also of such as are of no entity. */
    public List<String> persistenceIds() {
        List<String> ids = new ArrayList<>();
        for (Row row : session.execute(ChainReader.statement(ENTITIES).setPageSize(ENTITIES_PER_PAGE))) {
            String id = row.getString(0);
            if (id != null) {
                ids.add(id);
            }
        }
        ids.sort(null);
        return ids;
    }

    /** The live chain of this entity from a height on; its whole chain from 1. */
    public LiveChain chain(Address entity, long from) {
        return await(chains.judge(entity.persistenceId(), from));
    }

    /**
     * The upper end of this entity's live chain, from so many blocks below its highest row on. With at least as many as an
     * entity may have unreleased, the live head is among them whatever a fenced owner wrote.
     */
    public LiveChain tail(Address entity, long blocks) {
        long highest = await(chains.highestHeight(entity.persistenceId()));
        return await(chains.judge(entity.persistenceId(), Math.max(1, highest - blocks), highest));
    }

    /**
     * Tells the live blocks of an entity from one height up to another, in order, as long as the reader wants more.
     *
     * @param chain the entity's chain; what lies below its scan is not told, and nothing of a broken one
     */
    public void blocks(Address entity, LiveChain chain, long from, long to, Predicate<StoredBlock> wantsMore) {
        long last = Math.min(to, chain.height());
        long next = Math.max(chain.scannedFrom(), from);
        for (long partition = ChainReader.partition(next); partition <= ChainReader.partition(last); partition++) {
            var bound =
                    blocks.bind(entity.persistenceId(), partition, next, last).setPageSize(BLOCKS_PER_PAGE);
            for (Row row : session.execute(bound)) {
                LiveChain.Row header = ChainReader.header(entity.persistenceId(), row);
                if (header.height() < next || !chain.isLive(header.height(), header.writer())) {
                    continue; // Void, or a repeat of a block that has been told.
                }
                next = header.height() + 1;
                if (!wantsMore.test(
                        new StoredBlock(header.height(), header.header(), header.writer(), bytes(entity, row)))) {
                    return;
                }
            }
        }
    }

    private static byte[] bytes(Address entity, Row row) {
        ByteBuffer event = row.getByteBuffer(3);
        if (event == null) {
            throw new MalformedBytesException(entity + ": block " + row.getLong(0) + " has no bytes");
        }
        byte[] bytes = new byte[event.remaining()];
        event.get(bytes);
        return bytes;
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

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
