package io.quoin.protocol.port;

import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;

/** One publisher's hand: signs in his name and never shows the private key. Thread-safe. */
public interface PriceSigner {
    /** The public key against which the signatures hold. */
    PublisherKey publisher();

    /** The Ed25519 signature of this message. */
    PriceSignature sign(byte[] message);
}
