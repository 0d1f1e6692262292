package io.quoin.actors.price;

import io.quoin.protocol.value.Price;
import org.apache.pekko.actor.typed.ActorRef;

/** A {@link PricePublisher} as its caller sees it. Thread-safe; it runs until its member stops. */
public final class IndexPublisher {
    private final ActorRef<PricePublisher.Command> publisher;

    /** The publisher behind this actor. */
    public IndexPublisher(ActorRef<PricePublisher.Command> publisher) {
        this.publisher = publisher;
    }

    /**
     * Makes this the latest price of the underlying, as of now, on the boards of all nodes that know the publisher. A price
     * that does not move must be said again before it is too old.
     *
     * @param underlying well-formed as an entity id; anything else is an {@link IllegalArgumentException}
     * @param price in the price scale of the underlying, {@code quoin.prices.scales}
     */
    public void publish(String underlying, Price price) {
        publisher.tell(new PricePublisher.Publish(underlying, price));
    }
}
