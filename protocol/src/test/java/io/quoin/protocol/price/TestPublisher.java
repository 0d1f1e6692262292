package io.quoin.protocol.price;

import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.port.PriceSignatures;
import io.quoin.protocol.port.PriceSigner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A publisher for tests: his "signature" is two hashes of key and message, which anybody could make. Quick, and the same in
 * every run.
 */
public record TestPublisher(PublisherKey publisher) implements PriceSigner {
    /** The environment that tests sign for. */
    public static final String ENVIRONMENT = "test";

    /** Knows the signatures of test publishers. */
    public static final PriceSignatures SIGNATURES =
            (publisher, message, signature) -> signature.equals(new TestPublisher(publisher).sign(message));

    /** The publisher of this name. */
    public static TestPublisher named(String name) {
        return new TestPublisher(new PublisherKey(Bytes32.of(sha256(name.getBytes(StandardCharsets.UTF_8)))));
    }

    /** The round, signed for the tests' environment. */
    public SignedPrice signed(AdmittedRound round) {
        return new SignedPrice(round, publisher, sign(SignedPrice.signedBytes(ENVIRONMENT, round, publisher)));
    }

    @Override
    public PriceSignature sign(byte[] message) {
        byte[] key = publisher.bytes().toBytes();
        byte[] first = sha256(ByteBuffer.allocate(key.length + message.length)
                .put(key)
                .put(message)
                .array());
        return PriceSignature.of(ByteBuffer.allocate(PriceSignature.LENGTH)
                .put(first)
                .put(sha256(first))
                .array());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
