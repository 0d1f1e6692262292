package io.quoin.lab.trading;

import io.quoin.lab.report.Report;
import io.quoin.persistence.forensics.AssetSum;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.Problem;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.value.Assets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the demo found out: every verdict with its reasons, and all figures as one line of JSON. */
final class TradingFindings {
    static final double MICROS_PER_MILLI = 1_000.0;

    private final Played played;
    private final JournalReport journal;
    private final Tape tape;
    private final VenueComparison venue;
    private final Live live;
    private final long lost;
    private final long doubled;
    private final Histogram calmLags;
    private final Histogram lags;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long applied;
    private long never;

    /**
     * Something that must hold.
     *
     * @param sentence what holds, or what does not
     * @param reasons what was found, if it does not
     */
    record Verdict(boolean holds, String sentence, List<String> reasons) {
        Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    TradingFindings(Played played, JournalReport journal, Tape tape, VenueComparison venue, Live live) {
        this.played = played;
        this.journal = journal;
        this.tape = tape;
        this.venue = venue;
        this.live = live;
        this.lost = tape.lost(played.told());
        this.doubled = tape.doubled();
        this.lags = tape.settlementLagMillis(Long.MAX_VALUE);
        this.calmLags = played.killedMillis() == 0 ? lags : tape.settlementLagMillis(played.killedMillis());
        for (Told told : played.told()) {
            if (told.fate() instanceof Fate.Applied) {
                applied++;
            } else if (told.fate() instanceof Fate.Refused refused) {
                refusals.merge(refused.name(), 1L, Long::sum);
            } else {
                never++;
            }
        }
    }

    // ---- judgement --------------------------------------------------------------------------------------------------

    boolean isOk() {
        return verdicts().stream().allMatch(Verdict::holds);
    }

    /** Everything that must hold, in the order in which it is told. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        int commands = played.plan().commands();
        verdicts.add(verdict(
                played.told().size() == commands,
                String.format(Locale.ROOT, "each of %,d commands has its final fate", commands),
                played.told().size() + " fates of " + commands + " commands are known"));
        verdicts.add(verdict(tape.trades() > 0, "it traded", "nothing was traded"));
        verdicts.add(verdict(lost == 0, "nothing acknowledged was lost", lost + " acknowledged commands are lost"));
        verdicts.add(verdict(doubled == 0, "nothing was applied twice", doubled + " commands were applied twice"));
        verdicts.add(new Verdict(
                live.differing().isEmpty(),
                live.differing().isEmpty()
                        ? "every account and its markets tell the same position"
                        : live.differing().size() + " positions differ",
                live.differing()));
        verdicts.add(new Verdict(
                live.inTransit().isEmpty(),
                live.inTransit().isEmpty()
                        ? "nothing is on its way any more"
                        : live.inTransit().size() + " accounts still have something on its way",
                live.inTransit()));
        verdicts.add(conservation());
        verdicts.add(replay());
        return verdicts;
    }

    private Verdict conservation() {
        AssetSum usdc = journal.assets().get(Assets.USDC.code());
        if (usdc == null) {
            return verdict(false, "", "no USDC was found anywhere");
        }
        return verdict(
                journal.isSumJudged() && usdc.total().signum() == 0,
                "USDC is conserved to the unit: " + TradingSummary.usdc(usdc.positive()) + " USDC against as much, "
                        + usdc.inTransit() + " units in transit",
                journal.isSumJudged()
                        ? "USDC is not conserved: " + usdc.total() + " units too many"
                        : "USDC could not be added up, because not every journal could be replayed");
    }

    private Verdict replay() {
        return new Verdict(
                journal.isOk(),
                journal.isOk()
                        ? String.format(
                                Locale.ROOT,
                                "%,d journals replayed from zero; %,d live states met by their hash; sizes and lines sum to 0",
                                journal.entities(),
                                journal.fingerprintsChecked())
                        : journal.problemsTotal() + " problems in the journals",
                journal.problems().stream().map(Problem::toString).toList());
    }

    private static Verdict verdict(boolean holds, String yes, String no) {
        return new Verdict(holds, holds ? yes : no, List.of());
    }

    // ---- figures ----------------------------------------------------------------------------------------------------

    Report toReport() {
        Report.Builder report = Report.of("demo")
                .figure("commands_applied", applied)
                .figure(
                        "commands_refused",
                        refusals.values().stream().mapToLong(Long::longValue).sum())
                .figure("commands_never_decided", never)
                .figure("paced_s", played.paced().toMillis() / 1_000.0)
                .figure("outage_s", played.outage().toMillis() / 1_000.0)
                .figure("trades", tape.trades())
                .figure("line_round_trips", tape.lineRoundTrips())
                .figure("rows_per_trade", rowsPerTrade())
                .figure("rows_per_command", rowsPerCommand())
                .figure("burst_commands_per_second", played.burstPerSecond());
        for (Latencies.Kind kind : Latencies.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            report.figure(name + "_p50_ms", millis(played.latencies().calm(kind), 50));
            report.figure(name + "_p99_ms", millis(played.latencies().calm(kind), 99));
        }
        report.figure("settlement_lag_before_kill_p99_ms", calmLags.getValueAtPercentile(99))
                .figure("settlement_lag_p99_ms", lags.getValueAtPercentile(99))
                .figure("traded_here_and_there_orders", venue.both())
                .figure("traded_only_there_orders", venue.venueOnly())
                .figure("traded_only_here_orders", venue.oursOnly())
                .figure("handed_in_again", played.repeats())
                .figure("acknowledged_lost", lost)
                .figure("applied_twice", doubled)
                .figure("positions_differing", live.differing().size())
                .figure("accounts_in_transit", live.inTransit().size());
        journal.figures().forEach(report::figure);
        return report.require(isOk()).build();
    }

    static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** All live rows of all journals, those that nothing traded in included, for each trade. */
    double rowsPerTrade() {
        return tape.trades() == 0 ? 0 : journal.blocks() / (double) tape.trades();
    }

    /** The same for each command of the plan that was decided. */
    double rowsPerCommand() {
        long decided = played.told().size() - never;
        return decided == 0 ? 0 : journal.blocks() / (double) decided;
    }

    Played played() {
        return played;
    }

    JournalReport journal() {
        return journal;
    }

    Tape tape() {
        return tape;
    }

    VenueComparison venue() {
        return venue;
    }

    /** How often each refusal was told, by name. */
    Map<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    long applied() {
        return applied;
    }

    long never() {
        return never;
    }

    /** Settlement lag of what was taken before the kill; of everything, if there was none. */
    Histogram calmLags() {
        return calmLags;
    }

    /** Settlement lag of everything. */
    Histogram lags() {
        return lags;
    }
}
