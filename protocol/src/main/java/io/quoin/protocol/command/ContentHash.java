package io.quoin.protocol.command;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 128 bits of the SHA-256 of a command's canonical bytes: tells a repeat from another command with its id. */
public record ContentHash(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ContentHash::sha256);

    /** The content hash of these canonical bytes. */
    public static ContentHash of(byte[] content) {
        ByteBuffer hash = ByteBuffer.wrap(SHA_256.get().digest(content));
        return new ContentHash(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
