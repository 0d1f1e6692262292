package io.quoin.protocol.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names a key that may act for an account: the SHA-256 of its public key, or of its shared secret. The key itself is not
 * the account's to know. In text 64 hexadecimal digits.
 */
public record KeyFingerprint(Bytes32 bytes) implements Comparable<KeyFingerprint> {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(KeyFingerprint::sha256);

    /** The inverse of {@link #toString()}. Refuses with {@link IllegalArgumentException}. */
    public static KeyFingerprint parse(String hex) {
        return new KeyFingerprint(Bytes32.parse(hex));
    }

    /** The fingerprint of the owner's own key, who may do everything. */
    public static KeyFingerprint of(OwnerKey owner) {
        return new KeyFingerprint(Bytes32.of(SHA_256.get().digest(owner.bytes().toBytes())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(KeyFingerprint other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}
