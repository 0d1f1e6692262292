package io.quoin.persistence.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first look at a cluster that somebody else runs: is it there, does it let us in, and is it what was said? */
public final class ClusterCheck {
    private static final int CASSANDRA_MAJOR_MIN = 4;
    private static final int CONNECT_MILLIS_MAX = 5_000;

    private static final String BALANCING = "datastax-java-driver.basic.load-balancing-policy";

    /** The probe asks the one node that was named, whatever its datacenter. */
    private static final Config ANY_DATACENTER = ConfigFactory.parseMap(Map.of(
            BALANCING + ".class", "BasicLoadBalancingPolicy", "datastax-java-driver.basic.request.consistency", "ONE"));

    private ClusterCheck() {}

    /**
     * What a cluster says about itself.
     *
     * @param release the version of Cassandra on the node asked, for example {@code 5.0.9}
     * @param datacenter the datacenter of that node
     */
    public record Cluster(String release, String datacenter) {}

    /**
     * Asks the node at {@code address} who it is, ignoring the datacenter of the address.
     *
     * @throws CassandraUnavailable UNREACHABLE, AUTHENTICATION_REFUSED
     */
    public static Cluster ask(CassandraAddress address) {
        Config probe = ANY_DATACENTER.withFallback(address.plainDriverConfig().withoutPath(BALANCING));
        CqlSessionBuilder builder = CqlSession.builder().withConfigLoader(CassandraAddress.loader(probe));
        try (CqlSession session = open(address, builder)) {
            Row local = session.execute("SELECT release_version, data_center FROM system.local")
                    .one();
            if (local == null) {
                throw unreachable(address, "it says nothing about itself", null);
            }
            return new Cluster(
                    String.valueOf(local.getString("release_version")), String.valueOf(local.getString("data_center")));
        } catch (DriverException failure) {
            throw unreachable(address, String.valueOf(failure.getMessage()), failure);
        }
    }

    /**
     * Makes sure that the cluster at {@code address} can be used as the address says.
     *
     * @throws CassandraUnavailable UNREACHABLE, AUTHENTICATION_REFUSED, WRONG_DATACENTER, TOO_OLD
     */
    public static Cluster require(CassandraAddress address) {
        Cluster cluster = ask(address);
        if (major(cluster.release()) < CASSANDRA_MAJOR_MIN) {
            throw new CassandraUnavailable(
                    Reason.TOO_OLD,
                    "Cassandra at " + address.endpoint() + " is version " + cluster.release() + " and Quoin needs "
                            + CASSANDRA_MAJOR_MIN + ".0 or newer: use another cluster.");
        }
        if (!cluster.datacenter().equals(address.datacenter())) {
            throw new CassandraUnavailable(
                    Reason.WRONG_DATACENTER,
                    "Cassandra at " + address.endpoint() + " is in datacenter '" + cluster.datacenter() + "', not '"
                            + address.datacenter() + "': name the datacenter, or a node in the one you named.");
        }
        return cluster;
    }

    static CqlSession open(CassandraAddress address, CqlSessionBuilder builder) {
        requireListening(address);
        try {
            return builder.build();
        } catch (AllNodesFailedException failure) {
            if (anyIsAuthentication(failure)) {
                throw new CassandraUnavailable(
                        Reason.AUTHENTICATION_REFUSED,
                        "Cassandra at " + address.endpoint() + " refuses "
                                + address.credentials()
                                        .map(known -> "the user " + known.user() + " or its password")
                                        .orElse("to talk without a user and a password")
                                + ": give the right ones.",
                        failure);
            }
            throw unreachable(address, firstCause(failure), failure);
        } catch (DriverException | IllegalStateException | IllegalArgumentException failure) {
            throw unreachable(address, String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The driver says of most failures only that a channel was closed; the socket knows why. */
    private static void requireListening(CassandraAddress address) {
        String name = address.host().replaceAll("[\\[\\]]", "");
        try (Socket socket = new Socket()) {
            InetAddress host = InetAddress.getByName(name);
            socket.connect(new InetSocketAddress(host, address.port()), CONNECT_MILLIS_MAX);
        } catch (UnknownHostException failure) {
            throw unreachable(address, "the name " + name + " is unknown", failure);
        } catch (IOException failure) {
            throw unreachable(address, String.valueOf(failure.getMessage()), failure);
        }
    }

    private static boolean anyIsAuthentication(AllNodesFailedException failure) {
        return failure.getAllErrors().values().stream()
                .flatMap(List::stream)
                .anyMatch(error -> error instanceof AuthenticationException
                        || error.getCause() instanceof AuthenticationException);
    }

    private static String firstCause(AllNodesFailedException failure) {
        Throwable deepest = failure.getAllErrors().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse(failure);
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    private static CassandraUnavailable unreachable(CassandraAddress address, String why, @Nullable Throwable cause) {
        return new CassandraUnavailable(
                Reason.UNREACHABLE,
                "No Cassandra answers at " + address.endpoint() + " (" + why
                        + "): check the address, that it runs, and whether it wants TLS.",
                cause);
    }

    private static int major(String release) {
        String digits = release.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
