/**
 * The shell: one generic journaled entity around any law. The front (a plain actor) queues, batches, releases and sends; its
 * child, the core, is the only event-sourced actor and hears nobody else.
 *
 * <p>Read {@link io.quoin.actors.shell.EntityFront}, then {@link io.quoin.actors.shell.EntityCore}, then {@link
 * io.quoin.actors.shell.EpochGate}. Nothing here knows an account or a market.
 */
@NullMarked
package io.quoin.actors.shell;

import org.jspecify.annotations.NullMarked;
