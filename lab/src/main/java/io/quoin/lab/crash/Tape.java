package io.quoin.lab.crash;

import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.book.Side;
import java.util.ArrayList;
import java.util.List;

/** What happened in one market, as the events of its live chain tell it: its trades, and how lines and barriers came and went. */
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
    private long barriers;
    private long grants;
    private long recalls;

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
        } else if (event instanceof MarketEvent.BarrierHeard) {
            barriers++;
        } else if (event instanceof MarketEvent.LineGranted) {
            grants++;
        } else if (event instanceof MarketEvent.LineReturned returned
                && returned.reason() == LineReturnReason.RECALLED) {
            recalls++;
        }
    }

    /** In the order in which they were made. */
    List<Trade> trades() {
        return trades;
    }

    /** How often an account asked before value left it. */
    long barriers() {
        return barriers;
    }

    /** How often an account changed its line. */
    long grants() {
        return grants;
    }

    /** How often an account called some of its line back. */
    long recalls() {
        return recalls;
    }
}
