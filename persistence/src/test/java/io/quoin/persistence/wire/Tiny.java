package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.value.Money;
import java.util.Arrays;

/** The smallest entity that has one of everything. */
final class Tiny {
    static final String TYPE = "tiny";
    static final WireNames NAMES = WireNames.extension(Tiny.class, "tiny-wire-names.txt");

    static final WireFamily<Event> EVENTS = WireFamily.of(NAMES, Event.class)
            .retired("tiny.added-once/1", in -> new Added(1))
            .word("tiny.added/1", Added.class, (out, e) -> out.zigzag(e.delta()), in -> new Added(in.zigzag()))
            .word("tiny.given/1", Given.class, Tiny::given, Tiny::given)
            .build();

    static final WireFamily<Gift> GIFTS = WireFamily.of(NAMES, Gift.class)
            .word("tiny.gift/1", Gift.class, (out, gift) -> out.money(gift.money()), in -> new Gift(in.money()))
            .build();

    static final EntityWire<State, Command, Event> WIRE = new EntityWire<>(
            TYPE,
            WireFamily.of(NAMES, State.class)
                    .word("tiny.state/1", State.class, Tiny::state, Tiny::state)
                    .build(),
            WireFamily.of(NAMES, Command.class)
                    .word("tiny.add/1", Add.class, (out, c) -> out.zigzag(c.delta()), in -> new Add(in.zigzag()))
                    .word("tiny.give/1", Give.class, Tiny::give, Tiny::give)
                    .word(
                            "tiny.note/1",
                            Note.class,
                            (out, c) -> out.bytes(c.text(), 64),
                            in -> new Note(in.bytesUpTo(64)))
                    .build(),
            EVENTS,
            WireFamily.of(NAMES, AskTotal.class)
                    .constant("tiny.ask-total/1", new AskTotal())
                    .build(),
            WireFamily.of(NAMES, Total.class)
                    .word("tiny.total/1", Total.class, (out, v) -> out.zigzag(v.total()), in -> new Total(in.zigzag()))
                    .build(),
            GIFTS);

    static final Wire ALL = Wire.of(WIRE);

    private Tiny() {}

    record State(long total, boolean isOpen, long sinceMillis) {}

    sealed interface Command {}

    record Add(long delta) implements Command {}

    record Give(Address to, Money money) implements Command {}

    record Note(byte[] text) implements Command {
        @Override
        public boolean equals(Object other) {
            return other instanceof Note that && Arrays.equals(text, that.text);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(text);
        }
    }

    sealed interface Event {}

    record Added(long delta) implements Event {}

    record Given(Address to, Money money, long atMillis) implements Event {}

    record AskTotal() {}

    record Total(long total) {}

    record Gift(Money money) implements Payload {}

    private static void state(WireWriter out, State state) {
        out.zigzag(state.total());
        out.bool(state.isOpen());
        out.time(state.sinceMillis());
    }

    private static State state(WireReader in) {
        return new State(in.zigzag(), in.bool(), in.time());
    }

    private static void give(WireWriter out, Give command) {
        out.address(command.to());
        out.money(command.money());
    }

    private static Give give(WireReader in) {
        return new Give(in.address(), in.money());
    }

    private static void given(WireWriter out, Given event) {
        out.address(event.to());
        out.money(event.money());
        out.time(event.atMillis());
    }

    private static Given given(WireReader in) {
        return new Given(in.address(), in.money(), in.time());
    }
}
