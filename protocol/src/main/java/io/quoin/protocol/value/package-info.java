/**
 * The numbers of the language: fixed-point {@code long} values with exact arithmetic, 128-bit intermediates and named
 * rounding. Imports the JDK only; nothing here rounds unless it is told how, and nothing wraps around.
 *
 * <p>Read in this order: {@link io.quoin.protocol.value.Rounding}, {@link io.quoin.protocol.value.Asset} and
 * {@link io.quoin.protocol.value.Assets}, {@link io.quoin.protocol.value.Money}; then
 * {@link io.quoin.protocol.value.Price}, {@link io.quoin.protocol.value.Quantity},
 * {@link io.quoin.protocol.value.Rate} and the two that combine them, {@link io.quoin.protocol.value.Notional} and
 * {@link io.quoin.protocol.value.CumulativeFee}; last the arithmetic below them all,
 * {@link io.quoin.protocol.value.Wide} and {@link io.quoin.protocol.value.Int128}.
 */
@NullMarked
package io.quoin.protocol.value;

import org.jspecify.annotations.NullMarked;
