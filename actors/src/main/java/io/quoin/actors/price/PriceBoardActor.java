package io.quoin.actors.price;

import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.price.Admission;
import io.quoin.protocol.price.SignedPrice;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/**
 * Where the price board of a node hears: publishers find it by {@link #KEY} and send it what they sign. Nobody is answered,
 * for what is lost or refused is sent again; refusals are counted in {@link NodePrices#counters()}.
 */
public final class PriceBoardActor {
    /** By which publishers find the boards of all nodes. */
    public static final ServiceKey<NodeMessage.IndexPrice> KEY =
            ServiceKey.create(NodeMessage.IndexPrice.class, "price-board");

    private final ActorContext<NodeMessage.IndexPrice> context;
    private final NodePrices prices;
    private final Consumer<String> onNewer;

    private PriceBoardActor(ActorContext<NodeMessage.IndexPrice> context, NodePrices prices, Consumer<String> onNewer) {
        this.context = context;
        this.prices = prices;
        this.onNewer = onNewer;
    }

    /**
     * The board's actor. A failure costs it one message: what stands on the board stays.
     *
     * @param prices what it writes, and nobody else
     * @param onNewer told an underlying when the board has a newer round of it, after that can be seen
     */
    public static Behavior<NodeMessage.IndexPrice> create(NodePrices prices, Consumer<String> onNewer) {
        Behavior<NodeMessage.IndexPrice> board = Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
            return Behaviors.receiveMessage(new PriceBoardActor(context, prices, onNewer)::onIndexPrice);
        });
        return Behaviors.supervise(board).onFailure(SupervisorStrategy.restart());
    }

    private Behavior<NodeMessage.IndexPrice> onIndexPrice(NodeMessage.IndexPrice message) {
        SignedPrice price = message.price();
        Admission answer = prices.admit(price);
        if (answer instanceof Admission.Newer) {
            onNewer.accept(price.round().underlying());
        } else if (answer instanceof Admission.Refused refused) {
            warn(refused);
        }
        return Behaviors.same();
    }

    /** The first, second, fourth, eighth ... refusal of a name: a publisher that is wrong is so four times a second. */
    private void warn(Admission.Refused refused) {
        long count = prices.counters().refused(refused.rule());
        if (Long.bitCount(count) == 1) {
            context.getLog().warn("Price refused, {} ({} so far): {}", refused.rule(), count, refused.detail());
        }
    }
}
