package io.quoin.config.cli;

import java.util.List;

/** Adds subcommands to {@code quoin}; found through {@link java.util.ServiceLoader}. */
public interface CommandProvider {
    /** New instances of annotated command classes. */
    List<Object> commands();
}
