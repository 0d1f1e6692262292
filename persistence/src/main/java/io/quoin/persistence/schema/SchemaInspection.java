package io.quoin.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.quoin.persistence.schema.SchemaRefused.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Cassandra says about the keyspaces and tables with our names, compared with what we would have made. Only reads. */
final class SchemaInspection {
    private static final List<String> KEYSPACES = List.of("quoin_journal", "quoin_snapshot", "quoin_read");
    private static final String ADVICE =
            ": use another cluster, or, if nobody needs these keyspaces, drop quoin_journal, quoin_snapshot and quoin_read.";

    private final CqlSession session;

    SchemaInspection(CqlSession session) {
        this.session = session;
    }

    /** True when our migrations table exists. Empty keyspaces (an operator may have made them) are not a schema. */
    boolean exists() {
        return tables("quoin_journal").contains("migrations");
    }

    /** Refuses tables under our names that we did not make. */
    void requireNotForeign() {
        if (!exists()) {
            for (String keyspace : KEYSPACES) {
                Set<String> tables = tables(keyspace);
                // Another node may be between its first two statements.
                tables.remove("migration_lock");
                if (!tables.isEmpty() && !exists()) {
                    throw new SchemaRefused(
                            Reason.FOREIGN,
                            "The keyspace " + keyspace + " has tables (" + String.join(", ", tables)
                                    + ") but no record of our migrations, so Quoin did not make it" + ADVICE);
                }
            }
        }
        for (TableShape expected : TableShape.ALL) {
            found(expected).filter(found -> !found.equals(expected)).ifPresent(found -> {
                throw new SchemaRefused(
                        Reason.FOREIGN,
                        "The table " + expected.name() + " has the primary key " + found.key() + " and Quoin needs "
                                + expected.key() + ADVICE);
            });
        }
    }

    /** Refuses a schema from which a table is gone or in which rows would expire. */
    void requireComplete() {
        for (TableShape expected : TableShape.ALL) {
            Row options = session.execute(
                            "SELECT default_time_to_live, read_repair FROM system_schema.tables"
                                    + " WHERE keyspace_name = ? AND table_name = ?",
                            expected.keyspace(),
                            expected.table())
                    .one();
            if (options == null) {
                throw new SchemaRefused(
                        Reason.FOREIGN,
                        "The table " + expected.name()
                                + " is gone although its migration is recorded: restore it from a backup" + ADVICE);
            }
            if (options.getInt("default_time_to_live") != 0 || !"BLOCKING".equals(options.getString("read_repair"))) {
                throw new SchemaRefused(
                        Reason.FOREIGN,
                        "The table " + expected.name() + " was altered: run ALTER TABLE " + expected.name()
                                + " WITH default_time_to_live = 0 AND read_repair = 'BLOCKING'; rows of a journal"
                                + " must neither expire nor be read without repair.");
            }
        }
    }

    private Set<String> tables(String keyspace) {
        Set<String> names = new TreeSet<>();
        for (Row row :
                session.execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)) {
            names.add(String.valueOf(row.getString("table_name")));
        }
        return names;
    }

    private Optional<TableShape> found(TableShape expected) {
        List<Row> columns = new ArrayList<>(session.execute(
                        "SELECT column_name, type, kind, position, clustering_order FROM system_schema.columns"
                                + " WHERE keyspace_name = ? AND table_name = ?",
                        expected.keyspace(),
                        expected.table())
                .all());
        columns.sort(Comparator.comparingInt(row -> row.getInt("position")));
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableShape(
                        expected.keyspace(),
                        expected.table(),
                        key(columns, "partition_key"),
                        key(columns, "clustering")));
    }

    private static List<String> key(List<Row> columns, String kind) {
        return columns.stream()
                .filter(column -> kind.equals(column.getString("kind")))
                .map(column -> column.getString("column_name") + " " + column.getString("type")
                        + ("desc".equalsIgnoreCase(column.getString("clustering_order")) ? " desc" : ""))
                .toList();
    }
}
