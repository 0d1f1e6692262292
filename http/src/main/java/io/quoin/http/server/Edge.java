package io.quoin.http.server;

import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.reception.Reception;
import io.quoin.http.rest.Bodies;
import io.quoin.http.rest.Responses;
import io.quoin.http.rest.RestBinding;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.stream.SystemMaterializer;

/** A running edge: the bindings of a catalogue on one port. */
public final class Edge {
    private final ServerBinding binding;
    private final Duration stopWithin;

    private Edge(ServerBinding binding, Duration stopWithin) {
        this.binding = binding;
        this.stopWithin = stopWithin;
    }

    /** Starts to listen; fails with what the socket said if it cannot. */
    public static CompletionStage<Edge> start(
            ActorSystem<?> system, EdgeSettings settings, Catalogue catalogue, InstantSource clock) {
        Bodies bodies = new Bodies(
                SystemMaterializer.get(system).materializer(), settings.bodyBytesMax(), settings.bodyWithin());
        Reception reception = new Reception(clock);
        Responses responses = new Responses(settings.isDevelopment());
        RestBinding rest = new RestBinding(catalogue, reception, responses, bodies);
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .bind(rest::answer)
                .thenApply(binding -> new Edge(
                        binding.addToCoordinatedShutdown(settings.stopWithin(), system), settings.stopWithin()));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Takes no more requests, lets those that are being answered end, and stops. */
    public CompletionStage<?> stop() {
        return binding.terminate(stopWithin);
    }
}
