package io.quoin.config.node;

import io.quoin.actors.price.IndexPublisher;
import io.quoin.actors.price.NodePrices;
import io.quoin.actors.price.PriceBoardActor;
import io.quoin.actors.price.PricePublisher;
import io.quoin.actors.price.PriceSettings;
import io.quoin.config.crypto.Ed25519;
import io.quoin.config.crypto.VerifiedOnce;
import io.quoin.protocol.port.PriceSigner;
import io.quoin.protocol.price.BoardTime;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/** What a member has to do with prices: the board that it keeps, if it holds entities, and the publishers that it runs. */
final class PricePath {
    private final ActorSystem<?> system;
    private final PriceSettings settings;
    private final InstantSource clock;
    private final AtomicInteger publishers = new AtomicInteger();

    PricePath(ActorSystem<?> system, PriceSettings settings, InstantSource clock) {
        this.system = system;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the board of this member, which publishers find from then on.
     *
     * @param onNewer told an underlying when the board has a newer round of it
     */
    NodePrices openBoard(Consumer<String> onNewer) {
        NodePrices prices = new NodePrices(
                settings.rules(new VerifiedOnce(Ed25519.signatures())),
                () -> new BoardTime(clock.millis(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
        system.systemActorOf(PriceBoardActor.create(prices, onNewer), "price-board", Props.empty());
        return prices;
    }

    /** Starts a publisher. */
    IndexPublisher publisher(PriceSigner signer) {
        String name = "price-publisher-" + publishers.incrementAndGet();
        return new IndexPublisher(
                system.systemActorOf(PricePublisher.create(signer, settings, clock), name, Props.empty()));
    }
}
