package io.quoin.protocol.price;

/**
 * The newest admitted price of an underlying that the board of a node has.
 *
 * @param round the number of the round, rising along an underlying
 * @param price unscaled price in the underlying's own price scale
 * @param scale of that price: its number of decimals. To an instrument of another scale it is no price, see {@link
 *     Prices#latest(String, int)}
 * @param timeMillis the time of the round itself, milliseconds since 1970 UTC
 * @param isLive whether it holds now; on one that has expired nothing may be decided that raises risk or pays out
 */
public record BoardPrice(String underlying, long round, long price, int scale, long timeMillis, boolean isLive) {}
