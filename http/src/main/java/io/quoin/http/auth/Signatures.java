package io.quoin.http.auth;

import io.quoin.protocol.auth.Bytes32;

/** Knows an Ed25519 signature when it sees one. Thread-safe. */
@FunctionalInterface
public interface Signatures {
    /** Whether these 64 bytes are the signature of this message by whoever has this public key; false also if it is no key. */
    boolean isSignedBy(Bytes32 publicKey, byte[] message, byte[] signature);
}
