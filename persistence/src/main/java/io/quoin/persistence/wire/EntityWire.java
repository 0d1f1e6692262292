package io.quoin.persistence.wire;

import io.quoin.protocol.channel.Payload;
import java.util.List;

/**
 * How one entity type is written down: a family for each place where something of its own stands. Everything around that
 * (blocks, kept ids, channels, messages) is the same for all entities and comes from {@link Wire}.
 *
 * @param type the entity type in addresses
 * @param states the formats of the law's state; usually one that is written, and former ones
 * @param queries what can be asked, {@link WireFamily#none} if nothing
 * @param views what is answered
 * @param payloads what entities of this type receive on streams
 * @param <S> the law's state
 * @param <C> commands
 * @param <E> events
 */
public record EntityWire<S, C, E>(
        String type,
        WireFamily<S> states,
        WireFamily<C> commands,
        WireFamily<E> events,
        WireFamily<?> queries,
        WireFamily<?> views,
        WireFamily<? extends Payload> payloads) {
    /** All families of this entity type. */
    public List<WireFamily<?>> families() {
        return List.of(states, commands, events, queries, views, payloads);
    }
}
