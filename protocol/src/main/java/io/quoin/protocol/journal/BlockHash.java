package io.quoin.protocol.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash, 32 bytes, immutable. Names a block together with all its ancestors, or the bytes of a state. */
public final class BlockHash {
    /** The number of bytes of a hash. */
    public static final int LENGTH_BYTES = 32;

    /** What the first block of a journal names as its previous one: 32 zero bytes. */
    public static final BlockHash GENESIS = new BlockHash(new byte[LENGTH_BYTES]);

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(BlockHash::sha256);

    private final byte[] bytes;

    private BlockHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash with these 32 bytes, which are copied. */
    public static BlockHash of(byte[] bytes) {
        if (bytes.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new BlockHash(bytes.clone());
    }

    /** The inverse of {@link #toString()}: 64 hexadecimal digits. */
    public static BlockHash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** {@code SHA-256(previous || block)}: the hash of a block with these bytes that follows the previous one. */
    public static BlockHash chain(BlockHash previous, byte[] block) {
        MessageDigest digest = SHA_256.get();
        digest.update(previous.bytes);
        return new BlockHash(digest.digest(block));
    }

    /** {@code SHA-256(bytes)}, for example of an encoded state. */
    public static BlockHash ofContent(byte[] content) {
        return new BlockHash(SHA_256.get().digest(content));
    }

    /** A copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The first eight hexadecimal digits, for people. */
    public String brief() {
        return toString().substring(0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockHash that && Arrays.equals(bytes, that.bytes);
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
