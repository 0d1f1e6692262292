/**
 * Real market data as the lab replays it: the order-level stream of Bitstamp, 2015-05-01, from {@code lab/data}.
 *
 * <p>Read {@link io.quoin.lab.stream.OrderStream}.
 */
@NullMarked
package io.quoin.lab.stream;

import org.jspecify.annotations.NullMarked;
