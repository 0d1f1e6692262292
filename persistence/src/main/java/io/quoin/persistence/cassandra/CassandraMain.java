package io.quoin.persistence.cassandra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The main class of our Cassandra process: Cassandra's own daemon, tied to the life of whoever started it.
 *
 * <p>Standard input is a pipe from the starter that never carries a byte. When the starter ends, however it ends, the
 * kernel closes the pipe, and this process shuts itself down cleanly. The process also holds the lock file named by its
 * only argument for as long as it lives, so a later start can tell a Cassandra that is still draining from one that is gone.
 *
 * <p>This one class file is copied next to Cassandra's jars; it uses nothing but the JDK and has no nested classes.
 */
public final class CassandraMain {
    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";

    /** A clean shutdown takes about 4 s. One that hangs must not leave an orphan. */
    private static final long SHUTDOWN_MAX_SECONDS = 30;

    private static final int EXIT_STARTER_GONE = 0;
    private static final int EXIT_SHUTDOWN_HUNG = 3;
    private static final int EXIT_DAEMON_FAILED = 4;

    /** Static, because a channel that nobody can reach any more is closed by its cleaner, and the lock would go with it. */
    private static @Nullable FileLock processLock;

    private CassandraMain() {}

    public static void main(String[] arguments) throws IOException {
        daemon("starter-watch", CassandraMain::endWithStarter).start();
        ignoreSignalsOfTheTerminal();
        processLock = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .lock();
        try {
            Class.forName(DAEMON).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (ReflectiveOperationException failure) {
            Throwable cause = failure.getCause();
            System.err.println("Cassandra cannot start: " + (cause == null ? failure : cause));
            System.exit(EXIT_DAEMON_FAILED);
        }
    }

    /**
     * Ctrl-C and a closed terminal reach every process of the terminal at once. The starter must first finish its writes; when
     * it has ended, so does this process.
     */
    private static void ignoreSignalsOfTheTerminal() {
        try {
            // By reflection, because the compiler warns of this class, and no other way exists in Java.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            for (String name : new String[] {"INT", "HUP"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
            }
        } catch (ReflectiveOperationException failure) {
            System.err.println("Signals of the terminal will stop Cassandra at once: " + failure);
        }
    }

    private static void endWithStarter() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent; a stray byte means nothing.
            }
        } catch (IOException broken) {
            System.err.println("The pipe from the starter broke: " + broken);
        }
        daemon("shutdown-limit", CassandraMain::haltWhenHung).start();
        System.exit(EXIT_STARTER_GONE);
    }

    private static void haltWhenHung() {
        try {
            TimeUnit.SECONDS.sleep(SHUTDOWN_MAX_SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_SHUTDOWN_HUNG);
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
