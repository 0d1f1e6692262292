package io.quoin.persistence.schema;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.ClusterCheck;
import io.quoin.persistence.schema.SchemaRefused.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The keyspaces and tables of a realm, brought to the version of this build and checked.
 *
 * <p>{@link #ensure} is the first thing a node does with a Cassandra; {@link #check} is for tools that only look and must
 * change nothing. Both refuse, with one sentence, whatever was not made by Quoin or was made by a newer one.
 */
public final class Schema {
    private static final Duration DDL_TIMEOUT = Duration.ofSeconds(30);

    private final CqlSession session;
    private final SchemaInspection inspection;
    private final List<Migration> migrations;

    private Schema(CqlSession session, List<Migration> migrations) {
        this.session = session;
        this.inspection = new SchemaInspection(session);
        this.migrations = migrations;
    }

    /** As {@link #ensure(CassandraAddress, OptionalInt, Consumer)}, with the default replication. */
    public static void ensure(CassandraAddress address, Consumer<String> progress) {
        ensure(address, OptionalInt.empty(), progress);
    }

    /**
     * Applies the migrations that are missing, then checks everything.
     *
     * @param replication copies of each row in the datacenter of the address, used when keyspaces are created; by default
     *     3, or the number of nodes if that is less. A Cassandra that is ours alone always has 1.
     * @param progress hears one sentence per migration applied
     * @throws SchemaRefused when what is there is not ours or does not fit this build
     * @throws io.quoin.persistence.cassandra.CassandraUnavailable when nothing usable answers
     */
    public static void ensure(CassandraAddress address, OptionalInt replication, Consumer<String> progress) {
        ensure(address, replication, progress, Migrations.all());
    }

    /** Changes nothing, and refuses what {@link #ensure} would refuse, or would still have to apply. */
    public static void check(CassandraAddress address) {
        requireUsable(address);
        try (CqlSession session = address.openPlainSession()) {
            new Schema(session, Migrations.all()).check();
        } catch (DriverException failure) {
            throw interrupted(address, failure);
        }
    }

    static void ensure(
            CassandraAddress address, OptionalInt replication, Consumer<String> progress, List<Migration> migrations) {
        requireUsable(address);
        try (CqlSession session = address.openPlainSession()) {
            Schema schema = new Schema(session, migrations);
            schema.inspection.requireNotForeign();
            if (!schema.isCurrent()) {
                schema.migrate(Replication.of(session, address, replication), progress);
            }
            schema.inspection.requireComplete();
            schema.recordFacts();
            schema.check();
        } catch (DriverException failure) {
            throw interrupted(address, failure);
        }
    }

    private static void requireUsable(CassandraAddress address) {
        if (!address.exclusive()) {
            ClusterCheck.require(address);
        }
    }

    private void check() {
        inspection.requireNotForeign();
        if (!inspection.exists()) {
            throw new SchemaRefused(
                    Reason.MISSING, "This Cassandra holds no realm of Quoin yet: start a node on it first.");
        }
        int applied = requireKnown();
        if (applied < migrations.size()) {
            throw new SchemaRefused(
                    Reason.OLDER,
                    "The schema is at version " + applied + " and this Quoin needs " + migrations.size()
                            + ": start a node of this version first, it migrates.");
        }
        inspection.requireComplete();
        requireFacts();
    }

    private boolean isCurrent() {
        return inspection.exists() && requireKnown() == migrations.size();
    }

    private void migrate(String replication, Consumer<String> progress) {
        for (String statement : Migrations.BOOTSTRAP.statements(replication)) {
            define(statement);
        }
        try (MigrationLock lock = MigrationLock.acquire(session, progress)) {
            // Somebody else may have done it while we waited.
            int applied = requireKnown();
            for (Migration migration : migrations.subList(applied, migrations.size())) {
                lock.renew();
                progress.accept("Applying migration " + migration.name());
                migration.statements(replication).forEach(this::define);
                record(migration);
            }
        }
    }

    /** The first start of a realm says what is fixed; a start that died before it said so is made good by the next. */
    private void recordFacts() {
        Map<String, String> recorded = facts();
        RealmFacts.all().forEach((key, value) -> {
            if (!recorded.containsKey(key)) {
                transaction("INSERT INTO quoin_journal.realm (key, value) VALUES (?, ?) IF NOT EXISTS", key, value);
            }
        });
    }

    /** The number of migrations applied. Refuses when they are not exactly the first ones of this build. */
    private int requireKnown() {
        TreeMap<Integer, Row> applied = new TreeMap<>();
        for (Row row : session.execute(
                SimpleStatement.newInstance("SELECT version, name, checksum FROM quoin_journal.migrations")
                        .setExecutionProfileName(CassandraAddress.PROFILE))) {
            applied.put(row.getInt("version"), row);
        }
        for (Row row : applied.values()) {
            int version = row.getInt("version");
            if (version < 1 || version > migrations.size()) {
                throw new SchemaRefused(
                        Reason.NEWER,
                        "Migration " + row.getString("name") + " was applied by a newer Quoin; this one knows "
                                + migrations.size() + ": use that newer Quoin.");
            }
            Migration known = migrations.get(version - 1);
            if (!known.checksum().equals(row.getString("checksum"))) {
                throw new SchemaRefused(
                        Reason.CHECKSUM,
                        "Migration " + known.name() + " was applied from another text (" + row.getString("name") + ", "
                                + row.getString("checksum") + ") than this Quoin's (" + known.checksum()
                                + "): use the Quoin that applied it, or another cluster.");
            }
        }
        if (!applied.isEmpty() && applied.lastKey() != applied.size()) {
            throw new SchemaRefused(
                    Reason.FOREIGN,
                    "The record of migrations has a gap (" + applied.keySet()
                            + "): restore the table quoin_journal.migrations from a backup.");
        }
        return applied.size();
    }

    private void record(Migration migration) {
        transaction(
                "INSERT INTO quoin_journal.migrations (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)"
                        + " IF NOT EXISTS",
                migration.version(),
                migration.name(),
                migration.checksum(),
                Instant.now());
    }

    private void requireFacts() {
        Map<String, String> recorded = facts();
        RealmFacts.all().forEach((key, value) -> {
            String found = recorded.getOrDefault(key, "not set");
            if (!found.equals(value)) {
                throw new SchemaRefused(
                        Reason.FACT,
                        "In this realm " + key + " is " + found + " for ever, and this Quoin works with " + value
                                + ": use a Quoin that works with " + found + ", or another cluster.");
            }
        });
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        for (Row row : session.execute(SimpleStatement.newInstance("SELECT key, value FROM quoin_journal.realm")
                .setExecutionProfileName(CassandraAddress.PROFILE))) {
            facts.put(String.valueOf(row.getString("key")), String.valueOf(row.getString("value")));
        }
        return facts;
    }

    private void define(String statement) {
        boolean agreed = session.execute(SimpleStatement.newInstance(statement)
                        .setExecutionProfileName(CassandraAddress.PROFILE)
                        .setTimeout(DDL_TIMEOUT))
                .getExecutionInfo()
                .isSchemaInAgreement();
        if (!agreed) {
            throw new SchemaRefused(
                    Reason.INTERRUPTED,
                    "The nodes of the cluster do not agree on the schema: see that all of them are up, then start again.");
        }
    }

    private void transaction(String cql, Object... values) {
        session.execute(SimpleStatement.newInstance(cql, values).setExecutionProfileName(CassandraAddress.PROFILE));
    }

    private static SchemaRefused interrupted(CassandraAddress address, DriverException failure) {
        return new SchemaRefused(
                Reason.INTERRUPTED,
                "Cassandra at " + address.endpoint() + " failed while its schema was checked or migrated ("
                        + failure.getMessage() + "): see that it is well, then start again; that is safe.",
                failure);
    }
}
