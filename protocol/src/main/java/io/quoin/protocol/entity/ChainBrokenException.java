package io.quoin.protocol.entity;

/** A block does not follow the state it is applied to. The entity must not go on from this state. */
public final class ChainBrokenException extends RuntimeException {
    public ChainBrokenException(String message) {
        super(message);
    }
}
