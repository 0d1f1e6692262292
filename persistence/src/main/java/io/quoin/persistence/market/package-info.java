/**
 * How a market is written down: its events in blocks, its state in snapshots, its commands and views between nodes; and how its
 * journal is told to people.
 *
 * <p>Read {@link io.quoin.persistence.market.MarketCodec}; the parts are in {@code MarketEvents}, {@code MarketStates} and {@code
 * MarketViews}. Names and numbers are in {@code wire-names.txt}.
 */
@NullMarked
package io.quoin.persistence.market;

import org.jspecify.annotations.NullMarked;
