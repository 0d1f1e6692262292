package io.quoin.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.lab.bench.RestingOrders.Resting;
import io.quoin.protocol.market.book.Side;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a client knows of the book that it alone fills. */
class RestingOrdersTest {
    private final RestingOrders orders = new RestingOrders();

    @Test
    void theBestPriceTradesFirstAndAtOnePriceWhoCameFirst() {
        Resting worse = new Resting(1, "a", Side.BUY, 3);
        Resting first = new Resting(2, "b", Side.BUY, 1);
        Resting second = new Resting(3, "c", Side.BUY, 1);
        orders.add(worse);
        orders.add(first);
        orders.add(second);
        assertEquals(first, orders.first(Side.BUY));
        orders.remove(first);
        assertEquals(second, orders.first(Side.BUY));
        orders.remove(second);
        assertEquals(worse, orders.first(Side.BUY));
        assertNull(orders.first(Side.SELL));
    }

    @Test
    void whatIsRemovedIsNeitherDrawnNorCounted() {
        Resting bid = new Resting(1, "a", Side.BUY, 0);
        Resting ask = new Resting(1, "b", Side.SELL, 0);
        orders.add(bid);
        orders.add(ask);
        orders.remove(bid);
        orders.remove(bid);
        assertEquals(1, orders.size());
        assertFalse(orders.has(Side.BUY));
        assertTrue(orders.has(Side.SELL));
        SplittableRandom dice = new SplittableRandom(1);
        for (int i = 0; i < 10; i++) {
            assertEquals(ask, orders.draw(dice));
        }
    }

    @Test
    void itHoldsWhatASetHoldsThroughAnyComingAndGoing() {
        SplittableRandom dice = new SplittableRandom(2);
        Set<Resting> open = new HashSet<>();
        for (int step = 0; step < 5_000; step++) {
            if (open.isEmpty() || dice.nextInt(10) < (step < 2_500 ? 6 : 4)) {
                Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
                Resting order = new Resting(1, "o" + step, side, dice.nextInt(RestingOrders.LEVELS));
                orders.add(order);
                open.add(order);
            } else {
                Resting gone = orders.draw(dice);
                orders.remove(gone);
                assertTrue(open.remove(gone), () -> gone + " was gone before");
            }
            assertEquals(open.size(), orders.size());
        }
    }
}
