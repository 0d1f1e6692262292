/**
 * The real accounts and the real markets together in the pure {@link io.quoin.protocol.world.World}: what must hold of both at
 * every moment, whatever crashes, is lost or comes twice while prices move; and the laws that are wrong on purpose.
 *
 * <p>Read {@link io.quoin.protocol.world.venue.VenueWorldTest}, then {@link io.quoin.protocol.world.venue.VenueWorld} and {@link
 * io.quoin.protocol.world.venue.VenueStep} (what happens), {@link io.quoin.protocol.world.venue.TrueMarket} and {@link
 * io.quoin.protocol.world.venue.TrueAccount} (what must hold), and {@link io.quoin.protocol.world.venue.VenuePlant} (the mistakes
 * and what each of them breaks).
 */
@NullMarked
package io.quoin.protocol.world.venue;

import org.jspecify.annotations.NullMarked;
