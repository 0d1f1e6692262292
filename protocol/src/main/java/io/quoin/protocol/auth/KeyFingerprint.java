package io.quoin.protocol.auth;

/**
 * Names a key that may act for an account: the SHA-256 of its public key, or of its shared secret. The key itself is not
 * the account's to know. In text 64 hexadecimal digits.
 */
public record KeyFingerprint(Bytes32 bytes) implements Comparable<KeyFingerprint> {
    /** The inverse of {@link #toString()}. Refuses with {@link IllegalArgumentException}. */
    public static KeyFingerprint parse(String hex) {
        return new KeyFingerprint(Bytes32.parse(hex));
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
