package io.quoin.protocol.market;

/** A market: not there yet, or there. */
public sealed interface MarketState permits MarketState.Uncreated, Market {
    /** The market's id, which is the name of its instrument. */
    String id();

    /** Nobody has created it. */
    record Uncreated(String id) implements MarketState {}

    /** One method for each stage; a forgotten one does not compile. */
    interface Cases<R> {
        R uncreated(Uncreated state);

        R market(Market state);
    }

    /** Folds this state. */
    default <R> R fold(Cases<R> cases) {
        return this instanceof Market market ? cases.market(market) : cases.uncreated((Uncreated) this);
    }
}
