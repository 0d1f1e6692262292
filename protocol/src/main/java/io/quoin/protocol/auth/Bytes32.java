package io.quoin.protocol.auth;

import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes as a value: immutable, ordered by unsigned bytes, written as 64 lower-case hexadecimal digits. */
public final class Bytes32 implements Comparable<Bytes32> {
    /** The number of bytes. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These 32 bytes, which are copied; any other number of them is refused with {@link IllegalArgumentException}. */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("32 bytes are needed, not " + bytes.length);
        }
        return new Bytes32(bytes.clone());
    }

    /** The inverse of {@link #toString()}; accepts upper case too. Refuses with {@link IllegalArgumentException}. */
    public static Bytes32 parse(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("64 hexadecimal digits are needed, not " + hex.length() + " characters");
        }
        return new Bytes32(HexFormat.of().parseHex(hex));
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Bytes32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes));
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
