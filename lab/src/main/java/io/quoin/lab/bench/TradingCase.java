package io.quoin.lab.bench;

import io.quoin.lab.bench.TradingLoad.Round;
import io.quoin.lab.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The rounds of one way of trading at one pace, each with its divisor. */
final class TradingCase {
    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final String[] KINDS = {"place", "cancel", "crossing"};

    /**
     * What the bare driver makes of the same rows.
     *
     * @param marketRowsPerSecond rows of markets, one in flight for each market
     * @param accountRowsPerSecond rows of accounts, one in flight for each account
     */
    record Bare(double marketRowsPerSecond, double accountRowsPerSecond) {
        /** How many commands a second that is, if there are so many rows of each for a command. */
        double commandsPerSecond(double marketRowsPerCommand, double accountRowsPerCommand) {
            return 1 / (marketRowsPerCommand / marketRowsPerSecond + accountRowsPerCommand / accountRowsPerSecond);
        }
    }

    private final String name;
    private final double pacePerSecond;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Bare> bare = new ArrayList<>();

    TradingCase(String name, double pacePerSecond) {
        this.name = name;
        this.pacePerSecond = pacePerSecond;
    }

    double pacePerSecond() {
        return pacePerSecond;
    }

    void add(Round round, Bare divisor) {
        rounds.add(round);
        bare.add(divisor);
    }

    /** Commands applied a second, the median of the rounds; 0 if there are none. */
    double perSecond() {
        return rounds.isEmpty() ? 0 : perSecondMedians().median();
    }

    private Medians perSecondMedians() {
        Medians medians = new Medians();
        rounds.forEach(round -> medians.add(round.perSecond()));
        return medians;
    }

    /** The share of what the bare driver makes of the same rows, the median of the rounds' shares. */
    double ofBare() {
        return perSecondMedians()
                .with(bareMedians(), (own, driver) -> own / driver)
                .median();
    }

    private Medians bareMedians() {
        Medians medians = new Medians();
        for (int i = 0; i < rounds.size(); i++) {
            Settlements.Count count = rounds.get(i).settled();
            medians.add(bare.get(i)
                    .commandsPerSecond(
                            (double) count.marketRows / count.commands, (double) count.accountRows / count.commands));
        }
        return medians;
    }

    /** Why the rate does not count, or null: the lag is that of all rounds together. */
    @Nullable
    String whyNot() {
        long unsettled = rounds.stream().mapToLong(Round::unsettled).sum();
        return TradingVerdict.whyNot(lagMillis(), unsettled, perSecond(), pacePerSecond)
                .orElse(null);
    }

    private Histogram lagMillis() {
        Histogram lags = new Histogram(TimeUnit.MINUTES.toMillis(10), 3);
        rounds.forEach(round -> lags.add(round.settled().lagMillis));
        return lags;
    }

    void tell(Report.Builder report) {
        Histogram latencies = new Histogram(TimeUnit.MINUTES.toMicros(1), 2);
        rounds.forEach(round -> latencies.add(round.latencyMicros()));
        Histogram lags = lagMillis();
        double seconds = rounds.stream().mapToDouble(Round::seconds).sum();
        long trades = sum(count -> count.trades);
        long accountRows = sum(count -> count.accountRows);
        long marketRows = sum(count -> count.marketRows);
        long commands = sum(count -> count.commands);
        figure(report, "commands_per_second", perSecond());
        figure(report, "pace_per_second", pacePerSecond);
        figure(report, "p50_ms", latencies.getValueAtPercentile(MEDIAN) / 1e3);
        figure(report, "p99_ms", latencies.getValueAtPercentile(P99) / 1e3);
        figure(report, "settlement_lag_p50_ms", lags.getValueAtPercentile(MEDIAN));
        figure(report, "settlement_lag_p99_ms", lags.getValueAtPercentile(P99));
        figure(report, "settlement_lag_max_ms", lags.getMaxValue());
        figure(report, "trades_per_second", trades / seconds);
        figure(report, "account_rows_per_second", accountRows / seconds);
        figure(report, "market_rows_per_second", marketRows / seconds);
        figure(report, "rows_per_trade", (double) (accountRows + marketRows) / trades);
        figure(report, "commands_per_market_row", (double) commands / marketRows);
        figure(report, "line_grants", sum(count -> count.grants));
        tellKinds(report);
        tellCost(report);
        refused().forEach((rule, count) -> figure(report, "refused_" + rule.toLowerCase(Locale.ROOT), count));
        Medians driver = bareMedians();
        figure(report, "bare_driver_commands_per_second", driver.median());
    }

    private void tellKinds(Report.Builder report) {
        long[] kinds = new long[KINDS.length];
        for (Round round : rounds) {
            for (int kind = 0; kind < kinds.length; kind++) {
                kinds[kind] += round.kinds()[kind];
            }
        }
        double all = Math.max(1, kinds[0] + kinds[1] + kinds[2]);
        for (int kind = 0; kind < kinds.length; kind++) {
            figure(report, KINDS[kind] + "_percent", 100 * kinds[kind] / all);
        }
    }

    private void tellCost(Report.Builder report) {
        Medians own = new Medians();
        Medians cassandra = new Medians();
        Medians marketRows = new Medians();
        Medians accountRows = new Medians();
        rounds.forEach(round -> own.add(round.used().ownMicros() / round.applied()));
        rounds.forEach(round -> cassandra.add(round.used().cassandraMicros() / round.applied()));
        bare.forEach(driver -> marketRows.add(driver.marketRowsPerSecond()));
        bare.forEach(driver -> accountRows.add(driver.accountRowsPerSecond()));
        figure(report, "own_cpu_per_command_us", own.median());
        figure(report, "cassandra_cpu_per_command_us", cassandra.median());
        figure(report, "bare_market_rows_per_second", marketRows.median());
        figure(report, "bare_account_rows_per_second", accountRows.median());
    }

    /** How many commands were not applied, by the name of the answer. */
    Map<String, Long> refused() {
        Map<String, Long> all = new TreeMap<>();
        rounds.forEach(round -> round.refused().forEach((rule, count) -> all.merge(rule, count, Long::sum)));
        return all;
    }

    private interface Counted {
        long of(Settlements.Count count);
    }

    private long sum(Counted number) {
        return rounds.stream().mapToLong(round -> number.of(round.settled())).sum();
    }

    private void figure(Report.Builder report, String what, Number value) {
        report.figure(name + "_" + what, value);
    }
}
