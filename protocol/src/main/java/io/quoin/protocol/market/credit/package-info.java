/**
 * What a party's orders and fills need and take of its credit line, exactly and in constant time per order. Imports
 * {@code value}, {@code margin} and {@code market.fees}; bare {@code long}s, nothing allocated once an object is made,
 * one writer.
 *
 * <p>Read {@link io.quoin.protocol.market.credit.CreditTerms} (what a lot costs),
 * {@link io.quoin.protocol.market.credit.RequiredCredit} (the requirement, and the proof that it is enough),
 * {@link io.quoin.protocol.market.credit.Consumption} (what a fill takes and gives back),
 * {@link io.quoin.protocol.market.credit.OrderNeed} (what line a new order needs) and
 * {@link io.quoin.protocol.market.credit.CreditRange} (why none of it overflows).
 */
@NullMarked
package io.quoin.protocol.market.credit;

import org.jspecify.annotations.NullMarked;
