/**
 * The demo: three hours of a real market trade in eight perpetual markets, a node is killed in the middle, and every promise is
 * checked against the journals afterwards.
 *
 * <p>Read {@link io.quoin.lab.trading.TradingPlan} (what is asked, known before anything runs), {@link
 * io.quoin.lab.trading.TradingRun} (asking it), {@link io.quoin.lab.trading.Tape} (what the journals say of it) and {@link
 * io.quoin.lab.trading.TradingFindings}.
 */
@NullMarked
package io.quoin.lab.trading;

import org.jspecify.annotations.NullMarked;
