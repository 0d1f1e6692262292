package io.quoin.protocol.port;

import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;

/** Knows an Ed25519 signature when it sees one. A function of its arguments: the same question has the same answer. Thread-safe. */
@FunctionalInterface
public interface PriceSignatures {
    /** Whether this is the signature of this message by whoever has this public key; false also if the key is none. */
    boolean isSignedBy(PublisherKey publisher, byte[] message, PriceSignature signature);
}
