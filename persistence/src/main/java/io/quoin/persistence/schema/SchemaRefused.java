package io.quoin.persistence.schema;

/** The news that what is in Cassandra is not what this build of Quoin can work with: a {@link Reason} and one sentence. */
public final class SchemaRefused extends RuntimeException {

    /** Why. The names are stable: tests and the command line match them, never the sentence. */
    public enum Reason {
        /** Keyspaces or tables with our names, made by somebody else. */
        FOREIGN,
        /** There is no schema yet, and the caller only looks. */
        MISSING,
        /** A newer Quoin has migrated this cluster. */
        NEWER,
        /** A migration that this build needs was not applied yet, and the caller only looks. */
        OLDER,
        /** A migration was recorded from another text than the one in this build. */
        CHECKSUM,
        /** A fixed fact of the realm (rows per partition, shards, format) differs from this build's. */
        FACT,
        /** Another node migrates and does not come to an end. */
        LOCKED,
        /** The replication asked for cannot be had. */
        REPLICATION,
        /** Cassandra failed while we looked or migrated; trying again is safe. */
        INTERRUPTED
    }

    private final Reason reason;

    SchemaRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    SchemaRefused(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
