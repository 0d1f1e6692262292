/**
 * One journaled entity without its actor: the generic state around a law's own state, and the rules by which inputs
 * become entries of a block and blocks become state.
 *
 * <p>Read {@link io.quoin.protocol.entity.EntityState}, then {@link io.quoin.protocol.entity.EntityRules} and {@link
 * io.quoin.protocol.entity.BlockDraft} (with its two parts, {@code DraftedBlock} and {@code CommandDesk}).
 */
@NullMarked
package io.quoin.protocol.entity;

import org.jspecify.annotations.NullMarked;
