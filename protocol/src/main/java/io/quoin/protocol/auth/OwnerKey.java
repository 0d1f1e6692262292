package io.quoin.protocol.auth;

/** The owner of accounts: a 32-byte Ed25519 public key. In text 64 hexadecimal digits. */
public record OwnerKey(Bytes32 bytes) {
    /** The inverse of {@link #toString()}. Refuses with {@link IllegalArgumentException}. */
    public static OwnerKey parse(String hex) {
        return new OwnerKey(Bytes32.parse(hex));
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}
