/** Tests of the market data that the lab replays. */
@NullMarked
package io.quoin.lab.stream;

import org.jspecify.annotations.NullMarked;
