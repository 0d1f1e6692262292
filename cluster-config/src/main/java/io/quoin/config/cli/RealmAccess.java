package io.quoin.config.cli;

import com.typesafe.config.Config;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.config.node.RunningNode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A running realm for the time of one command: a member of its cluster that holds nothing and leaves again. It joins the node that
 * this realm's directory names, and over loopback only: whoever may connect is believed, so nobody else may.
 */
final class RealmAccess implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration NODE_WITHIN = Duration.ofSeconds(10);

    private final QuoinNode member;
    private final Config config;

    private RealmAccess(QuoinNode member, Config config) {
        this.member = member;
        this.config = config;
    }

    /**
     * Joins the realm whose node runs on this machine.
     *
     * @throws CannotGoOn if none runs, is up, or can be reached over loopback
     */
    static RealmAccess open(HomeOption home) throws InterruptedException {
        RunningNode node = RunningNode.find(home.nodeFile())
                .orElseThrow(() -> new CannotGoOn("No node of the realm in " + home.home()
                        + " runs here: start it with 'quoin node', or say where it is with --home."));
        if (!node.isUp()) {
            throw new CannotGoOn("The node is starting (process " + node.pid() + "): try again in a moment.");
        }
        requireLoopback(node.address());
        MemberSettings self =
                new MemberSettings(MemberSettings.CLIENT, LOOPBACK, 0, Optional.of(node.address()), Optional.empty());
        Config config = self.config(home.configuration());
        QuoinNode member = QuoinNode.start(self, config, Realm.catalogue(config));
        try {
            member.awaitMember(Realm.NODE_ROLE, NODE_WITHIN);
            return new RealmAccess(member, config);
        } catch (TimeoutException e) {
            member.close();
            throw new CannotGoOn("The cluster of " + node.address()
                    + " has no node that is up: look at the node's log, or start it again.");
        } catch (InterruptedException e) {
            member.close();
            throw e;
        }
    }

    private static void requireLoopback(String address) {
        String host = address.substring(0, address.lastIndexOf(':'));
        InetSocketAddress place = new InetSocketAddress(host, 0);
        if (place.isUnresolved() || !place.getAddress().isLoopbackAddress()) {
            throw new CannotGoOn("The node listens on " + host
                    + ": operators reach a node over loopback only, as long as their commands are not signed.");
        }
    }

    QuoinNode member() {
        return member;
    }

    /** The member's configuration, the realm's own included. */
    Config config() {
        return config;
    }

    @Override
    public void close() {
        member.close();
    }
}
