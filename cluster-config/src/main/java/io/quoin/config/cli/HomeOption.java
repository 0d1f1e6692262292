package io.quoin.config.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a realm keeps its files on this machine. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".quoin",
            description = "where the realm keeps its files (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init")
    private Path home;

    /** The realm's directory. */
    public Path home() {
        return home;
    }

    /** The directory of the realm's own Cassandra. */
    public Path cassandra() {
        return home.resolve("cassandra");
    }

    /** The file in which a running node says where it is. */
    public Path nodeFile() {
        return home.resolve("node.properties");
    }
}
