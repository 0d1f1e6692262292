/**
 * Ed25519: who signs an index price, and how a node knows that he did. The ports of the protocol on the libraries that do
 * it well.
 *
 * <p>Read {@link io.quoin.config.crypto.Ed25519}.
 */
@NullMarked
package io.quoin.config.crypto;

import org.jspecify.annotations.NullMarked;
