package io.quoin.config.node;

import io.quoin.persistence.forensics.Teller;
import io.quoin.persistence.wire.EntityWire;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.EntityKind;

/** One entity type as a node needs it: what it is, and how it is written down; and how its journals are told. */
public record EntityType<S, C, E, M extends Payload, Q, V>(
        EntityKind<S, C, E, M, Q, V> kind, EntityWire<S, C, E> wire, Teller.Maker<E> tellers) {
    /** The type, told in plain words. */
    public EntityType(EntityKind<S, C, E, M, Q, V> kind, EntityWire<S, C, E> wire) {
        this(kind, wire, Teller.inPlainWords());
    }
}
