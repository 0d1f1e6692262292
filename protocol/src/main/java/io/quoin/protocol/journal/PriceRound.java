package io.quoin.protocol.journal;

/**
 * One price that entries of a block looked at: a round of an underlying's admitted price, which may have expired.
 *
 * @param price unscaled price in the underlying's own price scale
 */
public record PriceRound(String underlying, long round, long price) {}
