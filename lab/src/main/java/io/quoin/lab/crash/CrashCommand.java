package io.quoin.lab.crash;

import io.quoin.config.cli.CannotGoOn;
import io.quoin.config.cli.HomeOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quoin lab crash}: kill -9 of a node and of Cassandra under load, then the proof that nothing was lost or doubled. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description =
                "Kill a node and its Cassandra under load, again and again; then check that nothing acknowledged is"
                        + " lost or doubled. The last line is JSON.")
public final class CrashCommand implements Callable<Integer> {
    private static final int SEED_BOUND = 1_000_000;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Option(names = "--kills", defaultValue = "20", description = "kills of each (default: ${DEFAULT-VALUE})")
    private int kills;

    @Option(
            names = "--seconds-max",
            paramLabel = "S",
            defaultValue = "3600",
            description = "strike no more after so many seconds (default: ${DEFAULT-VALUE})")
    private long secondsMax;

    @Option(names = "--seed", description = "what decides when what is struck (default: another each time)")
    private @Nullable Long seed;

    @Option(names = "--fenced", description = "let the node take Cassandra for shared")
    private boolean isFenced;

    @Option(names = "--keep", description = "keep data and logs even if all is well")
    private boolean isKept;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (kills < 1 || secondsMax < 1) {
            throw new CannotGoOn("A campaign needs at least --kills 1 and --seconds-max 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Path directory = home.home().resolve("crash-" + ProcessHandle.current().pid());
        long chosen = seed == null ? new SplittableRandom().nextInt(SEED_BOUND) : seed;
        out.println("Seed " + chosen + ", in " + directory);
        CrashSettings settings = new CrashSettings(directory, kills, Duration.ofSeconds(secondsMax), chosen, isFenced);
        CrashReport report = new CrashCampaign(settings, sentence -> {
                    out.println(sentence);
                    out.flush();
                })
                .run();
        out.println(report.report().toTable());
        if (!report.report().isOk()) {
            out.println(report.result().findings());
        }
        if (report.report().isOk() && !isKept) {
            delete(directory);
        } else {
            out.println("Data and logs are kept in " + directory + ".");
        }
        out.println(report.report().toJson());
        out.flush();
        return report.report().isOk() ? 0 : 1;
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
