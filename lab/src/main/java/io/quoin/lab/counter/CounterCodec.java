package io.quoin.lab.counter;

import io.quoin.persistence.wire.EntityWire;
import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireNames;
import io.quoin.protocol.channel.Payload;

/** A counter as bytes, under the lab's own wire names in {@code counter-wire-names.txt}. */
public final class CounterCodec {
    private static final WireNames NAMES = WireNames.extension(CounterCodec.class, "counter-wire-names.txt");

    private static final WireFamily<CounterState> STATES = WireFamily.of(NAMES, CounterState.class)
            .word(
                    "counter.state/1",
                    CounterState.class,
                    (out, state) -> {
                        out.varint(state.count());
                        out.varint(state.sum());
                    },
                    in -> new CounterState(in.varint(), in.varint()))
            .build();

    private static final WireFamily<CounterCommand> COMMANDS = WireFamily.of(NAMES, CounterCommand.class)
            .word(
                    "counter.add/1",
                    CounterCommand.Add.class,
                    (out, add) -> out.zigzag(add.amount()),
                    in -> new CounterCommand.Add(in.zigzag()))
            .build();

    private static final WireFamily<CounterEvent> EVENTS = WireFamily.of(NAMES, CounterEvent.class)
            .word(
                    "counter.added/1",
                    CounterEvent.Added.class,
                    (out, added) -> out.varint(added.amount()),
                    in -> new CounterEvent.Added(in.varint()))
            .build();

    private static final WireFamily<CounterQuery> QUERIES = WireFamily.of(NAMES, CounterQuery.class)
            .constant("counter.query/1", new CounterQuery())
            .build();

    private static final WireFamily<CounterState> VIEWS = WireFamily.of(NAMES, CounterState.class)
            .word(
                    "counter.view/1",
                    CounterState.class,
                    (out, view) -> {
                        out.varint(view.count());
                        out.varint(view.sum());
                    },
                    in -> new CounterState(in.varint(), in.varint()))
            .build();

    private static final WireFamily<Payload> MESSAGES = WireFamily.none("messages to a counter");

    private CounterCodec() {}

    /** How counters under this type name are written down. */
    public static EntityWire<CounterState, CounterCommand, CounterEvent> named(String type) {
        return new EntityWire<>(type, STATES, COMMANDS, EVENTS, QUERIES, VIEWS, MESSAGES);
    }
}
