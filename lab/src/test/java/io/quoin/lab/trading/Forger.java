package io.quoin.lab.trading;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.quoin.persistence.reader.ChainReader;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Falsifies one journal in Cassandra, and puts it back as it was when it is closed. */
final class Forger<E> implements AutoCloseable {
    private final CqlSession session;
    private final EntityCodecs<?, ?, E> codecs;
    private final String persistenceId;
    private final List<Row> honest;
    private final List<Long> forged = new ArrayList<>();

    Forger(CqlSession session, EntityCodecs<?, ?, E> codecs, Address entity) {
        this.session = session;
        this.codecs = codecs;
        this.persistenceId = entity.persistenceId();
        this.honest = session.execute(
                        "SELECT * FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = 0",
                        persistenceId)
                .all();
    }

    /** How many blocks there are. */
    long height() {
        return last().getLong("sequence_nr");
    }

    private Row last() {
        return honest.get(honest.size() - 1);
    }

    /** Takes the blocks from this height on away. */
    void cut(long fromHeight) {
        for (Row row : honest) {
            if (row.getLong("sequence_nr") >= fromHeight) {
                erase(row.getLong("sequence_nr"));
            }
        }
    }

    private void erase(long height) {
        session.execute(
                "DELETE FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr = ?",
                persistenceId,
                ChainReader.partition(height),
                height);
    }

    /** Flips a bit in the middle of the last block. */
    void flip() {
        byte[] bytes = bytes(last());
        bytes[bytes.length / 2] ^= 1;
        write(last(), height(), Objects.requireNonNull(last().getUuid("timestamp")), manifest(last()), bytes);
    }

    /** Adds a block that no law has judged; it chains as a true one does. */
    void append(Cause cause, E event) {
        append(1, new Entry<>(cause, List.of(event)));
    }

    /** As above, so many milliseconds of engine time after the last. */
    void append(long afterMillis, Entry<E> entry) {
        BlockHeader head = BlockHeader.parse(manifest(last()));
        SealedBlock<E> below = codecs.blocks().open(bytes(last()), head);
        Block<E> block = below.block();
        BlockEncoder<E> encoder = codecs.blocks().encoder();
        encoder.begin(height() + 1, block.incarnation(), block.engineTimeMillis() + afterMillis, below.hash());
        encoder.add(entry);
        byte[] bytes = encoder.finish(List.of());
        BlockHeader header = new BlockHeader(
                codecs.blocks().format(), block.incarnation(), below.hash(), BlockHash.chain(below.hash(), bytes));
        forged.add(height() + 1);
        write(last(), height() + 1, Uuids.timeBased(), header.toString(), bytes);
    }

    @Override
    public void close() {
        forged.forEach(this::erase);
        for (Row row : honest) {
            write(
                    row,
                    row.getLong("sequence_nr"),
                    Objects.requireNonNull(row.getUuid("timestamp")),
                    manifest(row),
                    bytes(row));
        }
    }

    private void write(Row like, long height, UUID timestamp, String manifest, byte[] bytes) {
        session.execute(
                "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp, timebucket,"
                        + " writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                persistenceId,
                ChainReader.partition(height),
                height,
                timestamp,
                like.getString("timebucket"),
                like.getString("writer_uuid"),
                like.getInt("ser_id"),
                like.getString("ser_manifest"),
                manifest,
                ByteBuffer.wrap(bytes));
    }

    private static String manifest(Row row) {
        return Objects.requireNonNull(row.getString("event_manifest"));
    }

    private static byte[] bytes(Row row) {
        ByteBuffer event = Objects.requireNonNull(row.getByteBuffer("event"));
        byte[] bytes = new byte[event.remaining()];
        event.get(bytes);
        return bytes;
    }
}
