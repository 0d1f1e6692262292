package io.quoin.protocol.roster;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Incarnation;

/**
 * One incarnation of an entity that must be awake. Durable before the first block that gives it an obligation is written;
 * a needless row is harmless. An incarnation removes only its own row and older ones, after its flat block is released.
 *
 * @param isExposed whether the entity holds risk; exposed ones are woken first
 */
public record RosterRow(Address entity, Incarnation incarnation, boolean isExposed) {}
