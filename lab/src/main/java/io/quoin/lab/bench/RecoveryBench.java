package io.quoin.lab.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.lab.bench.Load.Acknowledged;
import io.quoin.lab.bench.Load.Shape;
import io.quoin.lab.counter.CounterState;
import io.quoin.lab.report.Report;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.port.Seen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How fast one hot entity is back: from its journal alone, and with its snapshot. The journal is written through the shell
 * first; each start is one of a whole new node, timed from the first question to its answer.
 */
final class RecoveryBench {
    private static final String TYPE = "counter";
    private static final Duration LOOK_WITHIN = Duration.ofMinutes(5);
    private static final Duration DDL_TIMEOUT = Duration.ofSeconds(60);
    private static final double PROGRESS_SECONDS = 0.2;
    private static final double BACK_TARGET_SECONDS = 2;

    /**
     * How to run it.
     *
     * @param entries entries to write before anything is recovered
     * @param repeats starts of each kind; medians are told
     * @param window commands in flight while writing
     * @param validForMillis how far ahead {@code valid_until} is; ids that live long make snapshots large
     */
    record Settings(Path directory, long entries, int repeats, int window, long validForMillis) {}

    private final Settings settings;
    private final PrintWriter errors;
    private final Load load = new Load();
    private final Shape shape;
    private final Medians withSnapshot = new Medians();
    private final Medians fromZero = new Medians();
    private final Medians blocksAfterSnapshot = new Medians();
    private final List<String> faults = new ArrayList<>();
    private long height;
    private double writtenPerSecond;

    RecoveryBench(Settings settings, PrintWriter errors) {
        this.settings = settings;
        this.errors = errors;
        this.shape = new Shape(TYPE, "hot", 1, settings.window(), settings.validForMillis());
    }

    /** Runs it all. */
    Report run() throws InterruptedException {
        try (BenchCassandra cassandra = BenchCassandra.start(settings.directory(), errors::println)) {
            CassandraAddress address = cassandra.running().address();
            write(address);
            try (Progress progress = new Progress("recover", " starts", 2L * settings.repeats())) {
                for (int i = 0; i < settings.repeats(); i++) {
                    progress.say("with snapshot");
                    start(address, withSnapshot, true, i);
                    progress.step();
                }
                for (int i = 0; i < settings.repeats(); i++) {
                    progress.say("from zero");
                    dropSnapshots(address); // Each time: who has replayed a long journal takes a snapshot at once.
                    start(address, fromZero, false, i);
                    progress.step();
                }
            }
            return report();
        }
    }

    private void write(CassandraAddress address) throws InterruptedException {
        try (CounterNode node = CounterNode.start(address, TYPE, false);
                Progress progress = new Progress("write", " entries", settings.entries())) {
            Meter meter = new Meter();
            long begun = System.nanoTime();
            List<CompletableFuture<Lane.Outcome>> lanes = load.start(node, shape, meter);
            while (meter.done() < settings.entries() && !lanes.get(0).isDone()) {
                meter.await(PROGRESS_SECONDS);
                progress.stepTo(Math.min(meter.done(), settings.entries()));
            }
            meter.stop();
            load.finish(lanes, 0);
            writtenPerSecond = load.acknowledgedInAll() * 1e9 / (System.nanoTime() - begun);
            height = node.look(shape.entity(0).id(), LOOK_WITHIN).height();
        }
    }

    /** Starts a node and asks the entity at once. Notes a fault if it was not where it must be, or came by another way. */
    private void start(CassandraAddress address, Medians seconds, boolean hasSnapshot, int repeat)
            throws InterruptedException {
        long snapshotHeight = snapshotHeight(address);
        if (snapshotHeight > 0 != hasSnapshot) {
            faults.add("a start " + (hasSnapshot ? "with" : "without") + " snapshot found one at height "
                    + snapshotHeight);
        }
        try (CounterNode node = CounterNode.start(address, TYPE, false)) {
            // Sharding and the driver are awake when it is timed.
            node.look("warm-up-" + hasSnapshot + "-" + repeat, LOOK_WITHIN);
            long begun = System.nanoTime();
            Seen<CounterState> seen = node.look(shape.entity(0).id(), LOOK_WITHIN);
            seconds.add((System.nanoTime() - begun) / 1e9);
            if (hasSnapshot) {
                blocksAfterSnapshot.add(seen.height() - snapshotHeight);
            }
            Acknowledged expected = load.acknowledged().get(shape.entity(0));
            if (expected == null
                    || !expected.equals(
                            new Acknowledged(seen.view().count(), seen.view().sum()))) {
                faults.add("acknowledged was " + expected + ", durable is " + seen.view());
            }
        }
    }

    /** The height of the entity's newest snapshot, 0 if there is none. */
    private long snapshotHeight(CassandraAddress address) {
        try (CqlSession session = address.openSession()) {
            Row newest = session.execute(profiled(
                            "SELECT sequence_nr FROM quoin_snapshot.snapshots" + " WHERE persistence_id = ? LIMIT 1",
                            shape.entity(0).persistenceId()))
                    .one();
            return newest == null ? 0 : newest.getLong("sequence_nr");
        }
    }

    private static void dropSnapshots(CassandraAddress address) {
        try (CqlSession session = address.openSession()) {
            session.execute(profiled("TRUNCATE quoin_snapshot.snapshots").setTimeout(DDL_TIMEOUT));
        }
    }

    private static SimpleStatement profiled(String cql, Object... values) {
        return SimpleStatement.newInstance(cql, values).setExecutionProfileName(CassandraAddress.PROFILE);
    }

    private Report report() {
        long entries = load.acknowledgedInAll();
        faults.addAll(load.faults());
        faults.forEach(fault -> errors.println("FAULT: " + fault));
        return Report.of("bench_recovery")
                .figure("entries", entries)
                .figure("blocks", height)
                .figure("blocks_after_snapshot", blocksAfterSnapshot.median())
                .figure("written_entries_per_second", writtenPerSecond)
                .figure("with_snapshot_seconds", withSnapshot.median())
                .figure("with_snapshot_entries_per_second", entries / withSnapshot.median())
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
