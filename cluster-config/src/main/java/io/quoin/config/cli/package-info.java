/**
 * The {@code quoin} command: one class a subcommand, each a thin reader of options around something that lives elsewhere.
 *
 * <p>Read {@link io.quoin.config.cli.Quoin}. Other modules add commands through {@link io.quoin.config.cli.CommandProvider}.
 */
@NullMarked
package io.quoin.config.cli;

import org.jspecify.annotations.NullMarked;
