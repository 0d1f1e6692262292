package io.quoin.config.cli;

import com.typesafe.config.Config;
import io.quoin.config.edge.EdgeNode;
import io.quoin.config.market.InstrumentChecks;
import io.quoin.config.market.MarketsAtStart;
import io.quoin.config.node.FreePort;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.config.node.RunningNode;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quoin node}: one node, with a Cassandra of its own or with an existing one. Runs until it is stopped. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Run one node, with a Cassandra of its own unless --cassandra names one. Stop it with Ctrl-C.")
public final class NodeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCommand.class);

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private HomeOption home;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private CassandraOption cassandra;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (default: loopback)")
    @SuppressWarnings("NullAway.Init")
    private String host;

    @Option(names = "--port", defaultValue = "0", description = "port between nodes (default: a free one)")
    private int port;

    @Option(names = "--seed", paramLabel = "HOST:PORT", description = "join the cluster of this member")
    private @Nullable String seed;

    @Option(names = "--until-stdin-ends", hidden = true, description = "stop when standard input ends")
    private boolean isUntilStdinEnds;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunningNode> running = RunningNode.find(home.nodeFile());
        if (running.isPresent() && !isUntilStdinEnds) {
            throw new CannotGoOn("A node of this realm runs already (process "
                    + running.get().pid() + "): stop it with 'quoin stop', or give another --home.");
        }
        Optional<CassandraAddress> existing = cassandra.address();
        MemberSettings settings = settings(existing);
        Config config = settings.config(home.configuration());
        InstrumentChecks.checked(config);
        requireGoodPlace(settings, config);
        RunningNode.starting().write(home.nodeFile());
        try {
            return run(existing, out);
        } finally {
            RunningNode.forget(home.nodeFile());
        }
    }

    private int run(Optional<CassandraAddress> existing, PrintWriter out) throws Exception {
        if (existing.isPresent()) {
            return run(existing.get(), out);
        }
        try (EmbeddedCassandra own =
                EmbeddedCassandra.start(EmbeddedSettings.in(home.cassandra()).withProgress(out::println))) {
            return run(own.address(), out);
        }
    }

    private MemberSettings settings(Optional<CassandraAddress> address) {
        try {
            return new MemberSettings(Realm.NODE_ROLE, host, port, Optional.ofNullable(seed), address);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What can be known before a Cassandra is started for nothing. */
    private static void requireGoodPlace(MemberSettings settings, Config config) {
        @Nullable InetAddress address = new InetSocketAddress(settings.host(), 0).getAddress();
        if (address != null && !address.isLoopbackAddress() && config.getBoolean("quoin.development")) {
            throw new CannotGoOn("In development mode, where the faucet is open, a node listens on loopback only: leave"
                    + " --host out, or end that mode with JDK_JAVA_OPTIONS=-Dquoin.development=off.");
        }
        FreePort.require(settings.host(), settings.port());
        EdgeNode.requireGoodPlace(config);
    }

    private int run(CassandraAddress address, PrintWriter out) throws Exception {
        Schema.ensure(address, out::println);
        MemberSettings settings = settings(Optional.of(address));
        Config config = settings.config(home.configuration());
        try (QuoinNode node = QuoinNode.start(settings, config, Realm.catalogue(config))) {
            Thread onSignal = new Thread(node::close, "stop-on-signal");
            Runtime.getRuntime().addShutdownHook(onSignal);
            RunningNode.up(node.address(), address.endpoint()).write(home.nodeFile());
            out.println(
                    "Quoin node " + node.address() + " is up, its journal in Cassandra " + address.endpoint() + ".");
            EdgeNode.start(node, home.home()).ifPresent(edge -> out.println("Its API is at " + edge.url() + "."));
            out.println("Stop it with Ctrl-C or 'quoin stop'.");
            out.flush();
            if (isUntilStdinEnds) {
                stopWhenStdinEnds(node);
            }
            MarketsAtStart markets = MarketsAtStart.begin(node, config, out::println);
            String reason = node.awaitTermination();
            markets.close();
            if (!reason.isEmpty()) {
                throw new CannotGoOn(reason);
            }
            return 0;
        }
    }

    private static void stopWhenStdinEnds(QuoinNode node) {
        Thread watcher = new Thread(
                () -> {
                    try (InputStream stdin = System.in) {
                        while (stdin.read() >= 0) {
                            // Whatever is written there means: go on.
                        }
                    } catch (IOException e) {
                        LOG.info("standard input broke", e);
                    }
                    node.close();
                },
                "stop-when-stdin-ends");
        watcher.setDaemon(true);
        watcher.start();
    }
}
