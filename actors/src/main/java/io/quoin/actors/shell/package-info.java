/**
 * The shell: one generic journaled entity around any law. The front (a plain actor) queues, batches, releases and sends; its
 * child, the core, is the only event-sourced actor and hears nobody else.
 *
 * <p>Read {@link io.quoin.actors.shell.EntityFront}, the actor, then what it is made of: {@code Arrivals}, {@code Questions} and
 * {@code ParkingLot} (what waits), {@code Batch} (what the core has), {@code ReleasePoint} with {@code Outbox} and {@code Asker}
 * (what leaves), {@code CoreKeeper} (which core), then {@link io.quoin.actors.shell.EntityCore} and {@link
 * io.quoin.actors.shell.EpochGate}. Nothing here knows an account or a market.
 */
@NullMarked
package io.quoin.actors.shell;

import org.jspecify.annotations.NullMarked;
