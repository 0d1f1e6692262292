package io.quoin.actors.shell;

import io.quoin.protocol.port.NodeMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What the front of an entity hears. Only {@link Request} crosses between nodes; the rest never leaves the entity. */
public interface EntityMessage {
    /** A message from outside, with whom to answer if it is answered at all. */
    record Request(NodeMessage message, @Nullable ActorRef<NodeMessage> replyTo) implements EntityMessage {}

    /** The board of this node has a newer round. */
    enum PricesMoved implements EntityMessage {
        PRICES_MOVED
    }

    /** Finish what is being written, answer the rest "not decided", and stop. */
    enum Stop implements EntityMessage {
        STOP
    }
}
