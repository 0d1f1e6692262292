/**
 * What an order pays to the venue: by the fill, rounded once an order. Imports {@code value} alone.
 *
 * <p>Read {@link io.quoin.protocol.market.fees.OrderFee}; what an order must set aside for fees it has not paid yet is
 * part of its weight in {@link io.quoin.protocol.market.credit.RequiredCredit}.
 */
@NullMarked
package io.quoin.protocol.market.fees;

import org.jspecify.annotations.NullMarked;
