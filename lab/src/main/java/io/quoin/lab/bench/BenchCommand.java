package io.quoin.lab.bench;

import io.quoin.config.cli.CannotGoOn;
import io.quoin.config.cli.HomeOption;
import io.quoin.lab.report.Report;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quoin lab bench}: benchmarks, each against a divisor of its own. The last line of each is one line of JSON. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Time it. The last line of output is one line of JSON.",
        subcommands = {
            BenchCommand.Journal.class,
            BenchCommand.Recovery.class,
            BenchCommand.Matching.class,
            BenchCommand.Trading.class
        })
public final class BenchCommand implements Runnable {
    private static final int EXIT_NOT_OK = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which, for example: quoin lab bench journal");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new CannotGoOn(sentence);
        }
    }

    private static int tell(Report report, CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(report.toTable());
        out.println(report.toJson());
        out.flush();
        return report.isOk() ? 0 : EXIT_NOT_OK;
    }

    /** {@code quoin lab bench journal}. */
    @Command(
            name = "journal",
            mixinStandardHelpOptions = true,
            description =
                    "Commands a second made durable: by 1 and by 8 hot counters, fenced and not, by 1,000 of them, and by"
                            + " 1,000 accounts.")
    static final class Journal implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init")
        private HomeOption home;

        @Option(names = "--rounds", defaultValue = "5", description = "medians are of so many (default: 5)")
        private int rounds;

        @Option(names = "--seconds", defaultValue = "3", description = "length of one measurement (default: 3)")
        private double seconds;

        @Option(names = "--spread", defaultValue = "1000", description = "entities of the spread case (default: 1000)")
        private int spread;

        @Option(names = "--in-flight", defaultValue = "4096", description = "at one hot entity (default: 4096)")
        private int inFlight;

        @Option(names = "--valid-for-ms", defaultValue = "1000", description = "life of a command (default: 1000)")
        private long validForMillis;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            require(
                    rounds > 0 && seconds > 0 && spread > 0 && inFlight > 0 && validForMillis > 0,
                    "--rounds, --seconds, --spread, --in-flight and --valid-for-ms must be above 0.");
            JournalBench.Settings settings = new JournalBench.Settings(
                    home.home().resolve("lab"),
                    rounds,
                    seconds,
                    inFlight,
                    Math.max(1, inFlight / 4),
                    spread,
                    validForMillis);
            return tell(new JournalBench(settings, spec.commandLine().getErr()).run(), spec);
        }
    }

    /** {@code quoin lab bench recovery}. */
    @Command(
            name = "recovery",
            mixinStandardHelpOptions = true,
            description = "Entries a second at the start of a hot entity: from zero, and with its snapshot.")
    static final class Recovery implements Callable<Integer> {
        private static final int RESTING_ORDERS = 1_000;
        private static final int SNAPSHOT_EVERY_BLOCKS = 500;

        @Mixin
        @SuppressWarnings("NullAway.Init")
        private HomeOption home;

        @Option(names = "--market", description = "a market that has traded, instead of a counter")
        private boolean isMarket;

        @Option(names = "--seed", defaultValue = "1", description = "of the market's orders (default: 1)")
        private long seed;

        @Option(names = "--entries", defaultValue = "10000000", description = "to write first (default: 10000000)")
        private long entries;

        @Option(names = "--repeats", defaultValue = "3", description = "medians are of so many (default: 3)")
        private int repeats;

        @Option(names = "--in-flight", defaultValue = "4096", description = "while writing (default: 4096)")
        private int inFlight;

        @Option(names = "--valid-for-ms", defaultValue = "1000", description = "life of a command (default: 1000)")
        private long validForMillis;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            require(
                    entries > 0 && repeats > 0 && inFlight > 0 && validForMillis > 0,
                    "--entries, --repeats, --in-flight and --valid-for-ms must be above 0.");
            if (isMarket) {
                MarketRecovery.Settings market = new MarketRecovery.Settings(
                        home.home().resolve("lab"), entries, repeats, RESTING_ORDERS, seed, SNAPSHOT_EVERY_BLOCKS);
                return tell(new MarketRecovery(market, spec.commandLine().getErr()).run(), spec);
            }
            RecoveryBench.Settings settings =
                    new RecoveryBench.Settings(home.home().resolve("lab"), entries, repeats, inFlight, validForMillis);
            return tell(new RecoveryBench(settings, spec.commandLine().getErr()).run(), spec);
        }
    }

    /** {@code quoin lab bench matching}. */
    @Command(
            name = "matching",
            mixinStandardHelpOptions = true,
            description = "Commands a second that one core matches, against a book of TreeMaps.")
    static final class Matching implements Callable<Integer> {
        @Option(names = "--rounds", defaultValue = "9", description = "medians are of so many (default: 9)")
        private int rounds;

        @Option(names = "--commands", defaultValue = "1000000", description = "of one round (default: 1000000)")
        private int commands;

        @Option(names = "--resting", defaultValue = "1000", description = "orders in the book (default: 1000)")
        private int resting;

        @Option(names = "--seed", defaultValue = "1", description = "of the flow of orders (default: 1)")
        private long seed;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            return tell(new MatchingBench(new MatchingBench.Settings(rounds, commands, resting, seed)).run(), spec);
        }
    }

    /** {@code quoin lab bench trading}. */
    @Command(
            name = "trading",
            mixinStandardHelpOptions = true,
            description =
                    "Commands of traders a second made durable while accounts keep up: over 16 markets, and all into"
                            + " one.")
    static final class Trading implements Callable<Integer> {
        @Mixin
        @SuppressWarnings("NullAway.Init")
        private HomeOption home;

        @Option(names = "--rounds", defaultValue = "5", description = "medians are of so many (default: 5)")
        private int rounds;

        @Option(names = "--seconds", defaultValue = "3", description = "of one measurement (default: 3)")
        private double seconds;

        @Option(names = "--markets", defaultValue = "16", description = "to spread over (default: 16)")
        private int markets;

        @Option(names = "--accounts", defaultValue = "1000", description = "who trade (default: 1000)")
        private int accounts;

        @Option(names = "--in-flight", defaultValue = "4096", description = "answers outstanding (default: 4096)")
        private int inFlight;

        @Option(names = "--valid-for-ms", defaultValue = "5000", description = "life of a command (default: 5000)")
        private long validForMillis;

        @Option(names = "--begin", defaultValue = "2000", description = "commands a second tried first (default: 2000)")
        private double begin;

        @Option(names = "--seed", defaultValue = "1", description = "of the orders (default: 1)")
        private long seed;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            require(
                    rounds > 0 && seconds > 0 && markets > 0 && inFlight > 0 && validForMillis > 0 && begin > 0,
                    "--rounds, --seconds, --markets, --in-flight, --valid-for-ms and --begin must be above 0.");
            require(accounts >= 2, "Trading needs --accounts 2 or more.");
            TradingBench.Settings settings = new TradingBench.Settings(
                    home.home().resolve("lab"),
                    rounds,
                    seconds,
                    markets,
                    accounts,
                    inFlight,
                    validForMillis,
                    begin,
                    seed);
            return tell(new TradingBench(settings, spec.commandLine().getErr()).run(), spec);
        }
    }
}
