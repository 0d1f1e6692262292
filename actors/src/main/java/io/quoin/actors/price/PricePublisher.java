package io.quoin.actors.price;

import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.PriceSigner;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.SignedPrice;
import io.quoin.protocol.value.Price;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.receptionist.Receptionist;

/**
 * Signs the prices it is given, each as a new round of its underlying, and sends the latest of each underlying to the boards
 * of all nodes: at once, to a board that appears, and again and again.
 *
 * <p>A round that has grown too old is sent no more: whoever publishes a price that does not move says it again.
 */
public final class PricePublisher extends AbstractBehavior<PricePublisher.Command> {
    /** What a publisher hears. */
    public sealed interface Command {}

    /** This is the price of the underlying now. */
    public record Publish(String underlying, Price price) implements Command {
        public Publish {
            EntityIds.requireEntityId(underlying);
        }
    }

    private record Found(Set<ActorRef<NodeMessage.IndexPrice>> boards) implements Command {}

    private enum Resend implements Command {
        RESEND
    }

    private final PriceSigner signer;
    private final PriceSettings settings;
    private final InstantSource clock;
    private final SortedMap<String, SignedPrice> latest = new TreeMap<>();
    private Set<ActorRef<NodeMessage.IndexPrice>> boards = Set.of();

    /** The publisher in whose name this signer signs. */
    public static Behavior<Command> create(PriceSigner signer, PriceSettings settings, InstantSource clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(Resend.RESEND, settings.resendEvery());
            return new PricePublisher(context, signer, settings, clock);
        }));
    }

    private PricePublisher(
            ActorContext<Command> context, PriceSigner signer, PriceSettings settings, InstantSource clock) {
        super(context);
        this.signer = signer;
        this.settings = settings;
        this.clock = clock;
        ActorRef<Receptionist.Listing> listings = context.messageAdapter(
                Receptionist.Listing.class, listing -> new Found(listing.getServiceInstances(PriceBoardActor.KEY)));
        context.getSystem().receptionist().tell(Receptionist.subscribe(PriceBoardActor.KEY, listings));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Publish.class, this::onPublish)
                .onMessage(Found.class, this::onFound)
                .onMessage(Resend.class, resend -> onResend())
                .build();
    }

    private Behavior<Command> onPublish(Publish publish) {
        SignedPrice price = sign(publish);
        latest.put(publish.underlying(), price);
        boards.forEach(board -> board.tell(new NodeMessage.IndexPrice(price)));
        return this;
    }

    private SignedPrice sign(Publish publish) {
        long now = clock.millis();
        SignedPrice before = latest.get(publish.underlying());
        long number = SignedPrice.nextRound(before == null ? 0 : before.round().round(), now);
        AdmittedRound round = new AdmittedRound(publish.underlying(), number, publish.price(), now);
        byte[] bytes = SignedPrice.signedBytes(settings.environment(), round, signer.publisher());
        return new SignedPrice(round, signer.publisher(), signer.sign(bytes));
    }

    private Behavior<Command> onFound(Found found) {
        Set<ActorRef<NodeMessage.IndexPrice>> known = boards;
        boards = found.boards();
        boards.stream().filter(board -> !known.contains(board)).forEach(this::sendAll);
        return this;
    }

    private Behavior<Command> onResend() {
        boards.forEach(this::sendAll);
        return this;
    }

    private void sendAll(ActorRef<NodeMessage.IndexPrice> board) {
        long oldest = clock.millis() - settings.limits().roundAgeMaxMillis();
        for (SignedPrice price : latest.values()) {
            if (price.round().timeMillis() >= oldest) {
                board.tell(new NodeMessage.IndexPrice(price));
            }
        }
    }
}
