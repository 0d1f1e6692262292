/**
 * The market: instruments, orders, matching, positions and the credit lines on which accounts trade.
 *
 * <p>Read {@link io.quoin.protocol.market.InstrumentTerms}, {@link io.quoin.protocol.market.MarketCommand}, {@link
 * io.quoin.protocol.market.MarketEvent}, then {@link io.quoin.protocol.market.MarketLaw} with {@code PlacingJudge}, {@code
 * CreditWindow}, {@code LineKeeping}, {@code Covering} and {@code MarketEvolution}. Below lie {@code book}, {@code credit} and
 * {@code fees}. Sees accounts only by their addresses, and talks to them in the words of {@code line}.
 */
@NullMarked
package io.quoin.protocol.market;

import org.jspecify.annotations.NullMarked;
