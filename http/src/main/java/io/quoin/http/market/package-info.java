/**
 * Methods about markets: what everybody may see, what an account's orders do there, what the operator decides.
 *
 * <p>Read {@link io.quoin.http.market.MarketData}, then {@link io.quoin.http.market.Instruments}.
 */
@NullMarked
package io.quoin.http.market;

import org.jspecify.annotations.NullMarked;
