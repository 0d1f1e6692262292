package io.quoin.persistence.forensics;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.port.EntityCodecs;

/**
 * One entity type as an auditor needs it: its law with the way its value is counted, how it is written down, and how it is
 * told.
 */
public record AuditedType<S, C, E, M extends Payload>(
        EntityKind<S, C, E, M, ?, ?> kind, EntityCodecs<S, C, E> codecs, Teller.Maker<E> tellers) {
    /** The type, told in plain words. */
    public AuditedType(EntityKind<S, C, E, M, ?, ?> kind, EntityCodecs<S, C, E> codecs) {
        this(kind, codecs, Teller.inPlainWords());
    }
}
