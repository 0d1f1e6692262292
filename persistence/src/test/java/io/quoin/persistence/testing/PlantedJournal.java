package io.quoin.persistence.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.quoin.persistence.reader.ChainReader;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Incarnation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A journal written row by row, as several owners might have left it, each row with the time stamp it is given. Its blocks
 * are texts; the hashes are real.
 */
public final class PlantedJournal {
    /** 4 is Pekko's own serializer of byte arrays. */
    private static final String INSERT =
            "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr,"
                    + " timestamp, timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                    + " VALUES (?, ?, ?, ?, '0', ?, 4, '', ?, ?)";

    private static final int IN_FLIGHT_MAX = 200;

    private static final long FIRST_MILLIS = 1_700_000_000_000L;

    private final CqlSession session;
    private final PreparedStatement insert;
    private final Address entity;
    private final List<CompletionStage<?>> writes = new ArrayList<>();
    private long stamps;

    /** One block of the planted journal. */
    public record Planted(long height, long incarnation, BlockHash previous, BlockHash hash, String text) {}

    public PlantedJournal(CqlSession session, Address entity) {
        this.session = session;
        this.entity = entity;
        this.insert = session.prepare(INSERT);
    }

    /** Writes so many blocks one on another, each later in time than everything written before. */
    public List<Planted> write(long incarnation, Planted on, int blocks) {
        return write(incarnation, on, blocks, FIRST_MILLIS);
    }

    /** The same with time stamps before those of all rows that {@link #write} writes. */
    public List<Planted> writeWithEarlyStamps(long incarnation, Planted on, int blocks) {
        return write(incarnation, on, blocks, FIRST_MILLIS - 1_000_000_000L);
    }

    private List<Planted> write(long incarnation, Planted on, int blocks, long firstMillis) {
        List<Planted> written = new ArrayList<>();
        Planted below = on;
        for (int i = 0; i < blocks; i++) {
            String text = incarnation + ":" + (below.height() + 1);
            Planted block = next(below, incarnation, text);
            put(block, firstMillis);
            written.add(block);
            below = block;
        }
        flush();
        return written;
    }

    public static Planted beginning() {
        return new Planted(0, 0, BlockHash.GENESIS, BlockHash.GENESIS, "");
    }

    public static Planted next(Planted below, long incarnation, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Planted(below.height() + 1, incarnation, below.hash(), BlockHash.chain(below.hash(), bytes), text);
    }

    public static Planted last(List<Planted> blocks) {
        return blocks.get(blocks.size() - 1);
    }

    /** The block of this height. */
    public static Planted at(List<Planted> blocks, long height) {
        return blocks.get((int) (height - blocks.get(0).height()));
    }

    private void put(Planted block, long firstMillis) {
        BlockHeader header =
                new BlockHeader(1, new Incarnation(block.incarnation(), 1), block.previous(), block.hash());
        put(block.height(), header, block.text().getBytes(StandardCharsets.UTF_8), firstMillis);
    }

    /** Writes one row with these very bytes, later in time than everything written before. */
    public void put(long height, BlockHeader header, byte[] bytes) {
        put(height, header, bytes, FIRST_MILLIS);
        flush();
    }

    private void put(long height, BlockHeader header, byte[] bytes, long firstMillis) {
        stamps++;
        BoundStatement row = insert.bind(
                entity.persistenceId(),
                ChainReader.partition(height),
                height,
                Uuids.startOf(firstMillis + stamps),
                "writer-" + header.incarnation().epoch(),
                header.toString(),
                ByteBuffer.wrap(bytes));
        writes.add(session.executeAsync(row));
        if (writes.size() >= IN_FLIGHT_MAX) {
            flush();
        }
    }

    /** Takes away every row of this height. */
    public void erase(long height) {
        session.execute(
                "DELETE FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr = ?",
                entity.persistenceId(),
                ChainReader.partition(height),
                height);
    }

    /** Stores a snapshot as the notebook stores it: the hash of the head it was taken at. */
    public void snapshot(Planted at) {
        session.execute(
                "INSERT INTO quoin_snapshot.snapshots (persistence_id, sequence_nr, timestamp, ser_id, ser_manifest,"
                        + " snapshot_data) VALUES (?, ?, ?, 4, '', ?)",
                entity.persistenceId(),
                at.height(),
                FIRST_MILLIS,
                ByteBuffer.wrap((at.height() + " " + at.hash()).getBytes(StandardCharsets.UTF_8)));
    }

    private void flush() {
        writes.forEach(write -> write.toCompletableFuture().join());
        writes.clear();
    }
}
