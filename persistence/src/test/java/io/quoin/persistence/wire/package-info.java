/**
 * What is written is read, nothing else is, and what was ever written stays readable.
 *
 * <p>{@link io.quoin.persistence.wire.WireGuard} is for every module that has a registry of its own; it needs a file of
 * golden bytes and one sample for each name.
 */
@NullMarked
package io.quoin.persistence.wire;

import org.jspecify.annotations.NullMarked;
