package io.quoin.config.cli;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.Realm;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.EmbeddedCassandra;
import io.quoin.persistence.cassandra.EmbeddedSettings;
import io.quoin.persistence.cassandra.RunningCassandra;
import io.quoin.persistence.forensics.AuditedType;
import io.quoin.persistence.reader.JournalReader;
import io.quoin.persistence.schema.Schema;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journals of a realm for the time of one command: in the Cassandra that was named, in the realm's own if it runs, or in
 * the realm's own started for this.
 */
final class JournalAccess implements AutoCloseable {
    private final @Nullable EmbeddedCassandra own;
    private final CqlSession session;
    private final JournalReader reader;

    private JournalAccess(@Nullable EmbeddedCassandra own, CassandraAddress address) {
        this.own = own;
        Schema.check(address);
        this.session = address.openSession();
        this.reader = new JournalReader(session);
    }

    /** Opens the journals that these options name. */
    static JournalAccess open(HomeOption home, CassandraOption cassandra, Consumer<String> progress) {
        Optional<CassandraAddress> address = cassandra.address();
        if (address.isEmpty()) {
            address = RunningCassandra.find(home.cassandra()).map(RunningCassandra::address);
        }
        if (address.isPresent()) {
            return new JournalAccess(null, address.get());
        }
        if (!Files.isDirectory(home.cassandra())) {
            throw new CannotGoOn("There is no realm in " + home.home()
                    + ": start one with 'quoin node', or say where one is with --home or --cassandra.");
        }
        return started(
                EmbeddedCassandra.start(EmbeddedSettings.in(home.cassandra()).withProgress(progress)));
    }

    private static JournalAccess started(EmbeddedCassandra own) {
        try {
            return new JournalAccess(own, own.address());
        } catch (RuntimeException failure) {
            own.close();
            throw failure;
        }
    }

    JournalReader reader() {
        return reader;
    }

    /** What of a realm can be audited. */
    static List<AuditedType<?, ?, ?, ?>> types() {
        Config config =
                new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty()).config();
        return Realm.catalogue(config).audited();
    }

    @Override
    public void close() {
        session.close();
        if (own != null) {
            own.close();
        }
    }
}
