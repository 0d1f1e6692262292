package io.quoin.config.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds free ports of an address. */
public final class FreePort {
    private FreePort() {}

    /** A port of this host that was free a moment ago. */
    public static int on(String host) {
        try {
            return probe(host, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + host, e);
        }
    }

    /**
     * Makes sure that a member could listen there: sooner, and in clearer words, than by starting one.
     *
     * @throws MemberUnavailable if the port is taken, or the host is not of this machine
     */
    public static void require(String host, int port) {
        try {
            probe(host, port);
        } catch (IOException e) {
            throw cannotListen(host, port, e);
        }
    }

    static MemberUnavailable cannotListen(String host, int port, Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new MemberUnavailable(
                "A node cannot listen on " + host + ":" + port + " (" + deepest.getMessage()
                        + "): stop what listens there, or choose another --port or --host.",
                cause);
    }

    private static int probe(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        }
    }
}
