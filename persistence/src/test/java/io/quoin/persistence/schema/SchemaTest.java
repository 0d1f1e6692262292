package io.quoin.persistence.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.CqlSession;
import io.quoin.persistence.testing.SharedCassandra;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theCommitLogIsSyncedBeforeAWriteIsAcknowledged() {
        try (CqlSession session = SharedCassandra.address().openSession()) {
            assertEquals(
                    "batch",
                    session.execute("SELECT value FROM system_views.settings WHERE name = 'commitlog_sync'")
                            .one()
                            .getString(0));
        }
        Schema.check(SharedCassandra.address());
    }
}
