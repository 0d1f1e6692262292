package io.quoin.lab.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.bench.matching.FlowJournal;
import io.quoin.lab.bench.matching.OrderFlowDrawing;
import io.quoin.lab.report.Report;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.price.Prices;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How fast a market with a long journal is back. The journal is that of an order flow, in the blocks that a node would write,
 * put into the journal's table as fast as it takes them. A node then recovers it once and takes a snapshot, the last blocks are
 * appended as that node would have, and whole new nodes are started on it, each timed from the first question to its answer.
 */
final class MarketRecovery {
    private static final String PROFILE = "pekko-persistence-cassandra-profile";
    private static final Duration LOOK_WITHIN = Duration.ofMinutes(5);
    private static final Duration DDL_TIMEOUT = Duration.ofSeconds(60);
    private static final long SNAPSHOT_WITHIN_SECONDS = 60;
    private static final long POLL_MILLIS = 100;
    private static final int ROWS_IN_FLIGHT = 32;
    private static final long PARTITION_ROWS = 2_000;
    private static final double AFTER_SNAPSHOT_PART = 0.6;
    private static final double COMMANDS_OF_A_FLOW_COMMAND = 1.75;
    private static final double BACK_TARGET_SECONDS = 2;
    private static final MarketQuery DEPTH = new MarketQuery.Depth(MarketQuery.LEVELS_MAX);

    /** The serializer of plain bytes, by which the journal plugin writes blocks. */
    private static final int BYTES_SERIALIZER = 4;

    /**
     * How to run it.
     *
     * @param entries entries to write before anything is recovered, about
     * @param repeats starts of each kind; medians are told
     * @param resting how many orders the book is kept at
     * @param seed of the flow
     * @param snapshotEveryBlocks after so many blocks an entity takes a snapshot
     */
    record Settings(Path directory, long entries, int repeats, int resting, long seed, int snapshotEveryBlocks) {}

    private final Settings settings;
    private final PrintWriter errors;
    private final Config overrides;
    private final Medians withSnapshot = new Medians();
    private final Medians fromZero = new Medians();
    private final Medians blocksAfterSnapshot = new Medians();
    private final List<String> faults = new ArrayList<>();

    MarketRecovery(Settings settings, PrintWriter errors) {
        this.settings = settings;
        this.errors = errors;
        this.overrides = ConfigFactory.parseMap(Map.of(
                "quoin.market.line-idle", "1 h", "quoin.entity.snapshot-every-blocks", settings.snapshotEveryBlocks()));
    }

    /** Runs it all. */
    Report run() throws InterruptedException {
        try (BenchCassandra cassandra = BenchCassandra.start(settings.directory(), errors::println);
                CqlSession session = cassandra.running().address().openSession()) {
            CassandraAddress address = cassandra.running().address();
            EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> type =
                    Realm.market(config(address));
            BlockCodec<MarketEvent> codec =
                    EntityCatalogue.of(type).wire().codecs(type.wire()).blocks();
            FlowJournal journal = new FlowJournal(
                    type.kind().rules(),
                    codec.encoder(),
                    OrderFlowDrawing.drawWithoutReductions(
                            settings.seed(),
                            settings.resting(),
                            (int) (settings.entries() / COMMANDS_OF_A_FLOW_COMMAND)
                                    + settings.snapshotEveryBlocks() * FlowJournal.BLOCK_COMMANDS),
                    System.currentTimeMillis());
            Rows rows = new Rows(session, codec.format());
            write(journal, rows);
            try (Progress progress = new Progress("recover", " starts", 2L * settings.repeats() + 1)) {
                progress.say("the first, which takes a snapshot");
                start(address, type, session, null);
                progress.step();
                catchUp(journal, type, codec, session, rows);
                MarketView expected = type.kind().view().of(journal.state(), DEPTH, Prices.NONE);
                for (int i = 0; i < settings.repeats(); i++) {
                    progress.say("with snapshot");
                    long snapshot = snapshotHeight(session);
                    withSnapshot.add(start(address, type, session, expected));
                    blocksAfterSnapshot.add(journal.state().height() + i - snapshot);
                    progress.step();
                }
                for (int i = 0; i < settings.repeats(); i++) {
                    progress.say("from zero");
                    session.execute(
                            profiled("TRUNCATE quoin_snapshot.snapshots").setTimeout(DDL_TIMEOUT));
                    fromZero.add(start(address, type, session, expected));
                    progress.step();
                }
            }
            return report(journal);
        }
    }

    private Config config(CassandraAddress address) {
        return overrides.withFallback(member(address).config());
    }

    private static MemberSettings member(CassandraAddress address) {
        return new MemberSettings(EntityRegion.ROLE, "127.0.0.1", 0, Optional.empty(), Optional.of(address));
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    private void write(FlowJournal journal, Rows rows) throws InterruptedException {
        try (Progress progress = new Progress("write", " entries", settings.entries())) {
            List<SealedBlock<MarketEvent>> blocks = new ArrayList<>();
            journal.begin(blocks::add);
            while (journal.entries() < settings.entries() && journal.next(blocks::add)) {
                rows.writeAll(blocks);
                progress.stepTo(Math.min(settings.entries(), journal.entries()));
            }
            journal.rest(blocks::add);
            rows.writeAll(blocks);
            rows.await();
        }
    }

    /** Takes in what the first node has written, and appends some more blocks in its name. */
    private void catchUp(
            FlowJournal journal,
            EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> type,
            BlockCodec<MarketEvent> codec,
            CqlSession session,
            Rows rows)
            throws InterruptedException {
        JournalReader reader = new JournalReader(session);
        reader.blocks(
                FlowJournal.MARKET,
                reader.chain(FlowJournal.MARKET, journal.state().height() + 1),
                stored -> {
                    type.kind().rules().apply(journal.state(), codec.open(stored.bytes(), stored.header()));
                    rows.writer = stored.writer();
                });
        List<SealedBlock<MarketEvent>> blocks = new ArrayList<>();
        int more = (int) (AFTER_SNAPSHOT_PART * settings.snapshotEveryBlocks());
        for (int block = 0; block < more && journal.next(blocks::add); block++) {
            rows.writeAll(blocks);
        }
        journal.rest(blocks::add);
        rows.writeAll(blocks);
        rows.await();
    }

    /** The journal's table, written to as the journal plugin does. */
    private static final class Rows {
        private final CqlSession session;
        private final PreparedStatement insert;
        private final int format;
        private final Semaphore inFlight = new Semaphore(ROWS_IN_FLIGHT);
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private String writer = Uuids.random().toString();

        Rows(CqlSession session, int format) {
            this.session = session;
            this.format = format;
            this.insert = session.prepare(SimpleStatement.newInstance(
                            "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp,"
                                    + " timebucket, writer_uuid, ser_id, ser_manifest, event_manifest, event)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .setExecutionProfileName(PROFILE));
        }

        /** Writes these blocks and forgets them. */
        void writeAll(List<SealedBlock<MarketEvent>> blocks) throws InterruptedException {
            for (SealedBlock<MarketEvent> block : blocks) {
                write(block);
            }
            blocks.clear();
        }

        private void write(SealedBlock<MarketEvent> sealed) throws InterruptedException {
            inFlight.acquire();
            long height = sealed.block().height();
            session.executeAsync(insert.bind(
                            FlowJournal.MARKET.persistenceId(),
                            (height - 1) / PARTITION_ROWS,
                            height,
                            Uuids.timeBased(),
                            "0",
                            writer,
                            BYTES_SERIALIZER,
                            "",
                            sealed.header(format).toString(),
                            ByteBuffer.wrap(sealed.bytes())))
                    .whenComplete((written, thrown) -> {
                        if (thrown != null) {
                            failure.compareAndSet(null, thrown);
                        }
                        inFlight.release();
                    });
        }

        /** Waits until all of it is durable. */
        void await() throws InterruptedException {
            inFlight.acquire(ROWS_IN_FLIGHT);
            inFlight.release(ROWS_IN_FLIGHT);
            Throwable thrown = failure.get();
            if (thrown != null) {
                throw new IllegalStateException("the journal could not be written", thrown);
            }
        }
    }

    // ---- starting ---------------------------------------------------------------------------------------------------

    /**
     * Starts a node and asks the market at once; seconds until it answers. Notes a fault if it is not as expected.
     *
     * @param expected its book; null for the first start, which waits for a snapshot instead
     */
    private double start(
            CassandraAddress address,
            EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> type,
            CqlSession session,
            @Nullable MarketView expected)
            throws InterruptedException {
        EntityCatalogue catalogue = EntityCatalogue.of(Realm.account(config(address)), type);
        try (QuoinNode node = QuoinNode.start(member(address), overrides, catalogue)) {
            look(node, catalogue, type, "WARM-UP"); // Sharding and the driver are awake when it is timed.
            long begun = System.nanoTime();
            MarketView seen = look(node, catalogue, type, FlowJournal.MARKET.id());
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (expected == null) {
                awaitSnapshot(session);
            } else if (!seen.equals(expected)) {
                faults.add("the book is not as it was written: " + seen + " instead of " + expected);
            }
            return seconds;
        }
    }

    private static MarketView look(
            QuoinNode node,
            EntityCatalogue catalogue,
            EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> type,
            String market)
            throws InterruptedException {
        try {
            return EntityRegion.<MarketCommand, MarketQuery, MarketView>desk(
                            node.system(),
                            MarketKind.TYPE,
                            node.region(MarketKind.TYPE),
                            catalogue.wire().codecs(type.wire()).commands(),
                            LOOK_WITHIN)
                    .look(market, DEPTH)
                    .toCompletableFuture()
                    .get()
                    .view();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("market/" + market + " did not answer", failure);
        }
    }

    private static void awaitSnapshot(CqlSession session) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SNAPSHOT_WITHIN_SECONDS);
        while (snapshotHeight(session) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the market has taken no snapshot");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // A table does not tell when it grows.
        }
    }

    /** The height of the market's newest snapshot, 0 if there is none. */
    private static long snapshotHeight(CqlSession session) {
        Row newest = session.execute(profiled(
                        "SELECT sequence_nr FROM quoin_snapshot.snapshots WHERE persistence_id = ? LIMIT 1",
                        FlowJournal.MARKET.persistenceId()))
                .one();
        return newest == null ? 0 : newest.getLong("sequence_nr");
    }

    private static SimpleStatement profiled(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values).setExecutionProfileName(CassandraAddress.PROFILE);
    }

    // ---- telling it -------------------------------------------------------------------------------------------------

    private Report report(FlowJournal journal) {
        faults.forEach(fault -> errors.println("FAULT: " + fault));
        long entries = journal.entries();
        return Report.of("bench_recovery_market")
                .figure("entries", entries)
                .figure("blocks", journal.state().height())
                .figure("blocks_after_snapshot", blocksAfterSnapshot.median())
                .figure("resting_orders", settings.resting())
                .figure("seed", settings.seed())
                .figure("with_snapshot_seconds", withSnapshot.median())
                .figure("from_zero_seconds", fromZero.median())
                .figure("from_zero_entries_per_second", entries / fromZero.median())
                .figure("repeats", settings.repeats())
                .ratio("with_snapshot_of_from_zero", withSnapshot.median() / fromZero.median())
                .atMost("with_snapshot_seconds", withSnapshot.median(), BACK_TARGET_SECONDS)
                .require(entries >= settings.entries())
                .require(faults.isEmpty())
                .build();
    }
}
