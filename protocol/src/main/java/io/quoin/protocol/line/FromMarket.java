package io.quoin.protocol.line;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import org.jspecify.annotations.Nullable;

/** What a market says to a party beside totals: {@link PositionReport} stands beside them, the others are hints. */
public sealed interface FromMarket extends Payload {
    /**
     * On what terms and at what price the party's position is held; size and cost are totals.
     *
     * @param round the underlying's round that the market stands at, 0 before the first
     * @param mark the price of that round, unscaled
     */
    record PositionReport(MarginTerms terms, long round, long mark) implements FromMarket {}

    /**
     * An order (or several) cannot do without more line.
     *
     * @param order the order that waits; null if it is for orders that rest already
     * @param grantedWanted the {@link LineSlots#GRANTED} total that would do
     * @param headroom how much more than that would spare the next asks, units, 0 or more: a wish. A party grants of it what
     *     it can spare, nobody waits for it, and nothing is refused or recalled for its sake
     * @param raisesRisk whether the order may raise the size of the position
     * @param deadlineMillis engine time of the market after which nobody waits for it any more
     * @param terms on which the party may decide even if it has never seen the market
     * @param reason for people, one sentence
     */
    record CreditAsk(
            @Nullable CommandId order,
            long grantedWanted,
            long headroom,
            boolean raisesRisk,
            long deadlineMillis,
            MarginTerms terms,
            String reason)
            implements FromMarket {}

    /**
     * What the pair said before this was the party's position when the market heard of the barrier.
     *
     * @param round the underlying's round that the market stood at, 0 before the first
     * @param mark the price of that round, unscaled
     */
    record BarrierAnswered(long barrier, long round, long mark) implements FromMarket {}

    /** The market has heard of the recall; what it could give back, the pair has said. */
    record Recalled(long recall) implements FromMarket {}

    /** One method for each; a forgotten one does not compile. */
    interface Cases<R> {
        R positionReport(PositionReport report);

        R creditAsk(CreditAsk ask);

        R barrierAnswered(BarrierAnswered answer);

        R recalled(Recalled answer);
    }

    /** Folds this. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof PositionReport m) {
            return cases.positionReport(m);
        } else if (this instanceof CreditAsk m) {
            return cases.creditAsk(m);
        } else if (this instanceof BarrierAnswered m) {
            return cases.barrierAnswered(m);
        } else {
            return cases.recalled((Recalled) this);
        }
    }
}
