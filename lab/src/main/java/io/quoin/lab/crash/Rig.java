package io.quoin.lab.crash;

import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.schema.Schema;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A Cassandra that can be killed, with the schema of a realm in it. Its data are worth nothing afterwards. */
final class Rig implements AutoCloseable {
    private final EmbeddedCassandra cassandra;

    /** Starts it. */
    Rig(Path home, Consumer<String> progress) {
        this.cassandra = EmbeddedCassandra.start(EmbeddedSettings.in(home.resolve("cassandra"))
                .withQuickStart(true)
                .withProgress(progress));
        try {
            Schema.ensure(cassandra.address(), progress);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    CassandraAddress address() {
        return cassandra.address();
    }

    void kill() {
        cassandra.kill();
    }

    void restart() {
        cassandra.restart();
    }

    @Override
    public void close() {
        cassandra.kill();
        cassandra.close();
    }
}
