package io.quoin.protocol.market;

/** What can be asked of a market; {@link MarketView} is answered. */
public sealed interface MarketQuery {
    /** The most levels of a side that are told at once. */
    int LEVELS_MAX = 1_000;

    /** The instrument, its state, its price and the best of its book. */
    record Overview() implements MarketQuery {}

    /**
     * The book by price, best first.
     *
     * @param levels so many of each side at most; more than {@value #LEVELS_MAX} are not told
     */
    record Depth(int levels) implements MarketQuery {}

    /** An account's line, position and open orders. */
    record OfParty(String account) implements MarketQuery {}

    /** One open order of an account. */
    record OfOrder(String account, OrderRef order) implements MarketQuery {}

    /** One method for each query; a forgotten one does not compile. */
    interface Cases<R> {
        R overview(Overview query);

        R depth(Depth query);

        R ofParty(OfParty query);

        R ofOrder(OfOrder query);
    }

    /** Folds this query. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof OfOrder q) {
            return cases.ofOrder(q);
        } else if (this instanceof OfParty q) {
            return cases.ofParty(q);
        } else if (this instanceof Depth q) {
            return cases.depth(q);
        } else {
            return cases.overview((Overview) this);
        }
    }
}
