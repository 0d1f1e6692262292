package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.value.Rate;
import java.util.Map;
import java.util.TreeMap;

/** What the orders of one market have paid, beside the exact fee of all their fills: the difference is one rounding, up. */
final class OrderFees {
    private final InstrumentTerms terms;
    private final Map<Long, Tally> orders = new TreeMap<>();

    private static final class Tally {
        private long exact;
        private long paid;
    }

    OrderFees(InstrumentTerms terms) {
        this.terms = terms;
    }

    void happened(MarketEvent event) {
        if (event instanceof MarketEvent.OrderPlaced placed) {
            for (Fill fill : placed.fills()) {
                long notional = fill.lots() * fill.ticks() * Scene.TICK;
                pay(placed.order().id(), notional, terms.takerFee(), fill.takerFee());
                pay(fill.maker(), notional, terms.makerFee(), fill.makerFee());
            }
        }
    }

    private void pay(long order, long notional, Rate rate, long fee) {
        Tally tally = orders.computeIfAbsent(order, id -> new Tally());
        tally.exact += notional * rate.units();
        tally.paid += fee;
        assertEquals(
                -Math.floorDiv(-tally.exact, Rate.UNITS_OF_ONE),
                tally.paid,
                () -> "FEES: not the exact fee of all fills of the order, rounded up once: " + order);
    }
}
