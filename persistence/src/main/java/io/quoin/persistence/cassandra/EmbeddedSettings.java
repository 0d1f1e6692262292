package io.quoin.persistence.cassandra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to start our own Cassandra: everything {@link EmbeddedCassandra#start} needs to know.
 *
 * <p>For example, {@code EmbeddedSettings.in(Path.of(".quoin", "cassandra")).withHeapMegabytes(512)}.
 *
 * @param directory where data, generated files, logs and locks live; created when missing
 * @param libDirectory the directory with Cassandra's jars, or null when nobody said; by default the system property
 *     {@value #LIB_PROPERTY}
 * @param javaHome the JDK 17 that runs Cassandra, or null for the environment variable {@code JAVA17_HOME}, else the running JDK
 * @param heapMegabytes the largest heap of the Cassandra process in MiB, at least {@value #HEAP_MEGABYTES_MIN}
 * @param quickStart compile with the first compiler of the JVM only: a third less processor time until ready, and slower under
 *     load; for tests
 * @param nativePort the loopback port for CQL; 0 takes the one of the last start, or a free one
 * @param storagePort the loopback port between Cassandra nodes; 0 as above
 * @param diskFreeMinimum bytes that must be free on the disk under {@code directory} at start
 * @param readyWithin how long a start may take until CQL is answered
 * @param drainWithin how long a start waits for the Cassandra of an earlier run that is still closing
 * @param progress hears one sentence per step, on the calling thread
 */
public record EmbeddedSettings(
        Path directory,
        @Nullable Path libDirectory,
        @Nullable Path javaHome,
        int heapMegabytes,
        boolean quickStart,
        int nativePort,
        int storagePort,
        long diskFreeMinimum,
        Duration readyWithin,
        Duration drainWithin,
        Consumer<String> progress) {

    /** Names the directory with Cassandra's jars; set by the build for tests and by the {@code quoin} script. */
    public static final String LIB_PROPERTY = "quoin.cassandra.lib";

    /** Enough for tests and for trying things out. */
    public static final int HEAP_MEGABYTES_DEFAULT = 256;

    /** What the load figures were taken with. */
    public static final int HEAP_MEGABYTES_LOAD = 512;

    /** The smallest heap that was seen to start and serve. */
    public static final int HEAP_MEGABYTES_MIN = 96;

    /** The commit log alone may grow to 512 MiB; the rest is room for a first day of data and a compaction. */
    public static final long DISK_FREE_MINIMUM_DEFAULT = 2L << 30;

    private static final Duration READY_WITHIN_DEFAULT = Duration.ofSeconds(90);
    private static final Duration DRAIN_WITHIN_DEFAULT = Duration.ofSeconds(40);
    private static final int PORT_MAX = 65_535;

    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        if (heapMegabytes < HEAP_MEGABYTES_MIN) {
            throw new IllegalArgumentException(
                    "heapMegabytes must be at least " + HEAP_MEGABYTES_MIN + ", not " + heapMegabytes);
        }
        if (nativePort < 0 || nativePort > PORT_MAX || storagePort < 0 || storagePort > PORT_MAX) {
            throw new IllegalArgumentException("a port is 0 (choose one) to " + PORT_MAX);
        }
        if (nativePort != 0 && nativePort == storagePort) {
            throw new IllegalArgumentException("nativePort and storagePort must differ");
        }
    }

    /** The defaults for a Cassandra in {@code directory}: free ports, 256 MiB of heap, silent. */
    public static EmbeddedSettings in(Path directory) {
        String lib = System.getProperty(LIB_PROPERTY, "");
        return new EmbeddedSettings(
                directory,
                lib.isBlank() ? null : Path.of(lib),
                null,
                HEAP_MEGABYTES_DEFAULT,
                false,
                0,
                0,
                DISK_FREE_MINIMUM_DEFAULT,
                READY_WITHIN_DEFAULT,
                DRAIN_WITHIN_DEFAULT,
                sentence -> {});
    }

    public EmbeddedSettings withLibDirectory(@Nullable Path changed) {
        return new EmbeddedSettings(
                directory,
                changed,
                javaHome,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withJavaHome(@Nullable Path changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                changed,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withHeapMegabytes(int changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                changed,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withQuickStart(boolean changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                changed,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withPorts(int changedNative, int changedStorage) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                quickStart,
                changedNative,
                changedStorage,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withDiskFreeMinimum(long changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                changed,
                readyWithin,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withReadyWithin(Duration changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                changed,
                drainWithin,
                progress);
    }

    public EmbeddedSettings withDrainWithin(Duration changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                changed,
                progress);
    }

    public EmbeddedSettings withProgress(Consumer<String> changed) {
        return new EmbeddedSettings(
                directory,
                libDirectory,
                javaHome,
                heapMegabytes,
                quickStart,
                nativePort,
                storagePort,
                diskFreeMinimum,
                readyWithin,
                drainWithin,
                changed);
    }
}
