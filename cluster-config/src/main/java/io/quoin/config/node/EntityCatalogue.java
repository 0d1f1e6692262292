package io.quoin.config.node;

import io.quoin.persistence.forensics.AuditedType;
import io.quoin.persistence.wire.EntityWire;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.channel.Payload;
import java.util.ArrayList;
import java.util.List;

/** The entity types of a realm, in the order of this list, and the wire that is made of them. To add one, add it here. */
public final class EntityCatalogue {
    private final List<EntityType<?, ?, ?, ?, ?, ?>> types;
    private final Wire wire;

    private EntityCatalogue(List<EntityType<?, ?, ?, ?, ?, ?>> types) {
        this.types = List.copyOf(types);
        this.wire = Wire.of(types.stream().map(EntityType::wire).toArray(EntityWire<?, ?, ?>[]::new));
    }

    /** The catalogue of these types. */
    public static EntityCatalogue of(EntityType<?, ?, ?, ?, ?, ?>... types) {
        return new EntityCatalogue(List.of(types));
    }

    /** This catalogue and one more type. */
    public EntityCatalogue with(EntityType<?, ?, ?, ?, ?, ?> type) {
        List<EntityType<?, ?, ?, ?, ?, ?>> more = new ArrayList<>(types);
        more.add(type);
        return new EntityCatalogue(more);
    }

    /** The types. */
    public List<EntityType<?, ?, ?, ?, ?, ?>> types() {
        return types;
    }

    /** The types as an auditor needs them. */
    public List<AuditedType<?, ?, ?, ?>> audited() {
        List<AuditedType<?, ?, ?, ?>> audited = new ArrayList<>();
        types.forEach(type -> audited.add(audited(type)));
        return audited;
    }

    private <S, C, E, M extends Payload, Q, V> AuditedType<S, C, E, M> audited(EntityType<S, C, E, M, Q, V> type) {
        return new AuditedType<>(type.kind(), wire.codecs(type.wire()), type.tellers());
    }

    /** How all of them are written down. */
    public Wire wire() {
        return wire;
    }
}
