package io.quoin.persistence.forensics;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.port.EntityCodecs;

/** One entity type as an auditor needs it: its law with the way its value is counted, and how it is written down. */
public record AuditedType<S, C, E, M extends Payload>(
        EntityKind<S, C, E, M, ?, ?> kind, EntityCodecs<S, C, E> codecs) {}
