package io.quoin.lab.crash;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.address.Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The journals read straight from their table. It shares no line with the journal reader of the realm, so an error there
 * cannot hide itself here.
 */
final class CassandraJournals implements Journals, AutoCloseable {
    private static final String PARTITIONS = "SELECT DISTINCT persistence_id, partition_nr FROM quoin_journal.messages";
    private static final String ROWS =
            "SELECT sequence_nr, writer_uuid, event_manifest, event FROM quoin_journal.messages"
                    + " WHERE persistence_id = ? AND partition_nr = ?";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CqlSession session;
    private SortedMap<Address, TreeSet<Long>> partitions = new TreeMap<>();

    CassandraJournals(CassandraAddress address) {
        this.session = address.openSession();
    }

    @Override
    public List<Address> entities() {
        SortedMap<Address, TreeSet<Long>> found = new TreeMap<>();
        for (Row row : session.execute(statement(PARTITIONS))) {
            Address entity = Address.ofPersistenceId(Objects.requireNonNull(row.getString("persistence_id")));
            found.computeIfAbsent(entity, key -> new TreeSet<>()).add(row.getLong("partition_nr"));
        }
        partitions = found;
        return List.copyOf(found.keySet());
    }

    @Override
    public List<RawRow> rows(Address entity) {
        List<RawRow> rows = new ArrayList<>();
        for (long partition : partitions.getOrDefault(entity, new TreeSet<>())) {
            for (Row row : session.execute(statement(ROWS, entity.persistenceId(), partition))) {
                rows.add(new RawRow(
                        row.getLong("sequence_nr"),
                        Objects.requireNonNull(row.getString("writer_uuid")),
                        Objects.requireNonNull(row.getString("event_manifest")),
                        bytes(Objects.requireNonNull(row.getByteBuffer("event")))));
            }
        }
        return rows;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static SimpleStatement statement(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values)
                .setExecutionProfileName(CassandraAddress.PROFILE)
                .setTimeout(TIMEOUT)
                .setIdempotent(true);
    }

    @Override
    public void close() {
        session.close();
    }
}
