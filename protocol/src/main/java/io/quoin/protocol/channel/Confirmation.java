package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;

/** A peer has made durable what this entity sent it, up to and including a point. */
public sealed interface Confirmation {
    /** Who confirmed. */
    Address peer();

    /**
     * All messages of the stream's run up to this sequence number.
     *
     * @param answers how far the confirming peer's own stream to this entity had come by then: whatever the confirmed
     *     messages made it send back lies at or below
     */
    record OfStream(Address peer, long run, long sequence, StreamFloor answers) implements Confirmation {}

    /** The totals of the pair as of this height. */
    record OfPair(Address peer, long height) implements Confirmation {}
}
