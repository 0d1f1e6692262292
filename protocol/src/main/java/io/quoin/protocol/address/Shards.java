package io.quoin.protocol.address;

/**
 * The shard of an entity: a stable hash (FNV-1a, 32 bits, over the id's characters) modulo {@value #COUNT}. Unlike {@code
 * hashCode} it is part of the protocol: the same on every machine, release and language.
 */
public final class Shards {
    /** The number of shards of each entity type, fixed for the life of a realm. */
    public static final int COUNT = 128;

    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private Shards() {}

    /** The shard of the entity id, 0 to 127. */
    public static int of(String entityId) {
        int hash = FNV_OFFSET;
        for (int i = 0; i < entityId.length(); i++) {
            hash = (hash ^ (entityId.charAt(i) & 0xff)) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash ^ (hash >>> 16), COUNT);
    }
}
