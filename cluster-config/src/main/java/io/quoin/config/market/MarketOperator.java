package io.quoin.config.market;

import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.port.Seen;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operator at the markets' desk, as the principal {@value MarketLaw#OPERATOR}: hands a command in, again under the same id as
 * long as nothing is decided, and asks for the fate of the id when its time has passed. So a command that was handed in twice
 * takes effect once, and what it came to is known in the end.
 *
 * <p>Every method waits; none is for an actor's thread.
 */
public final class MarketOperator {
    private static final Duration AGAIN_AFTER = Duration.ofMillis(300);

    private final EntityDesk<MarketCommand, MarketQuery, MarketView> desk;

    public MarketOperator(EntityDesk<MarketCommand, MarketQuery, MarketView> desk) {
        this.desk = desk;
    }

    /**
     * What became of a command: applied or refused; not decided or never if its time is over, with the last reason that was given;
     * {@link Fate.Unknown} if even that could not be learned within as much time again as the command was valid for.
     *
     * @param validFor how long it may be decided from now on, at most as long as ids are kept
     */
    public Fate command(String market, String clientId, MarketCommand command, Duration validFor)
            throws InterruptedException {
        CommandId id = new CommandId(MarketLaw.OPERATOR, clientId);
        long validUntil = System.currentTimeMillis() + validFor.toMillis();
        long giveUp = validUntil + validFor.toMillis();
        Fate.NotDecided reason = null;
        while (true) {
            long now = System.currentTimeMillis();
            Fate fate = now <= validUntil
                    ? answered(desk.submit(market, id, validUntil, command).thenApply(Answer::fate))
                    : answered(desk.fate(market, id, validUntil));
            if (fate instanceof Fate.Applied || fate instanceof Fate.Refused) {
                return fate;
            }
            if (fate instanceof Fate.Never) {
                return reason == null ? fate : reason;
            }
            if (fate instanceof Fate.NotDecided notDecided) {
                reason = notDecided;
            }
            if (now > giveUp) {
                return new Fate.Unknown();
            }
            pause();
        }
    }

    /** The market as everybody sees it, or that there is none; null if nobody has answered within this time. */
    public @Nullable Seen<MarketView> look(String market, Duration within) throws InterruptedException {
        long giveUp = System.nanoTime() + within.toNanos();
        while (true) {
            Seen<MarketView> seen = answered(desk.look(market, new MarketQuery.Overview()));
            if (seen != null || System.nanoTime() > giveUp) {
                return seen;
            }
            pause();
        }
    }

    /** Waits until the market is there, as after a start of its node; false if it is not within this time. */
    public boolean awaitCreated(String market, Duration within) throws InterruptedException {
        long giveUp = System.nanoTime() + within.toNanos();
        while (true) {
            Seen<MarketView> seen = look(market, within);
            if (seen != null && seen.view() instanceof MarketView.Overview) {
                return true;
            }
            if (System.nanoTime() > giveUp) {
                return false;
            }
            pause();
        }
    }

    /** Null if none came: nothing answers yet, the entity is moving, or it was too slow; all of that passes. */
    private static <T> @Nullable T answered(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException noAnswer) {
            return null;
        }
    }

    private static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER.toMillis());
    }
}
