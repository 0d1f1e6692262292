package io.quoin.http.server;

import io.quoin.http.rest.Arrivals;
import io.quoin.http.rest.Bodies;
import io.quoin.http.rest.Responses;
import io.quoin.http.rest.RestBinding;
import io.quoin.http.rest.RpcOverPost;
import io.quoin.http.rpc.RpcBinding;
import io.quoin.http.socket.SocketBinding;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;

/** A running edge: REST, JSON-RPC over POST and over WebSocket, on one port. */
public final class Edge {
    private final ServerBinding binding;
    private final EdgeSettings settings;

    private Edge(ServerBinding binding, EdgeSettings settings) {
        this.binding = binding;
        this.settings = settings;
    }

    /**
     * Starts to listen. Fails with {@link EdgeNotStarted} if it may not or cannot. It stops with the actor system, before anything
     * that answers requests does.
     */
    public static CompletionStage<Edge> start(ActorSystem<?> system, EdgeSettings settings, EdgePorts ports) {
        SafePlace.require(settings);
        Handler handler = new Handler(SystemMaterializer.get(system).materializer(), settings, ports);
        CompletionStage<ServerBinding> bound = bind(system, settings, settings.port(), handler);
        CompletionStage<ServerBinding> orFree = settings.orFreePort() && settings.port() != 0
                ? bound.exceptionallyCompose(taken -> bind(system, settings, 0, handler))
                : bound;
        return orFree.handle((binding, failure) -> {
            if (failure != null) {
                throw new EdgeNotStarted(EdgeNotStarted.Reason.CANNOT_LISTEN, failure);
            }
            return new Edge(binding.addToCoordinatedShutdown(settings.stopWithin(), system), settings);
        });
    }

    private static CompletionStage<ServerBinding> bind(
            ActorSystem<?> system, EdgeSettings settings, int port, Handler handler) {
        ServerBuilder server = Http.get(system).newServerAt(settings.host(), port);
        return settings.tls()
                .map(tls -> server.enableHttps(ConnectionContext.httpsServer(SafePlace.tls(tls))))
                .orElse(server)
                .bind(handler::answer);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Where clients find it. */
    public String url() {
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return scheme + "://" + settings.host() + ":" + address().getPort();
    }

    /** Takes no more requests, lets those that are being answered end, and stops. */
    public CompletionStage<?> stop() {
        return binding.terminate(settings.stopWithin());
    }

    /** Gives each request to the binding that it is for. */
    private static final class Handler {
        private final RestBinding rest;
        private final RpcOverPost rpcOverPost;
        private final SocketBinding sockets;
        private final Arrivals arrivals;

        Handler(Materializer materializer, EdgeSettings settings, EdgePorts ports) {
            Assembly assembly = Assembly.of(settings, ports);
            EdgeSettings.Requests requests = settings.requests();
            Bodies bodies = new Bodies(materializer, requests.bodyBytesMax(), requests.bodyWithin());
            Responses responses = new Responses(settings.isDevelopment());
            RpcBinding rpc = new RpcBinding(assembly.catalogue(), assembly.reception(), settings.isDevelopment());
            this.arrivals = new Arrivals(settings.isBehindProxy());
            this.rest = new RestBinding(assembly.catalogue(), assembly.reception(), responses, bodies, arrivals);
            this.rpcOverPost = new RpcOverPost(rpc, responses, bodies, arrivals);
            this.sockets = new SocketBinding(
                    rpc, materializer, requests.bodyBytesMax(), requests.bodyWithin(), requests.inFlightMax());
        }

        CompletionStage<HttpResponse> answer(HttpRequest request) {
            String path = request.getUri().path();
            if (path.equals(RpcOverPost.PATH)) {
                return rpcOverPost.answer(request);
            }
            if (path.equals(SocketBinding.PATH)) {
                return request.getAttribute(AttributeKeys.webSocketUpgrade)
                        .map(upgrade -> CompletableFuture.completedStage(
                                upgrade.handleMessagesWith(sockets.connection(arrivals.address(request)))))
                        .orElseGet(() -> rest.noWebSocket(request));
            }
            return rest.answer(request);
        }
    }
}
