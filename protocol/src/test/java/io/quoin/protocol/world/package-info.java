/**
 * A pure world of entities, for properties: the real rules and channels, and around them a shell, a network, a journal, a
 * roster, boards of prices and clients that do whatever a run says, crashes at every point included. No thread, no clock, no
 * file.
 *
 * <p>Read {@link io.quoin.protocol.world.World} first, then {@link io.quoin.protocol.world.WorldEntity} (the shell in
 * phases), {@link io.quoin.protocol.world.WorldAudit} and {@link io.quoin.protocol.world.Witness} (what must always hold),
 * {@link io.quoin.protocol.world.WorldStep} (what a run is made of) and {@link io.quoin.protocol.world.Plant} (the shells that
 * are wrong on purpose). Lives in the test jar; entities of any types can be put in, {@code shop} is an example.
 */
@NullMarked
package io.quoin.protocol.world;

import org.jspecify.annotations.NullMarked;
