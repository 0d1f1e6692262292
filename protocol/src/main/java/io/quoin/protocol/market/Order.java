package io.quoin.protocol.market;

import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;

/**
 * An order as it was accepted.
 *
 * @param id an {@link OrderId#packed()}
 * @param account whose it is
 * @param clientId the client's id of the command that placed it
 * @param limitTicks the worst price it accepts, in ticks: the limit, or how far a market order may go
 * @param lots how much of it was accepted; less than was asked for if it may only reduce
 * @param label the client's own words, empty for none
 */
public record Order(
        long id,
        String account,
        String clientId,
        Side side,
        OrderType type,
        long limitTicks,
        long lots,
        TimeInForce force,
        boolean isPostOnly,
        boolean isReduceOnly,
        String label) {}
