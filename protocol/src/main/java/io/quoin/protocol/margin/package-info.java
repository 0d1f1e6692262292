/**
 * The arithmetic of a position, which the market that owns it and the account that backs it must both do in the same
 * way, to the unit: value, unrealised profit, margin, and what a fill does to size, cost and cash. Bare
 * {@code long}s, nothing allocated; imports {@code value} alone and knows neither market nor account.
 *
 * <p>Read {@link io.quoin.protocol.margin.PositionMath}, then {@link io.quoin.protocol.margin.LiquidationPrice}, which
 * only informs.
 */
@NullMarked
package io.quoin.protocol.margin;

import org.jspecify.annotations.NullMarked;
