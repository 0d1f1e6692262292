package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;
import org.jspecify.annotations.Nullable;

/** Where an evolving entity says what its event sends to others. Nothing leaves before the block is released. */
public interface Outbound {
    /** The height of the block that the event stands in. */
    long height();

    /** Appends a one-shot value to the stream to this entity. */
    void send(Address to, Payload payload);

    /** Moves one running total of the pair with this entity. */
    void move(Address to, PairKind kind, int slot, long delta);

    /** Replaces what the pair with this entity says beside its totals. */
    void place(Address to, PairKind kind, @Nullable Payload position);

    /** Replaces all that the pair with this entity says: its totals, as they stand now, and what is beside them. */
    void settle(Address to, PairKind kind, Totals totals, @Nullable Payload position);

    /**
     * Somebody waits for what the pair with this entity says after this block: it goes out at once, and is taken at once.
     * Nothing happens if the peer is known to have it.
     */
    void urge(Address to);
}
