package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import org.jspecify.annotations.Nullable;

/** What one entity says to another: its family is that of the entity type to which it goes. */
interface Payloads {
    /** The family of what entities of this type receive; {@link IllegalArgumentException} if there is no such type. */
    WireFamily<? extends Payload> receivedBy(String type);

    default void write(WireWriter out, Address to, Payload payload) {
        receivedBy(to.type()).untyped().write(out, payload);
    }

    default Payload read(WireReader in, Address to) {
        return receivedBy(to.type()).read(in);
    }

    /** What stands beside pair totals, if anything does. */
    static void optional(WireWriter out, WireFamily<? extends Payload> family, @Nullable Payload payload) {
        out.bool(payload != null);
        if (payload != null) {
            family.untyped().write(out, payload);
        }
    }

    static @Nullable Payload optional(WireReader in, WireFamily<? extends Payload> family) {
        return in.bool() ? family.read(in) : null;
    }
}
