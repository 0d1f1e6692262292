package io.quoin.persistence.cassandra;

import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The command line of our own Cassandra: a JDK 17, the flags Cassandra needs on it, and a class path without our libraries. */
final class CassandraCommand {
    private static final int JAVA_FEATURE = 17;
    private static final String JAVA_HOME_OVERRIDE = "JAVA17_HOME";

    /** What Cassandra 5.0 opens in JDK 17, from its own {@code conf/jvm17-server.options}. */
    private static final List<String> MODULE_FLAGS = List.of(
            "-Djdk.attach.allowAttachSelf=true",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.management.rmi/com.sun.jmx.remote.internal.rmi=ALL-UNNAMED",
            "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
            "--add-exports=java.rmi/sun.rmi.server=ALL-UNNAMED",
            "--add-exports=java.sql/java.sql=ALL-UNNAMED",
            "--add-exports=java.base/java.lang.ref=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-exports=jdk.attach/sun.tools.attach=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.module=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.reflect=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.math=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.module=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.util.jar=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Dio.netty.allocator.useCacheForAllThreads=true",
            "-Dio.netty.allocator.maxOrder=11");

    /** A lone node has nobody to wait for, at start or at stop. */
    private static final List<String> ALONE_FLAGS = List.of(
            "-Dcassandra-foreground=yes",
            "-Dcassandra.ring_delay_ms=0",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-Dcassandra.shutdown_announce_in_ms=0",
            "-Dcassandra.superuser_setup_delay_ms=0");

    private final Path java;
    private final Path lib;

    private CassandraCommand(Path java, Path lib) {
        this.java = java;
        this.lib = lib;
    }

    /** Finds the JDK and the jars, or refuses. */
    static CassandraCommand prepare(EmbeddedSettings settings) {
        return new CassandraCommand(java17(settings), jars(settings));
    }

    List<String> line(DataDirectory directory, EmbeddedSettings settings) {
        List<String> line = new ArrayList<>();
        line.add(java.toString());
        line.add("-Xms" + Math.min(128, settings.heapMegabytes()) + "m");
        line.add("-Xmx" + settings.heapMegabytes() + "m");
        line.add("-XX:+UseSerialGC");
        if (settings.quickStart()) {
            line.add("-XX:TieredStopAtLevel=1");
        }
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-XX:+PerfDisableSharedMem");
        line.add("-XX:ErrorFile=" + directory.log().resolve("fatal-%p.log"));
        line.addAll(MODULE_FLAGS);
        line.addAll(ALONE_FLAGS);
        line.add("-Djava.io.tmpdir=" + directory.temporary());
        line.add("-Dcassandra.config=" + CassandraFiles.yaml(directory).toUri());
        line.add("-Dcassandra.storagedir=" + directory.root());
        line.add("-Dlogback.configurationFile=" + CassandraFiles.logback(directory));
        line.add("-cp");
        line.add(CassandraFiles.classes(directory) + File.pathSeparator + lib.resolve("*"));
        line.add(CassandraMain.class.getName());
        line.add(directory.processLock().toString());
        return line;
    }

    private static Path jars(EmbeddedSettings settings) {
        Path lib = settings.libDirectory();
        if (lib == null) {
            throw new CassandraUnavailable(
                    Reason.JARS_MISSING,
                    "Nobody said where Cassandra's jars are: start through the quoin script, or set -D"
                            + EmbeddedSettings.LIB_PROPERTY
                            + " to the directory that persistence/cassandra-dist fills.");
        }
        if (Files.isDirectory(lib)) {
            try (Stream<Path> files = Files.list(lib)) {
                if (files.anyMatch(file -> file.toString().endsWith(".jar"))) {
                    return lib.toAbsolutePath();
                }
            } catch (IOException failure) {
                throw new CassandraUnavailable(
                        Reason.JARS_MISSING,
                        "The directory " + lib + " with Cassandra's jars cannot be read.",
                        failure);
            }
        }
        throw new CassandraUnavailable(
                Reason.JARS_MISSING,
                "There are no Cassandra jars in " + lib
                        + ": run mvn -pl persistence/cassandra-dist generate-resources, which collects them.");
    }

    private static Path java17(EmbeddedSettings settings) {
        Path asked = settings.javaHome();
        String override = System.getenv(JAVA_HOME_OVERRIDE);
        if (asked == null && override != null && !override.isBlank()) {
            asked = Path.of(override);
        }
        Path home = asked == null ? Path.of(System.getProperty("java.home")) : asked;
        String version = asked == null ? System.getProperty("java.version") : versionOf(home);
        Path java = home.resolve("bin").resolve("java");
        if (!version.matches(JAVA_FEATURE + "([.+-].*)?") || !Files.isExecutable(java)) {
            throw new CassandraUnavailable(
                    Reason.WRONG_JAVA,
                    "Cassandra runs on JDK " + JAVA_FEATURE + " and " + home + " is "
                            + (version.isEmpty() ? "no JDK" : "a JDK " + version) + ": set " + JAVA_HOME_OVERRIDE
                            + " to the home of a JDK " + JAVA_FEATURE + ".");
        }
        return java;
    }

    /** Every JDK has a file {@code release} with its version in quotes. */
    private static String versionOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return "";
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        } catch (IOException failure) {
            throw new CassandraUnavailable(Reason.WRONG_JAVA, "The file " + release + " cannot be read.", failure);
        }
    }
}
