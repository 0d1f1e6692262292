package io.quoin.lab.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a node and its Cassandra on loopback, and can hold answers back while requests go on: what was asked for is
 * then done, and whoever asked is told that it timed out.
 */
final class StallingProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean isHolding;
    private long heldBytes;
    private volatile boolean isClosed;

    /** Passes everything on to this port of this machine. */
    StallingProxy(int target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException("no port for the proxy", failure);
        }
        spawn("proxy-listener", this::accept);
    }

    /** host:port to connect to instead of the target. */
    String endpoint() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** Lets requests through and keeps every answer. */
    synchronized void hold() {
        isHolding = true;
        heldBytes = 0;
    }

    /** How many bytes of answers have been kept since {@link #hold}. */
    synchronized long heldBytes() {
        return heldBytes;
    }

    /** Passes on late what was kept, and everything from now on. */
    synchronized void release() {
        isHolding = false;
        notifyAll();
    }

    /** Breaks every connection, so that what was kept never arrives; new connections work. */
    void drop() {
        sockets.forEach(StallingProxy::quietly);
        release();
    }

    private void accept() {
        while (!isClosed) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                connect(client);
            } catch (IOException failure) {
                if (!isClosed) {
                    throw new UncheckedIOException("the proxy stopped listening", failure);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            spawn("proxy-requests", () -> pump(client, server, false));
            spawn("proxy-answers", () -> pump(server, client, true));
        } catch (IOException nobodyThere) {
            quietly(client); // Which is what the client would have seen without a proxy.
        }
    }

    private void pump(Socket from, Socket to, boolean areAnswers) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (areAnswers) {
                    awaitRelease(read);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            quietly(to); // One end is gone, so the other is told by closing it.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized void awaitRelease(int bytes) throws InterruptedException {
        if (isHolding) {
            heldBytes += bytes;
        }
        while (isHolding) {
            wait();
        }
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("a socket could not be closed", failure);
        }
    }

    private static void spawn(String name, Runnable run) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        isClosed = true;
        quietly(listener);
        drop();
    }
}
