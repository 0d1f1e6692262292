package io.quoin.actors.price;

import io.quoin.protocol.price.Admission;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.BoardTime;
import io.quoin.protocol.price.PriceBoard;
import io.quoin.protocol.price.PriceCounters;
import io.quoin.protocol.price.PriceRules;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.price.RoundRange;
import io.quoin.protocol.price.SignedPrice;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one node, for all its entities: each is live or expired by this node's clock at the moment in which it is
 * asked for.
 *
 * <p>Written by the board's actor alone, read by any thread: a board is immutable and is replaced as a whole.
 */
public final class NodePrices implements Prices {
    private final PriceRules rules;
    private final Supplier<BoardTime> clock;
    private volatile Shown shown = new Shown(PriceBoard.EMPTY, PriceCounters.ZERO);

    private record Shown(PriceBoard board, PriceCounters counters) {}

    /** A board on which nothing stands yet. */
    public NodePrices(PriceRules rules, Supplier<BoardTime> clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public @Nullable BoardPrice latest(String underlying) {
        return moment().latest(underlying);
    }

    @Override
    public @Nullable RoundRange since(String underlying, long round) {
        return moment().since(underlying, round);
    }

    @Override
    public Prices moment() {
        return shown.board().at(clock.get(), rules.limits());
    }

    /** What the board has answered since this node started. */
    public PriceCounters counters() {
        return shown.counters();
    }

    /** Takes a signed price, or refuses it and counts that. For one thread at a time. */
    Admission admit(SignedPrice price) {
        return show(rules.admit(shown.board(), price, clock.get()));
    }

    /** Takes a round that somebody else answers for, as a breaker will. For one thread at a time. */
    Admission take(AdmittedRound round) {
        return show(rules.take(shown.board(), round, clock.get()));
    }

    private Admission show(Admission answer) {
        PriceCounters counters = shown.counters().and(answer);
        PriceBoard board = answer.fold(new Admission.Cases<>() {
            @Override
            public PriceBoard newer(Admission.Newer admission) {
                return admission.board();
            }

            @Override
            public PriceBoard renewed(Admission.Renewed admission) {
                return admission.board();
            }

            @Override
            public PriceBoard refused(Admission.Refused admission) {
                return shown.board();
            }
        });
        shown = new Shown(board, counters);
        return answer;
    }
}
