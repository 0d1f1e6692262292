package io.quoin.persistence.cassandra;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two loopback ports of our own Cassandra: {@code cql} for clients, {@code storage} between nodes.
 *
 * <p>Free ports are taken below the range from which kernels give ports to outgoing connections: while a killed Cassandra is
 * being restarted, a client's reconnection must not be able to sit on its port.
 */
record CassandraPorts(int cql, int storage) {
    private static final int FREE_FIRST = 17_000;
    private static final int FREE_LAST = 31_999;
    private static final int TRIES_MAX = 1_000;

    /**
     * What a start uses: the ports asked for (refused when taken), else those of the last start when free, else free ones.
     *
     * @param last the ports of the last start, or 0 and 0
     */
    static CassandraPorts choose(EmbeddedSettings settings, CassandraPorts last) {
        int storage = one("storage port", settings.storagePort(), last.storage(), settings.nativePort());
        int cql = one("CQL port", settings.nativePort(), last.cql(), storage);
        return new CassandraPorts(cql, storage);
    }

    /** Refuses when one of the two belongs to somebody else. */
    void requireFree() {
        requireFree("CQL port", cql);
        requireFree("storage port", storage);
    }

    boolean anyTaken() {
        return taken(cql) || taken(storage);
    }

    private static int one(String name, int asked, int last, int other) {
        if (asked != 0) {
            requireFree(name, asked);
            return asked;
        }
        if (last != 0 && last != other && !taken(last)) {
            return last;
        }
        for (int i = 0; i < TRIES_MAX; i++) {
            int candidate = ThreadLocalRandom.current().nextInt(FREE_FIRST, FREE_LAST + 1);
            if (candidate != other && !taken(candidate)) {
                return candidate;
            }
        }
        throw new CassandraUnavailable(
                Reason.PORT_TAKEN,
                "No free loopback port between " + FREE_FIRST + " and " + FREE_LAST + " was found for Cassandra's "
                        + name + ": close something or name a port.");
    }

    private static void requireFree(String name, int port) {
        if (taken(port)) {
            throw new CassandraUnavailable(
                    Reason.PORT_TAKEN,
                    "Port " + port + ", which is to be Cassandra's " + name
                            + ", is taken by another process: stop that process or choose another port.");
        }
    }

    private static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }
}
