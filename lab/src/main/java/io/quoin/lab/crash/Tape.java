package io.quoin.lab.crash;

import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.book.Side;
import java.util.ArrayList;
import java.util.List;

/** The trades of one market, as the events of its live chain tell them. */
final class Tape {
    /**
     * One trade.
     *
     * @param makerFee units, as the taker's
     * @param ticks the price
     */
    record Trade(String buyer, String seller, String taker, long ticks, long lots, long makerFee, long takerFee) {
        String maker() {
            return taker.equals(buyer) ? seller : buyer;
        }
    }

    private final List<Trade> trades = new ArrayList<>();

    /** Takes what may be an event of a market. */
    void take(Object event) {
        if (event instanceof MarketEvent.OrderPlaced placed) {
            String taker = placed.order().account();
            boolean isBuy = placed.order().side() == Side.BUY;
            for (Fill fill : placed.fills()) {
                trades.add(new Trade(
                        isBuy ? taker : fill.makerAccount(),
                        isBuy ? fill.makerAccount() : taker,
                        taker,
                        fill.ticks(),
                        fill.lots(),
                        fill.makerFee(),
                        fill.takerFee()));
            }
        }
    }

    /** In the order in which they were made. */
    List<Trade> trades() {
        return trades;
    }
}
