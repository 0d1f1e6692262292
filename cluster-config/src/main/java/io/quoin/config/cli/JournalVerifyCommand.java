package io.quoin.config.cli;

import io.quoin.persistence.forensics.AssetSum;
import io.quoin.persistence.forensics.JournalReport;
import io.quoin.persistence.forensics.JournalVerifier;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code quoin journal verify}: every journal from zero, every asset to the unit, every market in balance. Exits with 0 if all is well, 1 if anything is
 * not; the last line is one JSON object.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Replay every journal from zero, count every asset to the unit, and hold what each market and its"
                + " parties know of positions and lines against each other. May run while the realm works.")
public final class JournalVerifyCommand implements Callable<Integer> {
    private static final int UPDATE_MILLIS = 200;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CassandraOption cassandra;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (JournalAccess journals =
                JournalAccess.open(home, cassandra, spec.commandLine().getErr()::println)) {
            JournalReport report = verify(journals);
            print(report, out);
            out.flush();
            return report.isOk() ? 0 : 1;
        }
    }

    private static JournalReport verify(JournalAccess journals) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Replaying every journal")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .build()) {
            return JournalVerifier.of(journals.reader(), JournalAccess.types())
                    .telling((done, total, blocks) -> {
                        bar.maxHint(total);
                        bar.stepTo(done);
                        bar.setExtraMessage(blocks + " blocks");
                    })
                    .verify();
        }
    }

    private static void print(JournalReport report, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%,d journals, %,d live blocks (%,d fences), %,d entries, %,d events, %,d bytes; %,d void rows skipped%n",
                report.entities(),
                report.blocks(),
                report.fences(),
                report.entries(),
                report.events(),
                report.bytes(),
                report.voidRows());
        out.printf(
                Locale.ROOT,
                "%,d end states hashed; %,d snapshots met, %,d stale%n",
                report.heads().size(),
                report.snapshotsChecked(),
                report.snapshotsStale());
        if (report.isSumJudged()) {
            report.assets().forEach((code, sum) -> out.println(sentence(code, sum)));
            report.markets().forEach((market, sum) -> out.println(market + ": " + sum.sentence()));
        } else {
            out.println("Assets and markets could not be counted: not every journal could be followed.");
        }
        report.problems().forEach(problem -> out.println("WRONG " + problem));
        if (report.problemsTotal() > report.problems().size()) {
            out.printf(
                    Locale.ROOT,
                    "... and %,d more problems%n",
                    report.problemsTotal() - report.problems().size());
        }
        out.println(report.isOk() ? "All journals are proven." : "NOT PROVEN.");
        out.println(json(report));
    }

    private static String sentence(String code, AssetSum sum) {
        return code + ": " + amount(code, sum.positive()) + " held, "
                + amount(code, sum.negative().negate()) + " owed, " + amount(code, sum.inTransit())
                + " in transit; the sum is " + amount(code, sum.total());
    }

    private static String amount(String code, BigInteger units) {
        Optional<Asset> asset = Assets.find(code);
        return asset.map(known -> new BigDecimal(units, known.scale()).toPlainString())
                .orElse(units + " units");
    }

    private static String json(JournalReport report) {
        String figures = report.figures().entrySet().stream()
                .map(figure -> "\"" + figure.getKey() + "\":" + figure.getValue())
                .collect(Collectors.joining(","));
        return "{\"name\":\"journal_verify\",\"ok\":" + report.isOk() + ",\"figures\":{" + figures
                + "},\"ratios\":{},\"targets\":{}}";
    }
}
