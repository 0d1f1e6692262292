package io.quoin.protocol.market;

import io.quoin.protocol.line.FromParty.LineTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a market. Prices of orders are in ticks, sizes in lots, marks in price steps (see {@link
 * InstrumentTerms}), amounts in units of the settlement asset; accounts are named by their ids, orders by {@link
 * OrderId#packed()}. {@code atMillis} is the engine time.
 */
public sealed interface MarketEvent {
    /** The market is there, and halted until the operator opens it. */
    record Created(InstrumentTerms terms) implements MarketEvent {}

    /** The operator lets the market do more or less. */
    record StateChanged(InstrumentState state) implements MarketEvent {}

    /** From here on, everything is valued at the price of this round. */
    record Marked(long round, long mark) implements MarketEvent {}

    /** An account says for whom and how its line may be used; the first time, it becomes a party of the market. */
    record LineTermsChanged(String account, LineTerms terms) implements MarketEvent {}

    /** A party has so much more line; below 0 it has less. */
    record LineGranted(String account, long amount, long atMillis) implements MarketEvent {}

    /** So much of a party's line went back to its account. */
    record LineReturned(String account, long amount, LineReturnReason reason) implements MarketEvent {}

    /** A party keeps its line ready although it has no order. */
    record SessionOpened(String account, long atMillis) implements MarketEvent {}

    /**
     * An order was accepted, and all that came of it at once.
     *
     * @param fills its trades, in order
     * @param rests how many lots rest in the book now
     * @param cancelled why the lots that neither traded nor rest were cancelled, null if there are none
     * @param returned how much of the taker's line goes back to his account at once, see {@link Fill#makerReturned()}
     */
    record OrderPlaced(
            Order order,
            List<Fill> fills,
            long rests,
            @Nullable CancelReason cancelled,
            long returned,
            long atMillis) implements MarketEvent {
        public OrderPlaced {
            fills = List.copyOf(fills);
        }
    }

    /** So many lots of an open order were cancelled; if they were all that it had left, it is gone. */
    record OrderCancelled(long order, String account, long lots, CancelReason reason, long atMillis)
            implements MarketEvent {}

    /**
     * A new price raised what a party's orders require above its line. Unless its account adds to it or the price comes back,
     * its youngest orders are cancelled from this time on.
     */
    record Uncovered(String account, long required, long line, long untilMillis) implements MarketEvent {}

    /** An account's barrier was heard: what the pair says now is its position. */
    record BarrierHeard(String account, long barrier) implements MarketEvent {}

    /** One method for each event; a forgotten one does not compile. */
    interface Cases<R> {
        R created(Created event);

        R stateChanged(StateChanged event);

        R marked(Marked event);

        R lineTermsChanged(LineTermsChanged event);

        R lineGranted(LineGranted event);

        R lineReturned(LineReturned event);

        R sessionOpened(SessionOpened event);

        R orderPlaced(OrderPlaced event);

        R orderCancelled(OrderCancelled event);

        R uncovered(Uncovered event);

        R barrierHeard(BarrierHeard event);
    }

    /** Folds this event. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof OrderPlaced e) {
            return cases.orderPlaced(e);
        } else if (this instanceof OrderCancelled e) {
            return cases.orderCancelled(e);
        } else if (this instanceof LineGranted e) {
            return cases.lineGranted(e);
        } else if (this instanceof LineReturned e) {
            return cases.lineReturned(e);
        } else if (this instanceof Marked e) {
            return cases.marked(e);
        } else if (this instanceof LineTermsChanged e) {
            return cases.lineTermsChanged(e);
        } else if (this instanceof Uncovered e) {
            return cases.uncovered(e);
        } else if (this instanceof BarrierHeard e) {
            return cases.barrierHeard(e);
        } else if (this instanceof SessionOpened e) {
            return cases.sessionOpened(e);
        } else if (this instanceof StateChanged e) {
            return cases.stateChanged(e);
        } else {
            return cases.created((Created) this);
        }
    }
}
