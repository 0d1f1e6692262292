package io.quoin.persistence.forensics;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.quoin.persistence.reader.ChainReader;
import io.quoin.persistence.testing.Bazaar;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Writes the journals of a bazaar into Cassandra, whole or in parts, as they are or with a lie in them: a block is chained to the
 * one below it by its own bytes, so a lie is as well hashed as the truth. Takes its rows away in the end.
 */
final class Archive implements AutoCloseable {
    private static final String INSERT =
            "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp, timebucket,"
                    + " writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                    + " VALUES (?, ?, ?, ?, '0', 'archive', 4, '', ?, ?)";

    private final CqlSession session;
    private final Map<Address, BlockHash> heads = new TreeMap<>();
    private final Map<Address, Long> heights = new TreeMap<>();
    private final Set<String> written = new TreeSet<>();

    Archive(CqlSession session) {
        this.session = session;
    }

    /** Writes what all journals of this bazaar have and the archive has not yet. */
    void write(Bazaar bazaar) {
        write(bazaar, Bazaar.ACCOUNTS, UnaryOperator.identity());
        write(bazaar, Bazaar.MARKETS, UnaryOperator.identity());
    }

    /** The same for entities of one type, with each event as this makes it. */
    <E> void write(Bazaar bazaar, AuditedType<?, ?, E, ?> type, UnaryOperator<E> told) {
        bazaar.journals(type).forEach((entity, journal) -> write(entity, journal, type, told));
    }

    <E> void write(Address entity, List<Block<E>> journal, AuditedType<?, ?, E, ?> type, UnaryOperator<E> told) {
        if (written.add(entity.persistenceId())) {
            session.execute(
                    "INSERT INTO quoin_journal.all_persistence_ids (persistence_id) VALUES (?)",
                    entity.persistenceId());
        }
        BlockEncoder<E> encoder = type.codecs().blocks().encoder();
        long done = heights.getOrDefault(entity, 0L);
        for (Block<E> block : journal.subList(Math.toIntExact(done), journal.size())) {
            BlockHash below = heads.getOrDefault(entity, BlockHash.GENESIS);
            encoder.begin(block.height(), block.incarnation(), block.engineTimeMillis(), below);
            for (Entry<E> entry : block.entries()) {
                List<E> events = new ArrayList<>();
                entry.events().forEach(event -> events.add(told.apply(event)));
                encoder.add(new Entry<>(entry.cause(), events));
            }
            byte[] bytes = encoder.finish(block.rounds());
            BlockHash hash = BlockHash.chain(below, bytes);
            int format = type.codecs().blocks().format();
            put(entity, block, new BlockHeader(format, block.incarnation(), below, hash), bytes);
            heads.put(entity, hash);
            heights.put(entity, block.height());
        }
    }

    private void put(Address entity, Block<?> block, BlockHeader header, byte[] bytes) {
        session.execute(
                INSERT,
                entity.persistenceId(),
                ChainReader.partition(block.height()),
                block.height(),
                Uuids.timeBased(),
                header.toString(),
                ByteBuffer.wrap(bytes));
    }

    /** The names of the journals here. */
    Predicate<String> persistenceIds() {
        return written::contains;
    }

    @Override
    public void close() {
        for (String id : written) {
            session.execute("DELETE FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = 0", id);
            session.execute("DELETE FROM quoin_journal.all_persistence_ids WHERE persistence_id = ?", id);
        }
    }
}
