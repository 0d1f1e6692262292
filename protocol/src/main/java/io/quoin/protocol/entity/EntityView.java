package io.quoin.protocol.entity;

import io.quoin.protocol.price.Prices;

/**
 * How one entity type is read.
 *
 * @param <S> the state of its law
 * @param <Q> queries
 * @param <V> what they are answered with; immutable
 */
@FunctionalInterface
public interface EntityView<S, Q, V> {
    /** The answer from this state, with values at these prices, live or expired. */
    V of(EntityState<S> state, Q query, Prices prices);
}
