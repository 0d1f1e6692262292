package io.quoin.config.node;

import io.quoin.persistence.wire.EntityWire;
import io.quoin.persistence.wire.Wire;
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

    /** How all of them are written down. */
    public Wire wire() {
        return wire;
    }
}
