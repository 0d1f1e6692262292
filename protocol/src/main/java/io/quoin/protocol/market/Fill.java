package io.quoin.protocol.market;

/**
 * One trade of a taker with one resting order, at the resting order's price, with what it does to both sides. Amounts are units
 * of the settlement asset.
 *
 * @param maker the id of the resting order, an {@link OrderId#packed()}
 * @param makerAccount whose it is
 * @param ticks the price
 * @param lots 1 or more
 * @param takerFee what the taker pays; below 0 he receives
 * @param takerConsumed what the trade takes of the taker's line; below 0 the line grows
 * @param takerRealised what becomes cash of the position that the taker had, fees aside
 * @param makerFee the same for the maker
 * @param makerConsumed the same for the maker
 * @param makerRealised the same for the maker
 * @param makerReturned how much of the maker's line goes back to his account at once: what the trade released and his other
 *     orders do not need. Below 0 where the line did not suffice, by so much that it is 0 then
 */
public record Fill(
        long maker,
        String makerAccount,
        long ticks,
        long lots,
        long takerFee,
        long takerConsumed,
        long takerRealised,
        long makerFee,
        long makerConsumed,
        long makerRealised,
        long makerReturned) {}
