/**
 * What a law sees of admitted prices. Where they come from and how long they hold is the business of the board behind
 * {@link io.quoin.protocol.price.Prices}.
 */
@NullMarked
package io.quoin.protocol.price;

import org.jspecify.annotations.NullMarked;
