package io.quoin.config.edge;

import com.typesafe.config.Config;
import io.quoin.config.crypto.Ed25519;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.http.auth.Signatures;
import io.quoin.http.desk.Desks;
import io.quoin.http.problem.ProblemException;
import io.quoin.http.server.Edge;
import io.quoin.http.server.EdgeNotStarted;
import io.quoin.http.server.EdgePorts;
import io.quoin.http.server.EdgeSettings;
import io.quoin.http.server.SafePlace;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.PublisherKey;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The edge of a running node. It stops with the node. */
public final class EdgeNode {
    private EdgeNode() {}

    /** Throws {@link EdgeNotStarted} if the edge of this configuration may not listen where it says. */
    public static void requireGoodPlace(Config config) {
        EdgeSettings settings = EdgeSettings.of(config);
        if (settings.isEnabled()) {
            SafePlace.require(settings);
        }
    }

    /**
     * Starts the edge of this node, as its configuration says; empty if it says that there is none.
     *
     * @param home where the realm keeps its files on this machine
     */
    public static Optional<Edge> start(QuoinNode node, Path home) {
        Config config = node.system().settings().config();
        EdgeSettings settings = EdgeSettings.of(config);
        return settings.isEnabled() ? Optional.of(start(node, home, config, settings)) : Optional.empty();
    }

    private static Edge start(QuoinNode node, Path home, Config config, EdgeSettings settings) {
        List<String> names = InstrumentSettings.of(config).stream()
                .map(InstrumentTerms::name)
                .toList();
        EdgePorts ports = new EdgePorts(
                Desks.of(node.desk(Realm.account(config)), node.desk(Realm.market(config))),
                () -> CompletableFuture.completedStage(names),
                node.prices().<Prices>map(board -> board).orElse(Prices.NONE),
                new ClusterStatus(node.system(), settings),
                RealmSecret.of(config, home, settings.isDevelopment()),
                signatures(Ed25519.signatures()),
                Clock.systemUTC(),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
        try {
            return Edge.start(node.system(), settings, ports)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw ProblemException.unwrap(e) instanceof EdgeNotStarted not ? not : e;
        }
    }

    private static Signatures signatures(PriceSignatures signatures) {
        return (key, message, signature) ->
                signatures.isSignedBy(new PublisherKey(key), message, PriceSignature.of(signature));
    }
}
