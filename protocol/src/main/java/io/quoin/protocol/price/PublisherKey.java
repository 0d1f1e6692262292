package io.quoin.protocol.price;

import io.quoin.protocol.auth.Bytes32;

/** Who signs index prices: a 32-byte Ed25519 public key. In text 64 hexadecimal digits. */
public record PublisherKey(Bytes32 bytes) implements Comparable<PublisherKey> {
    /** The inverse of {@link #toString()}. Refuses with {@link IllegalArgumentException}. */
    public static PublisherKey parse(String hex) {
        return new PublisherKey(Bytes32.parse(hex));
    }

    @Override
    public int compareTo(PublisherKey other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}
