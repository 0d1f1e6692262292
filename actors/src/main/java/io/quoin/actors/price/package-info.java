/**
 * The price path of a node: a board that holds the prices its laws may see, and the publisher that signs and sends them.
 * What comes onto a board is decided by {@code protocol.price}; nothing here judges.
 *
 * <p>Read {@link io.quoin.actors.price.NodePrices}, then {@link io.quoin.actors.price.PriceBoardActor} and {@link
 * io.quoin.actors.price.PricePublisher}.
 */
@NullMarked
package io.quoin.actors.price;

import org.jspecify.annotations.NullMarked;
