package io.quoin.persistence.cassandra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that one start of Cassandra needs, generated anew each time: its configuration, its logging, its main class. */
final class CassandraFiles {

    private CassandraFiles() {}

    static void write(DataDirectory directory, CassandraPorts ports, int heapMegabytes) {
        try {
            deleteTree(directory.temporary());
            deleteTree(directory.conf());
            for (Path needed : List.of(directory.temporary(), directory.conf(), directory.log())) {
                Files.createDirectories(needed);
            }
            Files.writeString(yaml(directory), yamlText(directory.root(), ports, heapMegabytes));
            Files.writeString(logback(directory), logbackText(directory));
            copyMainClass(classes(directory));
        } catch (IOException failure) {
            throw DataDirectory.unwritable(directory.root(), failure);
        }
    }

    static Path yaml(DataDirectory directory) {
        return directory.conf().resolve("cassandra.yaml");
    }

    static Path logback(DataDirectory directory) {
        return directory.conf().resolve("logback.xml");
    }

    static Path classes(DataDirectory directory) {
        return directory.conf().resolve("classes");
    }

    /** Deletes a directory and what is in it; nothing happens when it does not exist. */
    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Deletes all of a directory; the file that keeps others out of it goes last. */
    static void deleteUnderLock(DataDirectory directory) throws IOException {
        List<Path> content;
        try (Stream<Path> files = Files.list(directory.root())) {
            content =
                    files.filter(file -> !file.equals(directory.starterLock())).toList();
        }
        for (Path file : content) {
            deleteTree(file);
        }
        deleteTree(directory.root());
    }

    /** Only this one class of ours may stand on Cassandra's class path: our libraries and its libraries differ. */
    private static void copyMainClass(Path classes) throws IOException {
        String resource = CassandraMain.class.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(resource);
        Files.createDirectories(classes.resolve(resource).getParent());
        try (InputStream bytes = CassandraMain.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IOException("the class path has no " + resource);
            }
            Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * What differs from Cassandra's defaults, and why:
     *
     * <ul>
     *   <li>{@code commitlog_sync: batch}: an acknowledged write is on disk. Periodic loses acknowledged writes even when only
     *       the process dies. Each waiting write then holds a thread, hence {@code concurrent_writes: 128}.
     *   <li>failure policies {@code die}: a store that cannot write ends, and its starter sees it.
     *   <li>time-outs of 5 s: a busy laptop pauses; the driver waits a little longer, the journal longer still.
     *   <li>one token, no hints, small caches: it is alone.
     * </ul>
     */
    private static String yamlText(Path root, CassandraPorts ports, int heapMegabytes) {
        return """
                cluster_name: quoin
                num_tokens: 1
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters: [ { seeds: "127.0.0.1:%1$d" } ]
                listen_address: 127.0.0.1
                storage_port: %1$d
                start_native_transport: true
                rpc_address: 127.0.0.1
                native_transport_port: %2$d
                data_file_directories: [ %3$s ]
                commitlog_directory: %4$s
                hints_directory: %5$s
                saved_caches_directory: %6$s
                cdc_raw_directory: %7$s
                commitlog_sync: batch
                commitlog_segment_size: 32MiB
                commitlog_total_space: 512MiB
                concurrent_reads: 16
                concurrent_writes: 128
                concurrent_compactors: 1
                compaction_throughput: 16MiB/s
                memtable_heap_space: %8$dMiB
                memtable_offheap_space: %8$dMiB
                memtable_allocation_type: heap_buffers
                key_cache_size: 8MiB
                counter_cache_size: 0MiB
                file_cache_enabled: false
                networking_cache_size: 16MiB
                auto_snapshot: false
                hinted_handoff_enabled: false
                authenticator: AllowAllAuthenticator
                authorizer: AllowAllAuthorizer
                read_request_timeout: 5s
                range_request_timeout: 10s
                write_request_timeout: 5s
                cas_contention_timeout: 5s
                disk_failure_policy: die
                commit_failure_policy: die
                """.formatted(
                        ports.storage(),
                        ports.cql(),
                        quoted(root.resolve("data")),
                        quoted(root.resolve("commitlog")),
                        quoted(root.resolve("hints")),
                        quoted(root.resolve("saved_caches")),
                        quoted(root.resolve("cdc_raw")),
                        Math.max(16, heapMegabytes / 4));
    }

    /** Warnings and worse into a file of at most 3 x 10 MB; errors also to the console, which the starter reads when it fails. */
    private static String logbackText(DataDirectory directory) {
        return """
                <configuration>
                  <appender name="FILE" class="ch.qos.logback.core.rolling.RollingFileAppender">
                    <file>%1$s</file>
                    <rollingPolicy class="ch.qos.logback.core.rolling.FixedWindowRollingPolicy">
                      <fileNamePattern>%1$s.%%i</fileNamePattern>
                      <minIndex>1</minIndex>
                      <maxIndex>2</maxIndex>
                    </rollingPolicy>
                    <triggeringPolicy class="ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy">
                      <maxFileSize>10MB</maxFileSize>
                    </triggeringPolicy>
                    <encoder><pattern>%%date{ISO8601} %%-5level [%%thread] %%logger{1} %%msg%%n</pattern></encoder>
                  </appender>
                  <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
                    <filter class="ch.qos.logback.classic.filter.ThresholdFilter"><level>ERROR</level></filter>
                    <encoder><pattern>%%date{ISO8601} %%-5level %%logger{1} %%msg%%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="FILE"/><appender-ref ref="CONSOLE"/></root>
                </configuration>
                """.formatted(escaped(directory.cassandraLog().toString()));
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("$", "\\$");
    }
}
