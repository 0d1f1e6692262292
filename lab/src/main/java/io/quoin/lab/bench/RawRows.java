package io.quoin.lab.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.address.Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The divisor: rows written by the bare driver into a copy of the journal's table, with the bytes of real blocks and as many
 * rows in flight as there are entities. Nothing of ours can be faster than this.
 */
final class RawRows implements AutoCloseable {
    /** The profile that the journal plugin itself writes with. */
    private static final String PROFILE = "pekko-persistence-cassandra-profile";

    private static final String KEYSPACE = "lab_raw";
    private static final long PARTITION_ROWS = 2_000;
    private static final int SAMPLES_MAX = 64;
    private static final double WARM_UP_SECONDS = 0.3;
    private static final long WRITTEN_WITHIN_SECONDS = 60;
    private static final Duration DDL_TIMEOUT = Duration.ofSeconds(30);

    /** A journal that the shell has written, and how far. */
    record Journal(Address entity, long height) {}

    /** Rows as the shell wrote them. */
    record Samples(List<ByteBuffer> blocks, String manifest, String writer, int serializer, double bytesMean) {}

    private final CqlSession session;
    private final PreparedStatement insert;
    private final long[] heights;
    private final String run;

    RawRows(CqlSession session, int entitiesMax) {
        this.session = session;
        this.heights = new long[entitiesMax];
        this.run = Uuids.random().toString();
        createTable();
        this.insert = session.prepare(SimpleStatement.newInstance("INSERT INTO " + KEYSPACE
                        + ".messages (persistence_id, partition_nr, sequence_nr, timestamp, timebucket, writer_uuid,"
                        + " ser_id, ser_manifest, event_manifest, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .setExecutionProfileName(PROFILE));
    }

    private void createTable() {
        define("CREATE KEYSPACE IF NOT EXISTS " + KEYSPACE
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1} AND durable_writes = true");
        Row described = session.execute(profiled("DESCRIBE TABLE quoin_journal.messages"))
                .one();
        if (described == null) {
            throw new IllegalStateException("Cassandra does not describe quoin_journal.messages");
        }
        String create = String.valueOf(described.getString("create_statement"));
        define("DROP TABLE IF EXISTS " + KEYSPACE + ".messages");
        define(create.replace("quoin_journal.messages", KEYSPACE + ".messages"));
    }

    /** The last rows in these journals. */
    Samples sample(List<Journal> journals) {
        List<ByteBuffer> blocks = new ArrayList<>();
        String manifest = "";
        String writer = "";
        int serializer = 0;
        long bytes = 0;
        int each = Math.max(1, SAMPLES_MAX / journals.size());
        for (int i = 0; i < journals.size() && blocks.size() < SAMPLES_MAX; i++) {
            for (Row row : session.execute(SimpleStatement.newInstance(
                            "SELECT event, event_manifest, writer_uuid, ser_id FROM quoin_journal.messages"
                                    + " WHERE persistence_id = ? AND partition_nr = ? ORDER BY sequence_nr DESC LIMIT "
                                    + each,
                            journals.get(i).entity().persistenceId(),
                            (journals.get(i).height() - 1) / PARTITION_ROWS)
                    .setExecutionProfileName(PROFILE))) {
                ByteBuffer block = row.getByteBuffer("event");
                if (block != null) {
                    blocks.add(block);
                    bytes += block.remaining();
                    manifest = String.valueOf(row.getString("event_manifest"));
                    writer = String.valueOf(row.getString("writer_uuid"));
                    serializer = row.getInt("ser_id");
                }
            }
        }
        if (blocks.isEmpty()) {
            throw new IllegalStateException("the journal has no rows of " + journals);
        }
        return new Samples(blocks, manifest, writer, serializer, (double) bytes / blocks.size());
    }

    /** Rows a second, one in flight for each of so many entities. */
    double run(Samples samples, int entities, double seconds) throws InterruptedException {
        Meter meter = new Meter();
        Writers writers = new Writers(samples, meter, entities);
        for (int entity = 0; entity < entities; entity++) {
            writers.next(entity);
        }
        double perSecond = meter.measure(WARM_UP_SECONDS, seconds);
        writers.await();
        return perSecond;
    }

    private final class Writers {
        private final Samples samples;
        private final Meter meter;
        private final CountDownLatch open;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Writers(Samples samples, Meter meter, int entities) {
            this.samples = samples;
            this.meter = meter;
            this.open = new CountDownLatch(entities);
        }

        void next(int entity) {
            long height = ++heights[entity];
            ByteBuffer block = samples.blocks()
                    .get((int) ((height + entity) % samples.blocks().size()));
            session.executeAsync(insert.bind(
                            "raw|" + run + "-" + entity,
                            (height - 1) / PARTITION_ROWS,
                            height,
                            Uuids.timeBased(),
                            "0",
                            samples.writer(),
                            samples.serializer(),
                            "",
                            samples.manifest(),
                            block.duplicate()))
                    .whenComplete((written, thrown) -> onWritten(entity, thrown));
        }

        private void onWritten(int entity, @Nullable Throwable thrown) {
            if (thrown != null) {
                failure.compareAndSet(null, thrown);
                open.countDown();
                return;
            }
            meter.count();
            if (meter.isRunning()) {
                next(entity);
            } else {
                open.countDown();
            }
        }

        void await() throws InterruptedException {
            if (!open.await(WRITTEN_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the bare driver has not been answered everything");
            }
            Throwable thrown = failure.get();
            if (thrown != null) {
                throw new IllegalStateException("the bare driver could not write", thrown);
            }
        }
    }

    private SimpleStatement profiled(String cql) {
        return SimpleStatement.newInstance(cql).setExecutionProfileName(CassandraAddress.PROFILE);
    }

    private void define(String cql) {
        session.execute(profiled(cql).setTimeout(DDL_TIMEOUT));
    }

    @Override
    public void close() {
        session.close();
    }
}
