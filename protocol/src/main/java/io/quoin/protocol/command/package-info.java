/**
 * Commands as the shell sees them: the ticket a command travels with, the ids that are kept while it may still
 * arrive, its outcome and its fate.
 *
 * <p>Read {@link io.quoin.protocol.command.Ticket}, then {@link io.quoin.protocol.command.LiveIds}.
 */
@NullMarked
package io.quoin.protocol.command;

import org.jspecify.annotations.NullMarked;
