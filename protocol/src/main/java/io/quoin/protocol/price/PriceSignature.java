package io.quoin.protocol.price;

import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 signature: 64 bytes, immutable. Whether it is anybody's signature of anything is not its own to know. */
public final class PriceSignature {
    /** The number of bytes. */
    public static final int LENGTH = 64;

    private final byte[] bytes;

    private PriceSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These 64 bytes, which are copied; any other number of them is refused with {@link IllegalArgumentException}. */
    public static PriceSignature of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a signature has 64 bytes, not " + bytes.length);
        }
        return new PriceSignature(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriceSignature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
