package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;

/** Where an evolving entity says what its event sends to others. Nothing leaves before the block is released. */
public interface Outbound {
    /** Appends a one-shot value to the stream to this entity. */
    void send(Address to, Payload payload);

    /** Moves one running total of the pair with this entity. */
    void move(Address to, PairKind kind, int slot, long delta);

    /** Replaces the position values of the pair with this entity. */
    void place(Address to, PairKind kind, Totals position);
}
