/**
 * The markets of a realm as its operator sees them: which there should be, making them, leading them, looking at them.
 *
 * <p>Read {@link io.quoin.config.market.InstrumentChecks} (what a configuration may say), {@link
 * io.quoin.config.market.MarketOperator} (one command, until its fate is known) and {@link
 * io.quoin.config.market.MarketCreation} (what a node does at its start). The command {@code quoin market} is in {@code
 * config.cli}.
 */
@NullMarked
package io.quoin.config.market;

import org.jspecify.annotations.NullMarked;
