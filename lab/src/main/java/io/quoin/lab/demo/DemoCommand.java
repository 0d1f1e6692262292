package io.quoin.lab.demo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import io.quoin.config.cli.CannotGoOn;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.process.NodeProcess;
import io.quoin.lab.process.RunPublisher;
import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderStream;
import io.quoin.lab.trading.IndexFeed;
import io.quoin.lab.trading.Instruments;
import io.quoin.lab.trading.Trade;
import io.quoin.lab.trading.TradingCheck;
import io.quoin.lab.trading.TradingFindings;
import io.quoin.lab.trading.TradingPlan;
import io.quoin.lab.trading.TradingRun;
import io.quoin.lab.trading.Venue;
import io.quoin.lab.trading.VenueFills;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.cassandra.RunningCassandra;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.schema.Schema;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final int NODE_HEAP_MEGABYTES = 512;
    private static final long SEED = 20_150_501;
    private static final Duration NODE_UP_WITHIN = Duration.ofSeconds(120);

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

    @Option(names = "--transfers", description = "move money between the accounts instead of trading")
    private boolean isTransferring;

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
        empty(home);
        out.println(
                "Quoin demo: Bitstamp's order stream of 2015-05-01, 00:00 to 03:00, and " + accounts + " accounts.");
        try (EmbeddedCassandra cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(home.resolve("cassandra"))
                .withHeapMegabytes(EmbeddedSettings.HEAP_MEGABYTES_LOAD)
                .withProgress(line -> say(out, line)))) {
            Schema.ensure(cassandra.address(), line -> say(out, line));
            MemberSettings self =
                    new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty());
            RunPublisher publisher = new RunPublisher();
            EntityCatalogue catalogue = Realm.catalogue(self.config());
            try (QuoinNode driver = QuoinNode.start(self, catalogue);
                    NodeProcess node = node(driver, cassandra, publisher)) {
                node.start();
                say(out, "Starting a node");
                driver.awaitMember(Realm.NODE_ROLE, NODE_UP_WITHIN);
                try (CqlSession session = cassandra.address().openSession()) {
                    JournalReader journal = new JournalReader(session);
                    boolean isOk = isTransferring
                            ? transfer(driver, node, events, journal)
                            : trade(driver, node, events, journal, publisher);
                    if (!isOnce) {
                        stayUp(out, node);
                    }
                    return isOk ? 0 : 1;
                }
            }
        }
    }

    private boolean trade(
            QuoinNode driver, NodeProcess node, List<OrderEvent> events, JournalReader journal, RunPublisher publisher)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Config config = driver.system().settings().config();
        Venue venue = new Venue(
                driver.desk(Realm.account(config)),
                driver.desk(Realm.market(config)),
                Instruments.first(markets),
                accounts);
        TradingPlan plan = TradingPlan.of(events, Trade.shipped(), markets, accounts, SEED);
        try (IndexFeed feed = new IndexFeed(publisher.startOn(driver))) {
            TradingRun run = new TradingRun(plan, venue, feed, node, out);
            venue.openAccounts();
            venue.openMarkets();
            run.publishFirst();
            venue.openSessions();
            run.play(Duration.ofSeconds(seconds), !isWithoutKill);
            TradingFindings findings =
                    new TradingCheck(run, new VenueFills(events), Realm.catalogue(config)).check(journal);
            findings.print(out);
            return findings.isOk();
        }
    }

    private boolean transfer(QuoinNode driver, NodeProcess node, List<OrderEvent> events, JournalReader journal)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type =
                Realm.account(driver.system().settings().config());
        TransferPlan plan = TransferPlan.of(events, accounts);
        DemoRun run = new DemoRun(plan, accounts, Duration.ofSeconds(seconds), driver.desk(type), node, out);
        run.open();
        run.stream(!isWithoutKill);
        DemoFindings findings = new DemoCheck(run, EntityCatalogue.of(type), type).check(journal);
        findings.print(out);
        return findings.isOk();
    }

    private NodeProcess node(QuoinNode driver, EmbeddedCassandra cassandra, RunPublisher publisher) {
        NodeProcess node = new NodeProcess(
                home,
                NODE_HEAP_MEGABYTES,
                publisher.nodeFlags(new TreeMap<>()),
                List.of("--cassandra", cassandra.address().endpoint(), "--exclusive", "--seed", driver.address()));
        node.configure(InstrumentSettings.config(Instruments.first(markets))
                .root()
                .render(ConfigRenderOptions.defaults().setOriginComments(false).setJson(false)));
        return node;
    }

    private void stayUp(PrintWriter out, NodeProcess node) throws InterruptedException {
        out.println();
        out.println("All of it stays up until Ctrl-C. In another terminal, try:");
        if (!isTransferring) {
            out.println("  ./quoin market list --home " + home);
            out.println("  ./quoin journal show market/BTC_USDC-PERPETUAL --home " + home + " --from 1 --to 40");
        } else {
            out.println("  ./quoin journal show account/system.fees --home " + home + " --from 1 --to 20");
        }
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
