/**
 * Index prices: what a law sees of them, and which of them come onto the board of a node. A price that nobody known has
 * signed, that is older than the one before, or that was not said again for too long, holds for nobody.
 *
 * <p>A law reads {@link io.quoin.protocol.price.Prices}. Whoever changes what admits a price reads {@link
 * io.quoin.protocol.price.PriceRules}, then {@link io.quoin.protocol.price.PriceBoard}.
 */
@NullMarked
package io.quoin.protocol.price;

import org.jspecify.annotations.NullMarked;
