package io.quoin.config.crypto;

import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Ed25519 verification by Bouncy Castle, in Java alone: runs everywhere. */
final class BouncyCastleSignatures implements PriceSignatures {
    @Override
    public boolean isSignedBy(PublisherKey publisher, byte[] message, PriceSignature signature) {
        try {
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(
                    false, new Ed25519PublicKeyParameters(publisher.bytes().toBytes(), 0));
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signature.toBytes());
        } catch (IllegalArgumentException e) {
            return false; // Thirty-two bytes that are no key.
        }
    }

    @Override
    public String toString() {
        return "BouncyCastle";
    }
}
