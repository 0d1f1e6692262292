package io.quoin.config.edge;

import com.typesafe.config.Config;
import io.quoin.config.node.InstrumentSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.desk.Desks;
import io.quoin.http.market.Instruments;
import io.quoin.http.market.MarketData;
import io.quoin.http.node.NodeMethods;
import io.quoin.http.server.Edge;
import io.quoin.http.server.EdgeSettings;
import io.quoin.protocol.market.InstrumentTerms;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The edge of a running node. It stops with the node. */
public final class EdgeNode {
    private final Edge edge;

    private EdgeNode(Edge edge) {
        this.edge = edge;
    }

    /** Starts the edge of this node, as its configuration says. */
    public static EdgeNode start(QuoinNode node) {
        Config config = node.system().settings().config();
        EdgeSettings settings = EdgeSettings.of(config);
        return new EdgeNode(listen(node, settings, catalogue(node, config, settings)));
    }

    private static Catalogue catalogue(QuoinNode node, Config config, EdgeSettings settings) {
        Desks desks = Desks.of(node.desk(Realm.account(config)), node.desk(Realm.market(config)));
        List<String> names = InstrumentSettings.of(config).stream()
                .map(InstrumentTerms::name)
                .toList();
        return Catalogue.of(List.of(
                new NodeMethods(new ClusterStatus(node.system(), settings)),
                new MarketData(
                        desks, new Instruments(desks.markets()), () -> CompletableFuture.completedStage(names))));
    }

    private static Edge listen(QuoinNode node, EdgeSettings settings, Catalogue catalogue) {
        try {
            return Edge.start(node.system(), settings, catalogue, Clock.systemUTC())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the edge cannot listen on " + settings.host() + ":" + settings.port(), e);
        }
    }

    /** Where clients find it. */
    public String url() {
        InetSocketAddress address = edge.address();
        return "http://" + address.getHostString() + ":" + address.getPort();
    }
}
