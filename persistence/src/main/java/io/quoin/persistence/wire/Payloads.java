package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;

/** What travels on streams: its family is that of the entity type to which it goes. */
interface Payloads {
    /** The family of what entities of this type receive; {@link IllegalArgumentException} if there is no such type. */
    WireFamily<? extends Payload> receivedBy(String type);

    default void write(WireWriter out, Address to, Payload payload) {
        receivedBy(to.type()).untyped().write(out, payload);
    }

    default Payload read(WireReader in, Address to) {
        return receivedBy(to.type()).read(in);
    }
}
