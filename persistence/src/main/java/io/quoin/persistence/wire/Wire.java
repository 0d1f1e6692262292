package io.quoin.persistence.wire;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.MessageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a node can read and write, put together from the entity types it knows. Immutable. For example:
 *
 * <pre>{@code
 * Wire wire = Wire.of(AccountCodec.WIRE);
 * EntityCodecs<AccountState, AccountCommand, AccountEvent> codecs = wire.codecs(AccountCodec.WIRE);
 * MessageCodec messages = wire.messages();
 * }</pre>
 *
 * <p>An entity sends to other types, so the codecs of one must know the types to which it sends.
 */
public final class Wire implements Payloads {
    private final Map<String, EntityWire<?, ?, ?>> byType;
    private final MessageCodec messages;

    private Wire(Map<String, EntityWire<?, ?, ?>> byType) {
        this.byType = byType;
        this.messages = new MessageWire(this, WireFamily.union("views", views(byType)));
    }

    /** The wire of these entity types. Two with one type, or two names with one number, are an {@link IllegalStateException}. */
    public static Wire of(EntityWire<?, ?, ?>... entities) {
        Map<String, EntityWire<?, ?, ?>> byType = new TreeMap<>();
        Map<Integer, String> names = new TreeMap<>();
        for (EntityWire<?, ?, ?> entity : entities) {
            if (byType.putIfAbsent(entity.type(), entity) != null) {
                throw new IllegalStateException("there are two entity types '" + entity.type() + "'");
            }
            entity.families().forEach(family -> family.names().forEach(name -> requireOwnNumber(names, name)));
        }
        return new Wire(byType);
    }

    /** The codecs of one of the entity types that this wire was made of. */
    public <S, C, E> EntityCodecs<S, C, E> codecs(EntityWire<S, C, E> entity) {
        if (!entity.equals(byType.get(entity.type()))) {
            throw new IllegalArgumentException("the entity type '" + entity.type() + "' is not of this wire");
        }
        return new EntityCodecs<>(
                new BlockWire<>(entity.payloads(), entity.events()),
                new StateWire<>(entity.type(), entity.states(), new ChannelsWire(this)),
                entity.commands());
    }

    /** The codec of everything that crosses from node to node. */
    public MessageCodec messages() {
        return messages;
    }

    @Override
    public WireFamily<? extends Payload> receivedBy(String type) {
        return entity(type).payloads();
    }

    /** The entity of this type; {@link IllegalArgumentException} if there is none. */
    EntityWire<?, ?, ?> entity(String type) {
        EntityWire<?, ?, ?> entity = byType.get(type);
        if (entity == null) {
            throw new IllegalArgumentException("there is no entity type '" + type + "'; there are " + byType.keySet());
        }
        return entity;
    }

    private static void requireOwnNumber(Map<Integer, String> names, WireNames.Name name) {
        String other = names.putIfAbsent(name.number(), name.text());
        if (other != null && !other.equals(name.text())) {
            throw new IllegalStateException(other + " and " + name.text() + " both have the number " + name.number());
        }
    }

    private static List<WireFamily<?>> views(Map<String, EntityWire<?, ?, ?>> byType) {
        List<WireFamily<?>> views = new ArrayList<>();
        for (EntityWire<?, ?, ?> entity : byType.values()) {
            if (!views.contains(entity.views())) {
                views.add(entity.views());
            }
        }
        return views;
    }
}
