package io.quoin.persistence.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.SchemaRefused.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a schema that was whole once. Every test begins with a whole one. */
class ChangedSchemaTest {
    private static final int MIGRATIONS = 4;

    @TempDir
    private static Path directory;

    private static EmbeddedCassandra cassandra;
    private static CqlSession session;

    @BeforeAll
    static void start() {
        cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(directory).withQuickStart(true));
        session = cassandra.address().openPlainSession();
    }

    @AfterAll
    static void stop() {
        session.close();
        cassandra.kill();
        cassandra.close();
    }

    /** Forgets what was recorded, so that everything is applied again; what exists is left alone. */
    @BeforeEach
    void makeWhole() {
        if (keyspaces() > 0) {
            for (int version = 1; version <= MIGRATIONS + 1; version++) {
                session.execute("DELETE FROM quoin_journal.migrations WHERE version = ?", version);
            }
            for (String fact : RealmFacts.all().keySet()) {
                session.execute("DELETE FROM quoin_journal.realm WHERE key = ?", fact);
            }
        }
        ensure();
    }

    @Test
    void aToolThatOnlyLooksDoesNotMigrate() {
        session.execute("DELETE FROM quoin_journal.migrations WHERE version = 4");
        assertRefused(Reason.OLDER, () -> Schema.check(address()));
        assertEquals(MIGRATIONS - 1, recorded());
    }

    @Test
    void aNodeWaitsForTheLockOfAnotherThatDiedUntilItExpires() {
        session.execute("DELETE FROM quoin_journal.migrations WHERE version = 4");
        session.execute("INSERT INTO quoin_journal.migration_lock (name, owner) VALUES ('schema', 'a dead node')"
                + " IF NOT EXISTS USING TTL 2");
        List<String> told = ensure();
        assertTrue(told.get(0).contains("a dead node"), told.toString());
        assertEquals(MIGRATIONS, recorded());
    }

    @Test
    void aMigrationThatDiedBeforeItWasRecordedIsAppliedAgain() {
        session.execute("DELETE FROM quoin_journal.migrations WHERE version = 4");
        session.execute("DELETE FROM quoin_journal.realm WHERE key = 'format'");
        assertEquals(List.of("Applying migration 0004-read"), ensure());
        assertEquals("1", fact("format"));
    }

    @Test
    void aJournalTableWithAnotherPrimaryKeyIsRefused() {
        session.execute("DROP TABLE quoin_journal.messages");
        session.execute("CREATE TABLE quoin_journal.messages (persistence_id text, sequence_nr bigint, event blob,"
                + " PRIMARY KEY (persistence_id, sequence_nr))");
        SchemaRefused refused = assertRefused(Reason.FOREIGN, ChangedSchemaTest::ensure);
        session.execute("DROP TABLE quoin_journal.messages");
        assertTrue(refused.getMessage().contains("((persistence_id text), sequence_nr bigint)"), refused.getMessage());
    }

    @Test
    void aKeyColumnOfAnotherTypeOrOrderIsRefused() {
        session.execute("DROP TABLE quoin_snapshot.snapshots");
        session.execute("CREATE TABLE quoin_snapshot.snapshots (persistence_id text, sequence_nr bigint,"
                + " PRIMARY KEY (persistence_id, sequence_nr))");
        SchemaRefused refused = assertRefused(Reason.FOREIGN, () -> Schema.check(address()));
        session.execute("DROP TABLE quoin_snapshot.snapshots");
        assertTrue(refused.getMessage().contains("sequence_nr bigint desc"), refused.getMessage());
    }

    @Test
    void aTableThatIsGoneAndATableWhoseRowsExpireAreRefused() {
        session.execute("ALTER TABLE quoin_journal.messages WITH default_time_to_live = 60");
        SchemaRefused expiring = assertRefused(Reason.FOREIGN, ChangedSchemaTest::ensure);
        assertTrue(expiring.getMessage().contains("ALTER TABLE quoin_journal.messages"), expiring.getMessage());
        session.execute("DROP TABLE quoin_journal.messages");
        SchemaRefused gone = assertRefused(Reason.FOREIGN, ChangedSchemaTest::ensure);
        assertTrue(gone.getMessage().contains("is gone"), gone.getMessage());
    }

    @Test
    void aMigrationFromAnotherTextIsRefused() {
        session.execute("UPDATE quoin_journal.migrations SET checksum = 'abc' WHERE version = 2");
        assertRefused(Reason.CHECKSUM, ChangedSchemaTest::ensure);
        assertRefused(Reason.CHECKSUM, () -> Schema.check(address()));
    }

    @Test
    void aSchemaOfANewerQuoinIsRefused() {
        session.execute("INSERT INTO quoin_journal.migrations (version, name) VALUES (5, '0005-later')");
        assertRefused(Reason.NEWER, ChangedSchemaTest::ensure);
    }

    @Test
    void aGapInTheRecordIsRefused() {
        session.execute("DELETE FROM quoin_journal.migrations WHERE version = 2");
        assertRefused(Reason.FOREIGN, ChangedSchemaTest::ensure);
    }

    @Test
    void aRealmWithOtherFixedFactsIsRefused() {
        session.execute("UPDATE quoin_journal.realm SET value = '64' WHERE key = 'shards'");
        SchemaRefused refused = assertRefused(Reason.FACT, ChangedSchemaTest::ensure);
        assertTrue(refused.getMessage().contains("shards is 64"), refused.getMessage());
    }

    private static CassandraAddress address() {
        return cassandra.address();
    }

    private static List<String> ensure() {
        List<String> told = new ArrayList<>();
        Schema.ensure(address(), told::add);
        return told;
    }

    private static SchemaRefused assertRefused(Reason reason, Runnable work) {
        SchemaRefused refused = assertThrows(SchemaRefused.class, work::run);
        assertEquals(reason, refused.reason(), refused.getMessage());
        return refused;
    }

    private static int recorded() {
        return session.execute("SELECT version FROM quoin_journal.migrations")
                .all()
                .size();
    }

    private static long keyspaces() {
        return session.execute("SELECT keyspace_name FROM system_schema.keyspaces").all().stream()
                .filter(row -> row.getString(0).startsWith("quoin_"))
                .count();
    }

    private static String fact(String key) {
        Row row = session.execute("SELECT value FROM quoin_journal.realm WHERE key = ?", key)
                .one();
        return row == null ? "none" : row.getString(0);
    }
}
