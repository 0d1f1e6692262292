package io.quoin.actors.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.typed.ActorRef;

/** The entities of one node that follow prices, for the board of the node to tell. Shared by all its threads. */
public final class PriceFollowers {
    private final Set<ActorRef<EntityMessage>> fronts = ConcurrentHashMap.newKeySet();

    void add(ActorRef<EntityMessage> front) {
        fronts.add(front);
    }

    void remove(ActorRef<EntityMessage> front) {
        fronts.remove(front);
    }

    /** The board has a newer round, of whichever underlying: tells all. */
    public void pricesMoved() {
        fronts.forEach(front -> front.tell(EntityMessage.PricesMoved.PRICES_MOVED));
    }

    /** How many follow. */
    public int size() {
        return fronts.size();
    }
}
