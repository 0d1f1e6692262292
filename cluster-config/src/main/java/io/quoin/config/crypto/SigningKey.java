package io.quoin.config.crypto;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.port.PriceSigner;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * An Ed25519 key pair that signs index prices. The private half is held in memory and shown to nobody: a publisher in
 * development draws a new pair at each start and tells the nodes the public half.
 */
public final class SigningKey implements PriceSigner {
    private final Ed25519PrivateKeyParameters secret;
    private final PublisherKey publisher;

    private SigningKey(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.publisher = new PublisherKey(Bytes32.of(secret.generatePublicKey().getEncoded()));
    }

    /** A new key pair that nobody else has. */
    public static SigningKey generate() {
        return new SigningKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    /** The key pair of this secret (the 32-byte seed of RFC 8032). */
    public static SigningKey of(Bytes32 secret) {
        return new SigningKey(new Ed25519PrivateKeyParameters(secret.toBytes(), 0));
    }

    @Override
    public PublisherKey publisher() {
        return publisher;
    }

    @Override
    public PriceSignature sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return PriceSignature.of(signer.generateSignature());
    }

    /** The public half. */
    @Override
    public String toString() {
        return "signing key of " + publisher;
    }
}
