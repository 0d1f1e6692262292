package io.quoin.actors.price;

import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.testing.ShellKit;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.BoardTime;
import io.quoin.protocol.price.TestPublisher;
import io.quoin.protocol.value.Price;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.receptionist.Receptionist;

/** A member whose time is in the hands of a test, with boards and publishers on it. */
final class PriceKit implements AutoCloseable {
    static final String BTC = "BTC_USDC";
    static final TestPublisher PUBLISHER = TestPublisher.named("index");
    static final PriceSettings SETTINGS = PriceSettings.of(ConfigFactory.parseString("quoin { environment = \""
                    + TestPublisher.ENVIRONMENT + "\", prices.publishers = [\"" + PUBLISHER.publisher()
                    + "\"], prices.scales.ETH_USDC = 2 }")
            .withFallback(ConfigFactory.load()));

    final ShellKit shell = ShellKit.exclusive();

    /** The prices of a node that has the rules of {@link #SETTINGS}. */
    NodePrices prices() {
        return new NodePrices(
                SETTINGS.rules(TestPublisher.SIGNATURES), () -> new BoardTime(now(), shell.time.millis()));
    }

    /** A board's actor that writes these prices. */
    ActorRef<NodeMessage.IndexPrice> board(NodePrices prices, Consumer<String> onNewer) {
        ActorRef<NodeMessage.IndexPrice> board = shell.actors().spawn(PriceBoardActor.create(prices, onNewer));
        shell.quiet.await();
        return board;
    }

    /** A publisher that nobody has told a price yet. */
    ActorRef<PricePublisher.Command> publisher() {
        ActorRef<PricePublisher.Command> publisher =
                shell.actors().spawn(PricePublisher.create(PUBLISHER, SETTINGS, shell.time));
        shell.quiet.await();
        return publisher;
    }

    /** A board that only hears, found by publishers as any other. */
    TestProbe<NodeMessage.IndexPrice> ear() {
        TestProbe<NodeMessage.IndexPrice> ear = shell.probe(NodeMessage.IndexPrice.class);
        shell.actors().system().receptionist().tell(Receptionist.register(PriceBoardActor.KEY, ear.getRef()));
        shell.quiet.await();
        return ear;
    }

    /** Tells and waits until all that follows has been done. */
    <T> void tell(ActorRef<T> actor, T message) {
        actor.tell(message);
        shell.quiet.await();
    }

    void passes(long millis) {
        shell.time.passes(Duration.ofMillis(millis));
    }

    long now() {
        return shell.time.millis();
    }

    /** What has been heard since the last time. */
    List<NodeMessage.IndexPrice> heard(TestProbe<NodeMessage.IndexPrice> ear) {
        shell.quiet.await();
        List<NodeMessage.IndexPrice> heard = new ArrayList<>();
        while (true) {
            try {
                heard.add(ear.receiveMessage(Duration.ofMillis(1)));
            } catch (AssertionError empty) {
                return heard;
            }
        }
    }

    /** A round of the price of bitcoin as of now, signed. */
    NodeMessage.IndexPrice signed(long round, long units) {
        return new NodeMessage.IndexPrice(PUBLISHER.signed(new AdmittedRound(BTC, round, new Price(units, 2), now())));
    }

    static boolean isLive(NodePrices prices) {
        BoardPrice price = prices.latest(BTC);
        return price != null && price.isLive();
    }

    @Override
    public void close() {
        shell.close();
    }
}
