package io.quoin.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach the Cassandra of a realm: everything a session needs, and whether that Cassandra is ours alone.
 *
 * <p>Pekko gets it as configuration ({@link #config}), our own statements as a session ({@link #openSession}). Both read the
 * rest, consistency and time-outs first of all, from {@code quoin-persistence.conf}.
 *
 * @param host name or address of one node of the cluster; the driver finds the others
 * @param port its CQL port
 * @param datacenter the datacenter whose nodes are used, exactly as the cluster names it
 * @param credentials user and password, when the cluster asks for them
 * @param tls whether connections are encrypted, with the trust store of this JVM and the host name checked
 * @param exclusive true only for the Cassandra that we started ourselves under the lock of its data directory: then nobody
 *     else can write there, and fencing by epoch reads is not needed
 */
public record CassandraAddress(
        String host,
        int port,
        String datacenter,
        Optional<CassandraCredentials> credentials,
        boolean tls,
        boolean exclusive) {

    /** The port of a cluster when nobody names one. */
    public static final int PORT_DEFAULT = 9042;

    /** What Cassandra calls its datacenter when nobody named it. */
    public static final String DATACENTER_DEFAULT = "datacenter1";

    /** The driver profile of our own statements: QUORUM, SERIAL, not repeated by the driver. */
    public static final String PROFILE = "quoin";

    /** The configuration resource with what every connection shares. */
    public static final String SHARED_CONFIG = "quoin-persistence.conf";

    private static final String DRIVER = "datastax-java-driver.";
    private static final int PORT_MAX = 65_535;

    public CassandraAddress {
        if (host.isBlank() || datacenter.isBlank()) {
            throw new IllegalArgumentException("a Cassandra address needs a host and a datacenter");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is 1 to " + PORT_MAX + ", not " + port);
        }
    }

    /** The Cassandra that this machine runs for us alone. */
    public static CassandraAddress embedded(int port) {
        return new CassandraAddress("127.0.0.1", port, DATACENTER_DEFAULT, Optional.empty(), false, true);
    }

    /**
     * A node of somebody's cluster, written {@code host:port} or {@code host} (an IPv6 address in brackets), in the datacenter
     * {@value #DATACENTER_DEFAULT}, without password and TLS.
     *
     * @throws IllegalArgumentException with a sentence, when the text is not an address
     */
    public static CassandraAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, colon) : text;
        String port = hasPort ? text.substring(colon + 1) : Integer.toString(PORT_DEFAULT);
        if (host.isBlank() || !port.matches("\\d{1,5}") || (!host.startsWith("[") && host.contains(":"))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address of a Cassandra node: write host:port, for example 10.0.0.5:9042.");
        }
        return new CassandraAddress(host, Integer.parseInt(port), DATACENTER_DEFAULT, Optional.empty(), false, false);
    }

    public CassandraAddress withDatacenter(String changed) {
        return new CassandraAddress(host, port, changed, credentials, tls, exclusive);
    }

    public CassandraAddress withCredentials(CassandraCredentials changed) {
        return new CassandraAddress(host, port, datacenter, Optional.of(changed), tls, exclusive);
    }

    public CassandraAddress withTls(boolean changed) {
        return new CassandraAddress(host, port, datacenter, credentials, changed, exclusive);
    }

    /** {@code host:port}, as people write it. */
    public String endpoint() {
        return host + ":" + port;
    }

    /**
     * The part of the configuration of an actor system that depends on this address. Put it before {@value #SHARED_CONFIG}:
     * {@code address.config().withFallback(ConfigFactory.load("quoin-persistence.conf"))}.
     */
    public Config config() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(DRIVER + "basic.contact-points", List.of(endpoint()));
        settings.put(DRIVER + "basic.load-balancing-policy.local-datacenter", datacenter);
        credentials.ifPresent(known -> {
            settings.put(DRIVER + "advanced.auth-provider.class", "PlainTextAuthProvider");
            settings.put(DRIVER + "advanced.auth-provider.username", known.user());
            settings.put(DRIVER + "advanced.auth-provider.password", known.password());
        });
        if (tls) {
            settings.put(DRIVER + "advanced.ssl-engine-factory.class", "DefaultSslEngineFactory");
            settings.put(DRIVER + "advanced.ssl-engine-factory.hostname-validation", true);
        }
        return ConfigFactory.parseMap(settings, "Cassandra at " + endpoint());
    }

    /**
     * A builder of sessions for our own statements. Unlike Pekko's, such a session does not wait for a Cassandra that is not
     * there. Statements name the profile {@value #PROFILE}; without it the driver would run them at LOCAL_ONE.
     */
    public CqlSessionBuilder session() {
        return CqlSession.builder().withConfigLoader(loader(driverConfig()));
    }

    /**
     * Opens such a session.
     *
     * @throws CassandraUnavailable when nothing answers, or it refuses us
     */
    public CqlSession openSession() {
        return ClusterCheck.open(this, session());
    }

    /**
     * Opens a session for defining tables and for short looks: it learns nothing about the tables of the cluster, which would
     * cost a second after each definition.
     *
     * @throws CassandraUnavailable when nothing answers, or it refuses us
     */
    public CqlSession openPlainSession() {
        return ClusterCheck.open(this, CqlSession.builder().withConfigLoader(loader(plainDriverConfig())));
    }

    /** The driver's whole configuration, apart from its own defaults. */
    private Config driverConfig() {
        return ConfigFactory.parseMap(Map.of(DRIVER + "advanced.reconnect-on-init", false))
                .withFallback(config())
                .withFallback(ConfigFactory.parseResources(CassandraAddress.class.getClassLoader(), SHARED_CONFIG))
                .withOnlyPath("datastax-java-driver");
    }

    Config plainDriverConfig() {
        return ConfigFactory.parseMap(Map.of(DRIVER + "advanced.metadata.schema.enabled", false))
                .withFallback(driverConfig());
    }

    static DriverConfigLoader loader(Config driver) {
        return DriverConfigLoader.fromString(driver.root().render(ConfigRenderOptions.concise()));
    }
}
