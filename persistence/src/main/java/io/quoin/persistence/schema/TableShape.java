package io.quoin.persistence.schema;

import java.util.List;

/**
 * The part of a table on which our reading and writing rests: its primary key. Each key column is written {@code name type},
 * followed by {@code desc} where the order is descending.
 *
 * @param partition the columns of the partition key, in order
 * @param clustering the clustering columns, in order
 */
record TableShape(String keyspace, String table, List<String> partition, List<String> clustering) {

    /** Every table of ours, after all migrations. */
    static final List<TableShape> ALL = List.of(
            of("quoin_journal.migrations", List.of("version int")),
            of("quoin_journal.migration_lock", List.of("name text")),
            of(
                    "quoin_journal.messages",
                    List.of("persistence_id text", "partition_nr bigint"),
                    "sequence_nr bigint",
                    "timestamp timeuuid"),
            of("quoin_journal.metadata", List.of("persistence_id text")),
            of("quoin_journal.all_persistence_ids", List.of("persistence_id text")),
            of(
                    "quoin_journal.tag_views",
                    List.of("tag_name text", "timebucket bigint"),
                    "timestamp timeuuid",
                    "persistence_id text",
                    "tag_pid_sequence_nr bigint"),
            of("quoin_journal.shard_epoch", List.of("type text"), "shard int"),
            of(
                    "quoin_journal.roster",
                    List.of("type text", "shard int"),
                    "entity text",
                    "epoch bigint",
                    "counter bigint"),
            of("quoin_journal.realm", List.of("key text")),
            of("quoin_snapshot.snapshots", List.of("persistence_id text"), "sequence_nr bigint desc"));

    private static TableShape of(String name, List<String> partition, String... clustering) {
        int dot = name.indexOf('.');
        return new TableShape(name.substring(0, dot), name.substring(dot + 1), partition, List.of(clustering));
    }

    String name() {
        return keyspace + "." + table;
    }

    /** The key as CQL writes it, for sentences. */
    String key() {
        return "((" + String.join(", ", partition) + ")"
                + (clustering.isEmpty() ? "" : ", " + String.join(", ", clustering)) + ")";
    }
}
