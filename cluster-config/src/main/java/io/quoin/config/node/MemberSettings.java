package io.quoin.config.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.quoin.persistence.cassandra.CassandraAddress;
import java.util.List;
import java.util.Optional;

/**
 * What tells one member of the cluster from another.
 *
 * @param role {@code node} holds entities, {@code client} only talks to them
 * @param host the address it listens on
 * @param port its port, 0 for a free one
 * @param seed host:port of the member to join; empty to found the cluster
 * @param cassandra the realm's Cassandra; a client needs none
 */
public record MemberSettings(
        String role, String host, int port, Optional<String> seed, Optional<CassandraAddress> cassandra) {
    /** The name of the actor system, the same for all members. */
    public static final String SYSTEM = "quoin";

    /** The role of a member that only talks to entities. */
    public static final String CLIENT = "client";

    private static final int PORT_MAX = 65_535;

    public MemberSettings {
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is 0 (any) to " + PORT_MAX + ", not " + port);
        }
        seed.filter(text -> !text.matches("[^@/\\s]+:\\d{1,5}")).ifPresent(text -> {
            throw new IllegalArgumentException("'" + text + "' is no member to join: write host:port");
        });
    }

    /** The whole configuration of this member, layer over layer. */
    public Config config() {
        return config(ConfigFactory.empty());
    }

    /**
     * As above, with a layer of the realm's own between what is shipped and what tells this member from others; properties of the
     * JVM go before it.
     */
    public Config config(Config realm) {
        Config own = ConfigFactory.empty()
                .withValue("pekko.remote.artery.canonical.hostname", ConfigValueFactory.fromAnyRef(host))
                .withValue("pekko.remote.artery.canonical.port", ConfigValueFactory.fromAnyRef(port))
                .withValue("pekko.cluster.roles", ConfigValueFactory.fromIterable(List.of(role)));
        Config address = cassandra.map(CassandraAddress::config).orElse(ConfigFactory.empty());
        return ConfigFactory.load(ConfigFactory.defaultOverrides()
                .withFallback(own)
                .withFallback(address)
                .withFallback(realm)
                .withFallback(ConfigFactory.parseResourcesAnySyntax("quoin-node")));
    }
}
