package io.quoin.protocol.journal;

import io.quoin.protocol.entity.EntityState;

/**
 * Turns the whole state of an entity (the shell's part included) into canonical bytes and back. Equal states have equal
 * bytes, whichever way they came about, so the hash of the bytes is the state hash.
 */
public interface StateCodec<S> {
    /** The canonical bytes of the state. */
    byte[] encode(EntityState<S> state);

    /**
     * The state that these bytes encode.
     *
     * @throws MalformedBytesException if they are not the whole encoding of a state
     */
    EntityState<S> decode(byte[] bytes);
}
