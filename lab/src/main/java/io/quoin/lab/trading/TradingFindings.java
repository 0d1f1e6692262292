package io.quoin.lab.trading;

import io.quoin.lab.report.Report;
import io.quoin.persistence.forensics.AssetSum;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.Problem;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.value.Assets;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the demo found out, for people and as one line of JSON. */
public final class TradingFindings {
    private static final double MICROS_PER_MILLI = 1_000.0;

    private final TradingRun run;
    private final JournalReport journal;
    private final Tape tape;
    private final VenueComparison venue;
    private final List<String> differing;
    private final long lost;
    private final long doubled;
    private final Histogram lags;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long applied;
    private long never;

    TradingFindings(TradingRun run, JournalReport journal, Tape tape, VenueComparison venue, List<String> differing) {
        this.run = run;
        this.journal = journal;
        this.tape = tape;
        this.venue = venue;
        this.differing = differing;
        this.lost = tape.lost(run.told());
        this.doubled = tape.doubled();
        this.lags = tape.settlementLagMillis();
        for (Told told : run.told()) {
            if (told.fate() instanceof Fate.Applied) {
                applied++;
            } else if (told.fate() instanceof Fate.Refused refused) {
                refusals.merge(refused.name(), 1L, Long::sum);
            } else {
                never++;
            }
        }
    }

    public boolean isOk() {
        return journal.isOk()
                && lost == 0
                && doubled == 0
                && differing.isEmpty()
                && tape.trades() > 0
                && run.told().size() == run.plan().commands();
    }

    public void print(PrintWriter out) {
        out.println();
        line(out, "Commands applied", "%,d; the paced part took %.1f s", applied, seconds());
        refusals.forEach((name, count) -> line(out, "Refused " + name, "%,d", count));
        line(out, "Never decided", "%,d", never);
        line(
                out,
                "Left out of the stream",
                "%,d below a lot, %,d cancels of older orders",
                plan().tooSmall(),
                plan().cancelsOfUnknown());
        line(
                out,
                "Trades",
                "%,d, volume %s USDC, fees %s USDC",
                tape.trades(),
                usdc(tape.volumeUnits()),
                usdc(tape.feeUnits()));
        line(
                out,
                "Orders of the stream",
                "%,d traded here and at the venue (%,d the same size), %,d only there, %,d only here, %,d nowhere",
                venue.both(),
                venue.sameSize(),
                venue.venueOnly(),
                venue.oursOnly(),
                venue.neither());
        latency(out, "Acknowledged, cold", run.latencies().cold());
        latency(out, "Acknowledged, warm", run.latencies().warm());
        latency(out, "Acknowledged, kill included", run.latencies().all());
        line(out, "Burst at full speed", "%,.0f commands a second", run.burstPerSecond());
        line(
                out,
                "Settlement lag",
                "p50 %d ms, p99 %d, max %d",
                lags.getValueAtPercentile(50),
                lags.getValueAtPercentile(99),
                lags.getMaxValue());
        line(
                out,
                "Lines added to by accounts",
                "%,d times; given back %,d times unused, %,d recalled",
                tape.grants(),
                tape.returns(LineReturnReason.IDLE),
                tape.returns(LineReturnReason.RECALLED));
        line(out, "Node killed", "answers again after %.1f s", run.outage().toMillis() / 1_000.0);
        line(out, "Handed in again", "%,d times, fates asked %,d", run.repeats(), run.fatesAsked());
        line(
                out,
                "Journal rows (blocks)",
                "%,d of accounts, %,d of markets, %.1f a trade; %,d void",
                tape.rows(AccountKind.TYPE),
                tape.rows(MarketKind.TYPE),
                rowsPerTrade(),
                journal.voidRows());
        line(
                out,
                "Rows of accounts",
                "%,d with a grant, %,d with a settlement alone, %,d others",
                tape.rowsOfGrants(),
                tape.rowsOfSettlement(),
                tape.rows(AccountKind.TYPE) - tape.rowsOfGrants() - tape.rowsOfSettlement());
        line(out, "Entries", "%,d, %.2f a block", journal.entries(), journal.entries() / (double) journal.blocks());
        line(out, "Bytes", "%,d, %.1f an entry", journal.bytes(), journal.bytes() / (double) journal.entries());
        out.println();
        verdicts(out);
        out.println();
        out.println(toReport().toJson());
        out.flush();
    }

    private void verdicts(PrintWriter out) {
        verdict(out, lost == 0, "nothing acknowledged was lost", lost + " acknowledged commands are lost");
        verdict(out, doubled == 0, "nothing was applied twice", doubled + " commands were applied twice");
        verdict(
                out,
                differing.isEmpty(),
                "every account and its markets tell the same position",
                differing.size() + " positions differ, for example: " + (differing.isEmpty() ? "" : differing.get(0)));
        verdict(
                out,
                isConserved(),
                "USDC is conserved to the unit: " + conserved(),
                "USDC is not conserved: " + journal.assets());
        verdict(
                out,
                journal.isOk(),
                String.format(
                        Locale.ROOT,
                        "%,d journals replayed from zero; %,d live states met by their hash; sizes and lines sum to 0",
                        journal.entities(),
                        journal.fingerprintsChecked()),
                journal.problemsTotal() + " problems in the journals");
        for (Problem problem : journal.problems()) {
            out.println("      " + problem.kind() + " " + problem.subject() + ": " + problem.sentence());
        }
    }

    private boolean isConserved() {
        AssetSum usdc = journal.assets().get(Assets.USDC.code());
        return usdc != null && usdc.total().signum() == 0;
    }

    private String conserved() {
        AssetSum usdc = journal.assets().get(Assets.USDC.code());
        return usdc == null
                ? ""
                : usdc(usdc.positive()) + " USDC against as much, " + usdc.inTransit() + " units in transit";
    }

    private TradingPlan plan() {
        return run.plan();
    }

    private double seconds() {
        return run.paced().toMillis() / 1_000.0;
    }

    private double rowsPerTrade() {
        return tape.trades() == 0 ? 0 : journal.blocks() / (double) tape.trades();
    }

    private Report toReport() {
        Report.Builder report = Report.of("demo")
                .figure("commands_applied", applied)
                .figure(
                        "commands_refused",
                        refusals.values().stream().mapToLong(Long::longValue).sum())
                .figure("commands_never_decided", never)
                .figure("paced_s", seconds())
                .figure("outage_s", run.outage().toMillis() / 1_000.0)
                .figure("trades", tape.trades())
                .figure("line_grants", tape.grants())
                .figure("rows_per_trade", rowsPerTrade())
                .figure("burst_commands_per_second", run.burstPerSecond())
                .figure("cold_p50_ms", millis(run.latencies().cold(), 50))
                .figure("cold_p99_ms", millis(run.latencies().cold(), 99))
                .figure("warm_p50_ms", millis(run.latencies().warm(), 50))
                .figure("warm_p99_ms", millis(run.latencies().warm(), 99))
                .figure("settlement_lag_p99_ms", lags.getValueAtPercentile(99))
                .figure("traded_here_and_there_orders", venue.both())
                .figure("traded_only_there_orders", venue.venueOnly())
                .figure("traded_only_here_orders", venue.oursOnly())
                .figure("handed_in_again", run.repeats())
                .figure("acknowledged_lost", lost)
                .figure("applied_twice", doubled)
                .figure("positions_differing", differing.size());
        journal.figures().forEach(report::figure);
        return report.require(isOk()).build();
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    private static String usdc(BigInteger units) {
        return String.format(
                Locale.ROOT, "%,.2f", new BigDecimal(units, Assets.USDC.scale()).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static void latency(PrintWriter out, String what, Histogram micros) {
        if (micros.getTotalCount() > 0) {
            line(
                    out,
                    what,
                    "p50 %.1f ms, p90 %.1f, p99 %.1f, max %.1f (%,d)",
                    millis(micros, 50),
                    millis(micros, 90),
                    millis(micros, 99),
                    micros.getMaxValue() / MICROS_PER_MILLI,
                    micros.getTotalCount());
        }
    }

    private static void line(PrintWriter out, String what, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-32s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    private static void verdict(PrintWriter out, boolean holds, String yes, String no) {
        out.println(holds ? "  OK    " + yes : "  WRONG " + no);
    }
}
