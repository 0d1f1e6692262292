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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a Cassandra of its own, because every test begins by dropping our keyspaces. */
class SchemaTest {
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

    @BeforeEach
    void dropEverything() {
        for (String keyspace : List.of("quoin_journal", "quoin_snapshot", "quoin_read")) {
            session.execute("DROP KEYSPACE IF EXISTS " + keyspace);
        }
    }

    @Test
    void anEmptyCassandraGetsEveryMigrationOnceAndASecondStartAppliesNone() {
        assertEquals(MIGRATIONS, ensure().size());
        assertEquals(List.of(), ensure());
        Schema.check(address());
        assertEquals(MIGRATIONS, recorded());
        assertEquals("2000", fact("partition_rows"));
        assertEquals("128", fact("shards"));
        assertEquals("1", fact("format"));
    }

    @Test
    void twoNodesThatStartAtOnceMigrateOnceAndBothGoOn() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<?>[] nodes = new CompletableFuture<?>[3];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = CompletableFuture.runAsync(
                    () -> Schema.ensure(address(), told::add), task -> new Thread(task).start());
        }
        CompletableFuture.allOf(nodes).join();
        assertEquals(
                MIGRATIONS,
                told.stream().filter(line -> line.startsWith("Applying")).count());
        Schema.check(address());
    }

    @Test
    void aToolThatOnlyLooksMakesNothing() {
        assertRefused(Reason.MISSING, () -> Schema.check(address()));
        assertEquals(0, keyspaces());
    }

    @Test
    void aKeyspaceOfOurNameWithTablesOfSomebodyElseIsRefusedUntouched() {
        journalKeyspace();
        session.execute("CREATE TABLE quoin_journal.accounts (id text PRIMARY KEY)");
        SchemaRefused refused = assertRefused(Reason.FOREIGN, SchemaTest::ensure);
        assertTrue(refused.getMessage().contains("accounts"), refused.getMessage());
        assertEquals(1, keyspaces());
    }

    @Test
    void snapshotsWithoutTheirJournalAreForeign() {
        ensure();
        session.execute("DROP KEYSPACE quoin_journal");
        assertRefused(Reason.FOREIGN, SchemaTest::ensure);
    }

    @Test
    void aSharedClusterGetsAsManyCopiesAsItHasNodesAndNoMore() {
        CassandraAddress shared =
                new CassandraAddress("127.0.0.1", address().port(), "datacenter1", Optional.empty(), false, false);
        assertRefused(Reason.REPLICATION, () -> Schema.ensure(shared, OptionalInt.of(3), line -> {}));
        assertEquals(0, keyspaces());
        Schema.ensure(shared, line -> {});
        String replication = session.execute(
                        "SELECT replication FROM system_schema.keyspaces" + " WHERE keyspace_name = 'quoin_journal'")
                .one()
                .getFormattedContents();
        assertTrue(replication.contains("NetworkTopologyStrategy"), replication);
        assertTrue(replication.contains("'datacenter1':'1'"), replication);
    }

    @Test
    void anEmptyKeyspaceThatAnOperatorMadeIsKept() {
        session.execute("CREATE KEYSPACE quoin_journal WITH replication ="
                + " {'class': 'NetworkTopologyStrategy', 'datacenter1': 1}");
        assertEquals(MIGRATIONS, ensure().size());
        String replication = session.execute(
                        "SELECT replication FROM system_schema.keyspaces" + " WHERE keyspace_name = 'quoin_journal'")
                .one()
                .getFormattedContents();
        assertTrue(replication.contains("NetworkTopologyStrategy"), replication);
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

    private static void journalKeyspace() {
        session.execute("CREATE KEYSPACE quoin_journal WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
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
