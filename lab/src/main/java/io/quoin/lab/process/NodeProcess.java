package io.quoin.lab.process;

import io.quoin.config.node.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A node as a child process of this one: started on a port it keeps, killed without warning, started again. It stops when
 * this process ends, however it ends, because its standard input ends then.
 */
public final class NodeProcess implements AutoCloseable {
    private static final long STOP_SECONDS_MAX = 40;

    private final Path home;
    private final List<String> jvmFlags;
    private final List<String> options;
    private final int port;
    private final int heapMegabytes;
    private @Nullable Process process;
    private int starts;

    /**
     * A node that is not started yet.
     *
     * @param home the realm's directory; the node's logs go there
     * @param options further options of {@code quoin node}
     */
    public NodeProcess(Path home, int heapMegabytes, List<String> options) {
        this(home, heapMegabytes, List.of(), options);
    }

    /**
     * A node that is not started yet, with further flags for its JVM: {@code -Dkey=value} overrides the configuration.
     *
     * @param home the realm's directory; the node's logs go there
     * @param options further options of {@code quoin node}
     */
    public NodeProcess(Path home, int heapMegabytes, List<String> jvmFlags, List<String> options) {
        this.home = home;
        this.heapMegabytes = heapMegabytes;
        this.jvmFlags = List.copyOf(jvmFlags);
        this.options = List.copyOf(options);
        this.port = FreePort.on("127.0.0.1");
    }

    /** Writes what its realm configures otherwise than it is shipped; holds from its next start on. */
    public void configure(String content) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("quoin.conf"), content);
        } catch (IOException e) {
            throw new UncheckedIOException("the realm could not be configured", e);
        }
    }

    /** Starts it; returns at once, before it is up. */
    public synchronized void start() {
        starts++;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=4",
                "-Xmx" + heapMegabytes + "m",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-Dquoin.log=" + home.resolve("node.log"),
                "-Dquoin.cassandra.lib=" + System.getProperty("quoin.cassandra.lib", "")));
        command.addAll(jvmFlags);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.quoin.config.cli.Quoin",
                "node",
                "--home",
                home.toString(),
                "--port",
                Integer.toString(port),
                "--until-stdin-ends"));
        command.addAll(options);
        try {
            Files.createDirectories(home);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("node.out").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the node could not be started", e);
        }
    }

    /** Kills it as {@code kill -9} does and waits until it is gone. */
    public synchronized void kill() {
        Process victim = process;
        if (victim != null) {
            victim.destroyForcibly();
            victim.onExit().join();
        }
    }

    /** Whether the process lives. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process, 0 before the first start. */
    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    /** What it ended with; empty while it lives and before the first start. */
    public synchronized OptionalInt exitCode() {
        return process == null || process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** How often it has been started. */
    public synchronized int starts() {
        return starts;
    }

    /** Where what it printed is kept. */
    public Path output() {
        return home.resolve("node.out");
    }

    /** Lets it finish what it is writing and stops it; kills it if that takes too long. */
    @Override
    public synchronized void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        try (OutputStream stdin = running.getOutputStream()) {
            stdin.flush();
        } catch (IOException e) {
            running.destroy(); // Its standard input is broken, so it has seen the end of it already.
        }
        try {
            if (!running.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
