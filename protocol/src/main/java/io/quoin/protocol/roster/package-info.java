/**
 * Who must be awake: the rows that name entities with obligations, and the rule when a row is needed.
 *
 * <p>Read {@link io.quoin.protocol.roster.RosterRow}.
 */
@NullMarked
package io.quoin.protocol.roster;

import org.jspecify.annotations.NullMarked;
