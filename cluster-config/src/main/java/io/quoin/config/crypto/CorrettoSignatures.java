package io.quoin.config.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 verification by the Amazon Corretto Crypto Provider, whose work is done by a native library. */
final class CorrettoSignatures implements PriceSignatures {
    private static final String ALGORITHM = "Ed25519";

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Provider provider;

    private CorrettoSignatures(Provider provider) {
        this.provider = provider;
    }

    /** The verification; {@link IllegalStateException} or {@link LinkageError} if the library does not load here. */
    static CorrettoSignatures load() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable failure = provider.getLoadingError();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return new CorrettoSignatures(provider);
    }

    @Override
    public boolean isSignedBy(PublisherKey publisher, byte[] message, PriceSignature signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM, provider);
            verifier.initVerify(key(publisher));
            verifier.update(message);
            return verifier.verify(signature.toBytes());
        } catch (GeneralSecurityException e) {
            return false; // Thirty-two bytes that are no key, or sixty-four that can be nobody's signature.
        }
    }

    private static PublicKey key(PublisherKey publisher) throws GeneralSecurityException {
        byte[] bytes = publisher.bytes().toBytes();
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + bytes.length)
                .put(X509_PREFIX)
                .put(bytes)
                .array();
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public String toString() {
        return provider.getName();
    }
}
