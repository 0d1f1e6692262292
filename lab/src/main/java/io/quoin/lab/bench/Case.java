package io.quoin.lab.bench;

import io.quoin.lab.bench.Load.Round;
import io.quoin.lab.bench.Load.Shape;
import io.quoin.lab.bench.RawRows.Samples;
import io.quoin.lab.report.Report;
import io.quoin.protocol.address.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One thing that is measured in every round, with its divisor right after it if it has one. */
final class Case {
    private static final Duration LOOK_WITHIN = Duration.ofSeconds(30);
    private static final int SAMPLED_ENTITIES_MAX = 32;
    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private final String name;
    private final Shape shape;
    private final boolean hasDivisor;

    private final Medians perSecond = new Medians();
    private final Medians entriesPerRow = new Medians();
    private final Medians rowBytes = new Medians();
    private final Medians ownCpuMicros = new Medians();
    private final Medians cassandraCpuMicros = new Medians();
    private final Medians rawRowsPerSecond = new Medians();
    private final Medians rawPerSecond = new Medians();
    private final Histogram latencyMicros = new Histogram(TimeUnit.MINUTES.toMicros(1), 2);

    Case(String name, Shape shape, boolean hasDivisor) {
        this.name = name;
        this.shape = shape;
        this.hasDivisor = hasDivisor;
    }

    String name() {
        return name;
    }

    Shape shape() {
        return shape;
    }

    /** Commands a second, the median of the rounds. */
    double perSecond() {
        return perSecond.median();
    }

    /** The share of what the bare driver reaches, the median of the rounds' shares. */
    double ofRaw() {
        return perSecond.with(rawPerSecond, (own, raw) -> own / raw).median();
    }

    /** The share of the other case's rate that this one costs, the median over the rounds. */
    double costAgainst(Case other) {
        return perSecond
                .with(other.perSecond, (own, others) -> 1 - own / others)
                .median();
    }

    void measure(Load load, BenchNode<?> node, RawRows raw, long cassandraPid, double seconds, boolean isWarmUp)
            throws InterruptedException {
        CpuTime before = CpuTime.now(cassandraPid);
        long acknowledgedBefore = load.acknowledgedInAll();
        Round round = load.run(node, shape, seconds);
        CpuTime used = CpuTime.now(cassandraPid).since(before);
        long commands = load.acknowledgedInAll() - acknowledgedBefore;
        node.awaitQuiet(shape.entityIds()); // Or the divisor would be of a machine that is not at rest.
        Samples samples = raw.sample(sampled(node));
        double rawRows = hasDivisor ? raw.run(samples, shape.entities(), seconds) : 0;
        if (isWarmUp) {
            return;
        }
        perSecond.add(round.perSecond());
        entriesPerRow.add(round.entriesPerRow());
        rowBytes.add(samples.bytesMean());
        ownCpuMicros.add(used.ownMicros() / commands);
        cassandraCpuMicros.add(used.cassandraMicros() / commands);
        latencyMicros.add(round.latencyMicros());
        if (hasDivisor) {
            rawRowsPerSecond.add(rawRows);
            rawPerSecond.add(rawRows * round.entriesPerRow());
        }
    }

    /** Some of the entities, and the height of each. */
    private List<RawRows.Journal> sampled(BenchNode<?> node) throws InterruptedException {
        List<RawRows.Journal> journals = new ArrayList<>();
        for (int i = 0; i < shape.entities() && i < SAMPLED_ENTITIES_MAX; i++) {
            Address entity = shape.entity(i);
            journals.add(new RawRows.Journal(
                    entity, node.standing(entity.id(), LOOK_WITHIN).height()));
        }
        return journals;
    }

    void tell(Report.Builder report) {
        report.figure(name + "_commands_per_second", perSecond.median())
                .figure(name + "_p50_ms", latencyMicros.getValueAtPercentile(MEDIAN) / 1e3)
                .figure(name + "_p99_ms", latencyMicros.getValueAtPercentile(P99) / 1e3)
                .figure(name + "_entries_per_row", entriesPerRow.median())
                .figure(name + "_row_bytes", rowBytes.median())
                .figure(name + "_own_cpu_per_command_us", ownCpuMicros.median())
                .figure(name + "_cassandra_cpu_per_command_us", cassandraCpuMicros.median());
        if (hasDivisor) {
            report.figure("raw_" + name + "_rows_per_second", rawRowsPerSecond.median())
                    .figure("raw_" + name + "_entries_per_second", rawPerSecond.median());
        }
    }
}
