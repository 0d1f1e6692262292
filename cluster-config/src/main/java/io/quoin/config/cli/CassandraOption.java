package io.quoin.config.cli;

import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.cassandra.CassandraCredentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An existing Cassandra instead of one of our own. */
public final class CassandraOption {
    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT",
            description = "use this Cassandra instead of starting one of our own")
    private @Nullable String endpoint;

    @Option(
            names = "--datacenter",
            defaultValue = CassandraAddress.DATACENTER_DEFAULT,
            description = "its datacenter (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private String datacenter;

    @Option(names = "--user", description = "its user")
    private @Nullable String user;

    @Option(
            names = "--password",
            arity = "0..1",
            interactive = true,
            defaultValue = "${env:QUOIN_CASSANDRA_PASSWORD:-}",
            description = "its password; asked for if no value is given, or taken from QUOIN_CASSANDRA_PASSWORD")
    private @Nullable String password;

    @Option(names = "--tls", description = "encrypt the connection, with the trust store of the JVM")
    private boolean isTls;

    @Option(names = "--exclusive", hidden = true, description = "the caller holds this Cassandra exclusively")
    private boolean isExclusive;

    /**
     * The Cassandra that was asked for; empty to start our own.
     *
     * @throws CannotGoOn if the options do not fit together
     */
    public Optional<CassandraAddress> address() {
        if (endpoint == null) {
            if (user != null || isTls || !datacenter.equals(CassandraAddress.DATACENTER_DEFAULT)) {
                throw new CannotGoOn("--datacenter, --user and --tls say how to reach an existing cluster: name it with"
                        + " --cassandra, or leave them out.");
            }
            return Optional.empty();
        }
        CassandraAddress address = parsed(endpoint);
        if (isExclusive) {
            return Optional.of(CassandraAddress.embedded(address.port()));
        }
        address = address.withDatacenter(datacenter).withTls(isTls);
        if (user != null) {
            if (password == null || password.isEmpty()) {
                throw new CannotGoOn("--user needs a password: give --password, or set QUOIN_CASSANDRA_PASSWORD.");
            }
            address = address.withCredentials(new CassandraCredentials(user, password));
        }
        return Optional.of(address);
    }

    private static CassandraAddress parsed(String endpoint) {
        try {
            return CassandraAddress.parse(endpoint);
        } catch (IllegalArgumentException e) {
            throw new CannotGoOn(String.valueOf(e.getMessage()));
        }
    }
}
