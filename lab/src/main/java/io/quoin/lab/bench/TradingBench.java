package io.quoin.lab.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.lab.bench.TradingCase.Bare;
import io.quoin.lab.bench.TradingLoad.Round;
import io.quoin.lab.bench.TradingLoad.Shape;
import io.quoin.lab.report.Report;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many commands of traders a second become durable while their accounts keep up: spread over many markets, and all into
 * one. The load has a pace, and so many answers outstanding at most. First the pace is looked for: it rises until settlement
 * lags or the markets fall behind, and is then halved in; at the highest one that counts the rounds are measured, each with
 * the bare driver writing the same rows after it. If a rate that counted once does not count over all rounds, they are
 * measured again at a lower pace.
 */
final class TradingBench {
    private static final double TARGET_PER_SECOND = 60_000;
    private static final double HOT_OF_SPREAD_TARGET = 0.8;
    private static final double FASTER = 1.6;
    private static final double PACE_MIN_PER_SECOND = 200;
    private static final double PACE_MAX_PER_SECOND = 400_000;
    private static final int HALVINGS = 3;
    private static final int MEASURINGS_MAX = 5;
    private static final double SLOWER = 0.85;
    private static final int SAMPLED_MAX = 32;

    /**
     * How to run it.
     *
     * @param rounds how often everything is measured; medians are told
     * @param seconds the length of each measurement, and of each try of a pace
     * @param markets over which the load is spread
     * @param window answers outstanding at most
     * @param validForMillis how far ahead {@code valid_until} is
     * @param beginPerSecond the pace that is tried first
     */
    record Settings(
            Path directory,
            int rounds,
            double seconds,
            int markets,
            int accounts,
            int window,
            long validForMillis,
            double beginPerSecond,
            long seed) {}

    private final Settings settings;
    private final PrintWriter errors;

    TradingBench(Settings settings, PrintWriter errors) {
        this.settings = settings;
        this.errors = errors;
    }

    /** Runs it all; takes some minutes. */
    Report run() throws InterruptedException {
        try (BenchCassandra cassandra = BenchCassandra.start(settings.directory(), this::say)) {
            CassandraAddress address = cassandra.running().address();
            int raw = Math.max(settings.accounts(), settings.markets());
            try (TradingNode node = TradingNode.start(address, settings.markets(), settings.accounts(), this::say);
                    CqlSession session = address.openSession();
                    RawRows rows = new RawRows(address.openSession(), raw)) {
                Settlements settlements =
                        new Settlements(new JournalReader(session), node.marketBlocks(), node.accountBlocks());
                TradingLoad load =
                        new TradingLoad(node, settlements, cassandra.running().pid());
                load.skip();
                return measure(new Measured(node, settlements, load, rows));
            }
        }
    }

    private record Measured(TradingNode node, Settlements settlements, TradingLoad load, RawRows rows) {}

    private Report measure(Measured all) throws InterruptedException {
        Shape spread =
                new Shape("spread", settings.markets(), settings.window(), settings.validForMillis(), settings.seed());
        Shape hot = new Shape("hot", 1, settings.window(), settings.validForMillis(), settings.seed() + 1);
        TradingCase spreadCase = measure(all, spread);
        TradingCase hotCase = measure(all, hot);
        Report.Builder report = Report.of("bench_trading");
        double hotOfSpread = hotCase.perSecond() / spreadCase.perSecond();
        for (TradingCase one : List.of(spreadCase, hotCase)) {
            one.tell(report);
            String whyNot = one.whyNot();
            report.require(whyNot == null);
            if (whyNot != null) {
                say("NOT VALID: " + whyNot);
            }
        }
        return report.figure("markets", settings.markets())
                .figure("accounts", settings.accounts())
                .figure("in_flight_commands", settings.window())
                .figure("rounds", settings.rounds())
                .figure("round_seconds", settings.seconds())
                .figure("seed", settings.seed())
                .ratio("spread_of_bare_driver", spreadCase.ofBare())
                .ratio("hot_of_bare_driver", hotCase.ofBare())
                .ratio("hot_of_spread", hotOfSpread)
                .atLeast("spread_commands_per_second", spreadCase.perSecond(), TARGET_PER_SECOND)
                .atLeast("hot_of_spread", hotOfSpread, HOT_OF_SPREAD_TARGET)
                .build();
    }

    private TradingCase measure(Measured all, Shape shape) throws InterruptedException {
        double pace = findPace(all.load(), shape);
        for (int measuring = 1; ; measuring++) {
            TradingCase measured = new TradingCase(shape.name(), pace);
            for (int round = 0; round < settings.rounds(); round++) {
                Round one = run(all.load(), shape, pace, "round " + (round + 1));
                measured.add(one, bare(all, shape));
            }
            String whyNot = measured.whyNot();
            if (whyNot == null || measuring == MEASURINGS_MAX) {
                return measured;
            }
            say(shape.name() + " at " + Math.round(pace) + "/s does not count over all rounds: " + whyNot);
            pace *= SLOWER;
        }
    }

    // ---- looking for the pace ---------------------------------------------------------------------------------------

    private double findPace(TradingLoad load, Shape shape) throws InterruptedException {
        double good = 0;
        double bad = PACE_MAX_PER_SECOND;
        double pace = settings.beginPerSecond();
        run(load, shape, pace, "warm-up");
        while (good == 0 ? pace > PACE_MIN_PER_SECOND : bad == PACE_MAX_PER_SECOND && pace < bad) {
            boolean counts = run(load, shape, pace, "looking").whyNot().isEmpty();
            if (counts) {
                good = pace;
            } else {
                bad = pace;
            }
            if (good > 0 && !counts) {
                break;
            }
            pace = counts ? pace * FASTER : pace / FASTER;
        }
        for (int i = 0; i < HALVINGS && good > 0; i++) {
            pace = (good + bad) / 2;
            if (run(load, shape, pace, "looking").whyNot().isEmpty()) {
                good = pace;
            } else {
                bad = pace;
            }
        }
        return Math.max(good, PACE_MIN_PER_SECOND);
    }

    private Round run(TradingLoad load, Shape shape, double pace, String what) throws InterruptedException {
        Round round = load.run(shape, pace, settings.seconds());
        say(String.format(
                Locale.ROOT,
                "%s, %s: %.0f/s of %.0f, settlement lag p50 %d, p99 %d ms, %d trades, rows %d + %d, %s",
                shape.name(),
                what,
                round.perSecond(),
                pace,
                round.settled().lagMillis.getValueAtPercentile(50),
                round.settled().lagMillis.getValueAtPercentile(99),
                round.settled().trades,
                round.settled().marketRows,
                round.settled().accountRows,
                round.whyNot().orElse("counts") + round.refused()));
        return round;
    }

    // ---- the divisor ------------------------------------------------------------------------------------------------

    private Bare bare(Measured all, Shape shape) throws InterruptedException {
        List<RawRows.Journal> markets = new ArrayList<>();
        for (int market = 0; market < shape.markets(); market++) {
            markets.add(journal(all.settlements(), all.load().market(market)));
        }
        List<RawRows.Journal> accounts = new ArrayList<>();
        for (int account = 0; account < settings.accounts() && account < SAMPLED_MAX; account++) {
            accounts.add(journal(
                    all.settlements(), new Address(AccountKind.TYPE, all.node().account(account))));
        }
        double marketRows = all.rows().run(all.rows().sample(markets), shape.markets(), settings.seconds() / 2);
        double accountRows = all.rows().run(all.rows().sample(accounts), settings.accounts(), settings.seconds() / 2);
        return new Bare(marketRows, accountRows);
    }

    private static RawRows.Journal journal(Settlements settlements, Address entity) {
        return new RawRows.Journal(entity, settlements.height(entity));
    }

    private void say(String line) {
        errors.println(line);
        errors.flush();
    }
}
