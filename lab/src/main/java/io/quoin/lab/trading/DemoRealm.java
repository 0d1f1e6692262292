package io.quoin.lab.trading;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.process.NodeProcess;
import io.quoin.lab.process.RunPublisher;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import io.quoin.protocol.market.InstrumentTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What the demo runs on: a Cassandra of its own and one node as child processes, and in this process a member of the cluster
 * that hands commands in and publishes prices. Closed, all of it is gone; the files stay.
 */
final class DemoRealm implements AutoCloseable {
    private static final int NODE_HEAP_MEGABYTES = 512;
    private static final Duration NODE_UP_WITHIN = Duration.ofSeconds(120);

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final EntityCatalogue catalogue;
    private final RunPublisher publisher = new RunPublisher();
    private final QuoinNode driver;
    private final NodeProcess node;
    private final CqlSession session;

    /**
     * Starts everything and waits until the node is up.
     *
     * @param home where its files go
     * @param settings of the Cassandra
     * @param instruments that will trade; their underlyings are told to the node
     * @param progress what is being done, a line each
     */
    DemoRealm(Path home, EmbeddedSettings settings, List<InstrumentTerms> instruments, Consumer<String> progress)
            throws InterruptedException, TimeoutException {
        try {
            EmbeddedCassandra cassandra = EmbeddedCassandra.start(settings.withProgress(progress));
            parts.push(cassandra::close);
            Schema.ensure(cassandra.address(), progress);
            MemberSettings self =
                    new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty());
            catalogue = Realm.catalogue(self.config());
            driver = QuoinNode.start(self, catalogue);
            parts.push(driver::close);
            node = new NodeProcess(
                    home,
                    NODE_HEAP_MEGABYTES,
                    publisher.nodeFlags(new TreeMap<>()),
                    List.of("--cassandra", cassandra.address().endpoint(), "--exclusive", "--seed", driver.address()));
            node.configure(InstrumentSettings.config(instruments)
                    .root()
                    .render(ConfigRenderOptions.defaults()
                            .setOriginComments(false)
                            .setJson(false)));
            parts.push(node::close);
            node.start();
            progress.accept("Starting a node");
            driver.awaitMember(Realm.NODE_ROLE, NODE_UP_WITHIN);
            session = cassandra.address().openSession();
            parts.push(session::close);
        } catch (RuntimeException | InterruptedException | TimeoutException failure) {
            close();
            throw failure;
        }
    }

    /** Accounts and markets of this realm, not opened yet. */
    Venue venue(List<InstrumentTerms> instruments, int accounts) {
        return new Venue(
                driver.desk(Realm.account(config())), driver.desk(Realm.market(config())), instruments, accounts);
    }

    /** A feed of index prices; its caller's to close. */
    IndexFeed feed() {
        return new IndexFeed(publisher.startOn(driver));
    }

    /** The configuration of this process' member. */
    Config config() {
        return driver.system().settings().config();
    }

    EntityCatalogue catalogue() {
        return catalogue;
    }

    NodeProcess node() {
        return node;
    }

    CqlSession session() {
        return session;
    }

    /** Closes the parts, the last first; every one, whatever becomes of another. */
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().run();
            } catch (RuntimeException failure) {
                if (failed != null) {
                    failure.addSuppressed(failed);
                }
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
