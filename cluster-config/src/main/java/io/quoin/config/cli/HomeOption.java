package io.quoin.config.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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

    /**
     * What this realm configures otherwise than it is shipped, from {@code quoin.conf} in its directory; empty without that file.
     *
     * @throws com.typesafe.config.ConfigException if the file is none of configuration
     */
    public Config configuration() {
        return ConfigFactory.parseFile(home.resolve("quoin.conf").toFile());
    }
}
