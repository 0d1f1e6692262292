package io.quoin.protocol.entity;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.law.Books;

/**
 * One entity type as the rest of the system sees it: its name, its rules, how its value is counted and what can be read of
 * it.
 *
 * @param type the name in addresses and persistence ids, for ever
 * @param followsPrices whether it is given an {@link Input.Opening} when there is a newer price
 * @param view answers a query from the state
 * @param <Q> queries
 * @param <V> what they are answered with
 */
public record EntityKind<S, C, E, M extends Payload, Q, V>(
        String type,
        EntityRules<S, C, E, M> rules,
        Books<S, M> books,
        boolean followsPrices,
        EntityView<S, Q, V> view) {}
