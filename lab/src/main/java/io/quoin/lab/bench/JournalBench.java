package io.quoin.lab.bench;

import io.quoin.lab.bench.Load.Acknowledged;
import io.quoin.lab.bench.Load.Shape;
import io.quoin.lab.report.Report;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How many commands a second become durable: by one hot counter, by eight, fenced and not, by a thousand, and by a thousand
 * accounts. Each is measured
 * in turn with the bare driver writing the same rows, round after round, and at the end every entity is read back after a
 * {@code kill -9} of Cassandra and must hold exactly what it acknowledged.
 */
final class JournalBench {
    private static final String PLAIN = "counter";
    private static final String FENCED = "fenced-counter";
    private static final String ACCOUNT = AccountKind.TYPE;
    private static final double WARM_UP_SECONDS = 3;
    private static final Duration LOOK_WITHIN = Duration.ofMinutes(2);
    private static final double OF_RAW_TARGET = 0.25;
    private static final double OF_RAW_STRETCH = 0.4;
    private static final double HOT_TARGET_PER_SECOND = 150_000;

    /**
     * How to run it.
     *
     * @param rounds how often everything is measured; medians are told
     * @param seconds the length of each measurement
     * @param windowHot1 commands in flight at one hot entity
     * @param windowHot8 commands in flight at each of eight
     * @param spread how many entities the load is spread over, one command in flight at each
     * @param validForMillis how far ahead {@code valid_until} is
     */
    record Settings(
            Path directory,
            int rounds,
            double seconds,
            int windowHot1,
            int windowHot8,
            int spread,
            long validForMillis) {}

    private final Settings settings;
    private final PrintWriter errors;
    private final Load load = new Load();
    private final List<Case> cases;

    JournalBench(Settings settings, PrintWriter errors) {
        this.settings = settings;
        this.errors = errors;
        long life = settings.validForMillis();
        Shape hot1 = new Shape(PLAIN, "hot-1", 1, settings.windowHot1(), life);
        Shape hot8 = new Shape(PLAIN, "hot-8", 8, settings.windowHot8(), life);
        this.cases = List.of(
                new Case("hot_1", hot1, true),
                new Case("hot_1_fenced", new Shape(FENCED, "hot-1", 1, settings.windowHot1(), life), false),
                new Case("hot_8", hot8, true),
                new Case("hot_8_fenced", new Shape(FENCED, "hot-8", 8, settings.windowHot8(), life), false),
                new Case("spread", new Shape(PLAIN, "spread", settings.spread(), 1, life), true),
                new Case("accounts", new Shape(ACCOUNT, "spread", settings.spread(), 1, life), true));
    }

    /** Runs it all; takes about rounds * seconds * 11 and a minute. */
    Report run() throws InterruptedException {
        int steps = cases.size() * (settings.rounds() + 1) + 3;
        try (Progress progress = new Progress("bench journal", " steps", steps)) {
            progress.say("starting Cassandra");
            try (BenchCassandra cassandra = BenchCassandra.start(settings.directory(), progress::say)) {
                progress.step();
                measure(cassandra, progress);
                progress.say("kill -9 of Cassandra, restart");
                cassandra.killAndRestart();
                progress.step();
                progress.say("reading everything back");
                Verification verification = verify(cassandra.running().address());
                progress.step();
                return report(verification);
            }
        }
    }

    private void measure(BenchCassandra cassandra, Progress progress) throws InterruptedException {
        CassandraAddress address = cassandra.running().address();
        long pid = cassandra.running().pid();
        try (CounterNode plain = CounterNode.start(address, PLAIN, false);
                CounterNode fenced = CounterNode.start(address, FENCED, true);
                AccountNode accounts = AccountNode.start(address);
                RawRows raw = new RawRows(address.openSession(), Math.max(8, settings.spread()))) {
            Map<String, BenchNode<?>> nodes = Map.of(PLAIN, plain, FENCED, fenced, ACCOUNT, accounts);
            for (Case one : cases) {
                progress.say("preparing " + one.name());
                node(nodes, one.shape().type()).prepare(one.shape().entityIds());
            }
            for (int round = 0; round <= settings.rounds(); round++) {
                boolean isWarmUp = round == 0;
                List<Case> order = new ArrayList<>(cases);
                if (round % 2 == 0) {
                    Collections.reverse(order); // So that no case always comes after the same other one.
                }
                for (Case one : order) {
                    progress.say((isWarmUp ? "warm-up, " : "round " + round + ", ") + one.name());
                    BenchNode<?> node = node(nodes, one.shape().type());
                    double seconds = isWarmUp ? Math.min(WARM_UP_SECONDS, 2 * settings.seconds()) : settings.seconds();
                    one.measure(load, node, raw, pid, seconds, isWarmUp);
                    progress.step();
                }
            }
        }
    }

    private static BenchNode<?> node(Map<String, BenchNode<?>> nodes, String type) {
        return Objects.requireNonNull(nodes.get(type), type);
    }

    private static BenchNode<?> start(CassandraAddress address, String type) {
        return type.equals(ACCOUNT)
                ? AccountNode.start(address)
                : CounterNode.start(address, type, type.equals(FENCED));
    }

    // ---- is it true -------------------------------------------------------------------------------------------------

    private record Verification(long acknowledged, long durable, long wrong) {}

    private Verification verify(CassandraAddress address) throws InterruptedException {
        long acknowledged = 0;
        long durable = 0;
        long wrong = 0;
        for (String type : List.of(PLAIN, FENCED, ACCOUNT)) {
            try (BenchNode<?> node = start(address, type)) {
                for (Map.Entry<Address, Acknowledged> entity :
                        load.acknowledged().entrySet()) {
                    if (entity.getKey().type().equals(type)) {
                        BenchNode.Standing seen = node.standing(entity.getKey().id(), LOOK_WITHIN);
                        Acknowledged expected = entity.getValue();
                        boolean isTrue = seen.sum() == expected.sum()
                                && seen.count().orElse(expected.count()) == expected.count();
                        acknowledged += expected.count();
                        durable += seen.count().orElse(isTrue ? expected.count() : 0);
                        wrong += isTrue ? 0 : 1;
                    }
                }
            }
        }
        return new Verification(acknowledged, durable, wrong);
    }

    // ---- telling it -------------------------------------------------------------------------------------------------

    private Report report(Verification verification) {
        Report.Builder report = Report.of("bench_journal");
        cases.forEach(one -> one.tell(report));
        report.figure("acknowledged_commands", verification.acknowledged())
                .figure("durable_commands", verification.durable())
                .figure("entities_not_as_acknowledged", verification.wrong())
                .figure("rounds", settings.rounds())
                .figure("round_seconds", settings.seconds())
                .figure("valid_for_millis", settings.validForMillis());
        load.refused().forEach((name, count) -> report.figure("refused_" + snake(name) + "_commands", count));
        double hot1OfRaw = named("hot_1").ofRaw();
        double hot8OfRaw = named("hot_8").ofRaw();
        double spreadOfRaw = named("spread").ofRaw();
        double accountsOfRaw = named("accounts").ofRaw();
        report.ratio("hot_1_of_raw", hot1OfRaw)
                .ratio("hot_8_of_raw", hot8OfRaw)
                .ratio("spread_of_raw", spreadOfRaw)
                .ratio("accounts_of_raw", accountsOfRaw)
                .ratio("fenced_cost", named("hot_1_fenced").costAgainst(named("hot_1")))
                .ratio("fenced_cost_hot_8", named("hot_8_fenced").costAgainst(named("hot_8")));
        report.atLeast("hot_1_of_raw", hot1OfRaw, OF_RAW_TARGET)
                .atLeast("hot_8_of_raw", hot8OfRaw, OF_RAW_TARGET)
                .atLeast("spread_of_raw", spreadOfRaw, OF_RAW_TARGET)
                .atLeast("accounts_of_raw", accountsOfRaw, OF_RAW_TARGET)
                .atLeast("hot_1_of_raw_stretch", hot1OfRaw, OF_RAW_STRETCH)
                .atLeast("hot_8_of_raw_stretch", hot8OfRaw, OF_RAW_STRETCH)
                .atLeast("hot_1_commands_per_second", named("hot_1").perSecond(), HOT_TARGET_PER_SECOND)
                .atLeast("hot_8_commands_per_second", named("hot_8").perSecond(), HOT_TARGET_PER_SECOND);
        load.faults().forEach(fault -> errors.println("FAULT: " + fault));
        return report.require(load.faults().isEmpty())
                .require(verification.wrong() == 0)
                .require(verification.acknowledged() == verification.durable())
                .require(verification.acknowledged() > 0)
                .build();
    }

    private Case named(String name) {
        return cases.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
