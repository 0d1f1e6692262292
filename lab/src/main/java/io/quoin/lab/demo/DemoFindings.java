package io.quoin.lab.demo;

import io.quoin.lab.report.Report;
import io.quoin.persistence.forensics.AssetSum;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.Problem;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What the demo found out, for people and as one line of JSON. */
final class DemoFindings {
    private static final double MICROS_PER_MILLI = 1_000.0;

    private final DemoRun run;
    private final JournalReport journal;
    private final List<String> wrongBalances;
    private final long lost;
    private final long doubled;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long applied;
    private long never;

    DemoFindings(DemoRun run, JournalReport journal, Acknowledged acknowledged, List<String> wrongBalances) {
        this.run = run;
        this.journal = journal;
        this.wrongBalances = wrongBalances;
        this.lost = acknowledged.lost();
        this.doubled = acknowledged.doubled();
        for (DemoRun.Done done : run.done().values()) {
            if (done.fate() instanceof Fate.Applied) {
                applied++;
            } else if (done.fate() instanceof Fate.Refused refused) {
                refusals.merge(refused.name(), 1L, Long::sum);
            } else {
                never++;
            }
        }
    }

    boolean isOk() {
        return journal.isOk()
                && lost == 0
                && doubled == 0
                && wrongBalances.isEmpty()
                && run.done().size() == run.plan().transfers().size();
    }

    void print(PrintWriter out) {
        out.println();
        line(out, "Transfers applied", "%,d in %.1f s", applied, run.streamed().toMillis() / 1_000.0);
        refusals.forEach((name, count) -> line(out, "Refused " + name, "%,d", count));
        line(out, "Never decided", "%,d", never);
        line(out, "Events worth nothing", "%,d skipped", run.plan().worthNothing());
        latency(out, "Acknowledged, before the kill", run.calmLatencyMicros());
        latency(out, "Acknowledged, all", run.latencyMicros());
        line(out, "Node killed", "answers again after %.1f s", run.outage().toMillis() / 1_000.0);
        line(out, "Handed in again", "%,d times, fates asked %,d", run.repeats(), run.fatesAsked());
        line(out, "Journal rows (blocks)", "%,d live, %,d void", journal.blocks(), journal.voidRows());
        line(out, "Entries", "%,d, %.2f a block", journal.entries(), journal.entries() / (double) journal.blocks());
        line(out, "Bytes", "%,d, %.1f an entry", journal.bytes(), journal.bytes() / (double) journal.entries());
        out.println();
        verdict(out, lost == 0, "nothing acknowledged was lost", lost + " acknowledged transfers are lost");
        verdict(out, doubled == 0, "nothing was applied twice", doubled + " commands were applied twice");
        verdict(
                out,
                wrongBalances.isEmpty(),
                "every balance is what the acknowledged transfers add up to",
                wrongBalances.size() + " balances are wrong, for example: " + first(wrongBalances));
        AssetSum usdc = journal.assets().get(Assets.USDC.code());
        boolean isConserved = usdc != null && usdc.total().signum() == 0;
        verdict(out, isConserved, conserved(usdc), "USDC is not conserved: " + usdc);
        verdict(
                out,
                journal.isOk(),
                String.format(
                        Locale.ROOT,
                        "%,d journals replayed from zero; %,d live states met by their hash",
                        journal.entities(),
                        journal.fingerprintsChecked()),
                journal.problemsTotal() + " problems in the journals");
        for (Problem problem : journal.problems()) {
            out.println("      " + problem.kind() + " " + problem.subject() + ": " + problem.sentence());
        }
        out.println();
        out.println(toReport().toJson());
        out.flush();
    }

    private Report toReport() {
        Report.Builder report = Report.of("demo")
                .figure("transfers_applied", applied)
                .figure(
                        "transfers_refused",
                        refusals.values().stream().mapToLong(Long::longValue).sum())
                .figure("transfers_never_decided", never)
                .figure("events_worth_nothing", run.plan().worthNothing())
                .figure("stream_s", run.streamed().toMillis() / 1_000.0)
                .figure("outage_s", run.outage().toMillis() / 1_000.0)
                .figure("calm_p50_ms", run.calmLatencyMicros().getValueAtPercentile(50) / MICROS_PER_MILLI)
                .figure("calm_p99_ms", run.calmLatencyMicros().getValueAtPercentile(99) / MICROS_PER_MILLI)
                .figure("all_p99_ms", run.latencyMicros().getValueAtPercentile(99) / MICROS_PER_MILLI)
                .figure("handed_in_again", run.repeats())
                .figure("acknowledged_lost", lost)
                .figure("applied_twice", doubled)
                .figure("balances_wrong", wrongBalances.size());
        journal.figures().forEach(report::figure);
        return report.require(isOk()).build();
    }

    private static String conserved(@Nullable AssetSum usdc) {
        if (usdc == null) {
            return "";
        }
        Money came = Money.ofUnits(Assets.USDC, usdc.positive().longValueExact());
        return "USDC is conserved to the unit: " + came + " held, as much owed by system.outside, " + usdc.inTransit()
                + " units in transit";
    }

    private static void latency(PrintWriter out, String what, Histogram micros) {
        if (micros.getTotalCount() > 0) {
            line(
                    out,
                    what,
                    "p50 %.1f ms, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f",
                    micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                    micros.getValueAtPercentile(90) / MICROS_PER_MILLI,
                    micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                    micros.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
                    micros.getMaxValue() / MICROS_PER_MILLI);
        }
    }

    private static void line(PrintWriter out, String what, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-32s %s%n", what, String.format(Locale.ROOT, format, values));
    }

    private static void verdict(PrintWriter out, boolean holds, String yes, String no) {
        out.println(holds ? "  OK    " + yes : "  WRONG " + no);
    }

    private static String first(List<String> sentences) {
        return sentences.isEmpty() ? "" : sentences.get(0);
    }
}
