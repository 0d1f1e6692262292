package io.quoin.protocol.entity;

/**
 * The limits of one entity type; each has a key of the same name in the configuration.
 *
 * @param blockEntriesMax entries in one block
 * @param blockBytesMax bytes after which no further entry is added to a block
 * @param liveIdsMax live ids of one account in one entity
 * @param validForMaxMillis how far ahead {@code valid_until} may lie, milliseconds
 * @param parkedPerPrincipalMax commands of one account that may wait in one entity at a time
 * @param parkedMax commands of all accounts together that may
 */
public record EntityLimits(
        int blockEntriesMax,
        int blockBytesMax,
        int liveIdsMax,
        long validForMaxMillis,
        int parkedPerPrincipalMax,
        int parkedMax) {
    /** The values in the reference configuration. */
    public static final EntityLimits STANDARD = new EntityLimits(1_024, 64 * 1024, 4_096, 60_000, 16, 4_096);
}
