package io.quoin.lab.trading;

import io.quoin.config.cli.CannotGoOn;
import io.quoin.lab.process.NodeProcess;
import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderStream;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.cassandra.RunningCassandra;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.protocol.market.InstrumentTerms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code quoin demo}: opens accounts, lets them trade as a real order stream dictates, kills the node in the middle, and then
 * checks every journal from zero.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Trade three hours of a real market between 1,000 journaled accounts in eight markets, kill the node in the"
                        + " middle, and check every journal. Runs three processes: this one, Cassandra and one node.")
public final class DemoCommand implements Callable<Integer> {
    private static final long SEED = 20_150_501;

    @Option(names = "--once", description = "stop when all is checked, instead of staying up")
    private boolean isOnce;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".quoin/demo",
            description = "where the demo keeps its files; emptied at each start (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Option(names = "--accounts", defaultValue = "1000", description = "accounts (default: ${DEFAULT-VALUE})")
    private int accounts;

    @Option(
            names = "--seconds",
            defaultValue = "40",
            description = "how long the three hours take (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--markets", defaultValue = "8", description = "perpetual markets (default: ${DEFAULT-VALUE})")
    private int markets;

    @Option(names = "--no-kill", description = "do not kill the node")
    private boolean isWithoutKill;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (accounts < 2 || seconds < 1 || markets < 1) {
            throw new CannotGoOn("The demo needs at least --accounts 2, --markets 1 and --seconds 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<OrderEvent> events = OrderStream.shipped();
        List<Trade> trades = Trade.shipped();
        empty(home);
        out.printf(
                "Quoin demo: Bitstamp's order stream of 2015-05-01, 00:00 to 03:00, %,d accounts, %d markets.%n",
                accounts, markets);
        EmbeddedSettings cassandra =
                EmbeddedSettings.in(home.resolve("cassandra")).withHeapMegabytes(EmbeddedSettings.HEAP_MEGABYTES_LOAD);
        List<InstrumentTerms> instruments = Instruments.first(markets);
        try (DemoRealm realm = new DemoRealm(home, cassandra, instruments, line -> say(out, line))) {
            Venue venue = realm.venue(instruments, accounts);
            TradingPlan plan = TradingPlan.of(events, trades, markets, accounts, SEED);
            TradingFindings findings = trade(realm, venue, plan, new VenueFills(events));
            new TradingSummary(findings).print(out);
            if (!isOnce) {
                stayUp(out, realm.node());
            }
            return findings.isOk() ? 0 : 1;
        }
    }

    private TradingFindings trade(DemoRealm realm, Venue venue, TradingPlan plan, VenueFills fills)
            throws InterruptedException {
        try (IndexFeed feed = realm.feed()) {
            TradingRun run = new TradingRun(
                    plan, venue, feed, realm.node(), spec.commandLine().getOut());
            venue.openAccounts();
            venue.openMarkets();
            run.publishFirst();
            venue.openSessions();
            run.play(Duration.ofSeconds(seconds), !isWithoutKill);
            TradingCheck check = new TradingCheck(venue, fills, realm.catalogue());
            return check.judge(run.played(), check.look(), new JournalReader(realm.session()));
        }
    }

    private void stayUp(PrintWriter out, NodeProcess node) throws InterruptedException {
        out.println();
        out.println("All of it stays up until Ctrl-C. In another terminal, try:");
        out.println("  ./quoin market list --home " + home);
        out.println("  ./quoin journal show market/BTC_USDC-PERPETUAL --home " + home + " --from 1 --to 40");
        out.println("  ./quoin journal show account/trader-0007 --home " + home);
        out.println("  ./quoin journal verify --home " + home);
        out.flush();
        CountDownLatch isInterrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "stop-node"));
        isInterrupted.await();
    }

    private static void say(PrintWriter out, String line) {
        out.println("  " + line);
        out.flush();
    }

    /** The demo's directory is its own: whatever a former run left is removed. */
    private static void empty(Path directory) throws IOException {
        Path mark = directory.resolve("demo.mark");
        if (Files.isDirectory(directory) && !Files.exists(mark)) {
            try (Stream<Path> content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new CannotGoOn(directory + " is not a demo's directory: give another --home, or empty it.");
                }
            }
        }
        if (Files.isDirectory(directory)) {
            if (RunningCassandra.find(directory.resolve("cassandra")).isPresent()) {
                throw new CannotGoOn("A demo runs already in " + directory + ": stop it, or give another --home.");
            }
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(directory);
        Files.writeString(mark, "The demo empties this directory at each start.\n");
    }
}
