package io.quoin.lab.counter;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;

/** The counter as an entity type. It may be placed under several names, for example once fenced and once not. */
public final class CounterKind {
    /** The usual name of the type. */
    public static final String TYPE = "counter";

    private CounterKind() {}

    /** Counters under this type name. */
    public static EntityKind<CounterState, CounterCommand, CounterEvent, Payload, CounterQuery, CounterState> named(
            String type, EntityLimits limits) {
        return new EntityKind<>(
                type,
                new EntityRules<>(new CounterLaw(), limits),
                new CounterBooks(),
                false,
                (state, query, prices) -> state.domain());
    }
}
