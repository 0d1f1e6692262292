package io.quoin.protocol.account;

import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.line.FromParty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeMarket} knows of one account. One lot at one step is one unit, so a value is size times price.
 *
 * @param realised all that fills have moved into cash, but fees
 * @param barrier the number of the last barrier that was heard
 */
record FakeParty(
        FromParty.@Nullable LineTerms terms,
        long granted,
        long consumed,
        long returned,
        long size,
        long cost,
        long realised,
        long fees,
        List<Order> orders,
        long barrier) {
    static final FakeParty NEW = new FakeParty(null, 0, 0, 0, 0, 0, 0, 0, List.of(), 0);

    /** A tenth of a position's value is its margin. */
    private static final long MARGIN_DIVISOR = 10;

    private static final long FEE_OF_LOT = 1;

    /** An order that rests. */
    record Order(String id, int sign, long price, long lots) {}

    FakeParty {
        orders = List.copyOf(orders);
    }

    long line() {
        return granted - consumed - returned;
    }

    Totals totals() {
        return Totals.of(realised, fees, 0, consumed, returned, size, cost);
    }

    /** What is free of this market alone: profit less margin. */
    long worth(long mark) {
        return size * mark - cost - margin(size, mark);
    }

    static long margin(long size, long mark) {
        return -Math.floorDiv(-Math.abs(size) * mark, MARGIN_DIVISOR);
    }

    // ---- what the line must cover -----------------------------------------------------------------------------------

    /** The most that any of the subsets of the orders would consume: what a party is exposed to, the long way round. */
    long required(long mark, boolean countsProfit) {
        long most = 0;
        for (int subset = 0; subset < 1 << orders.size(); subset++) {
            long after = size;
            long consumed = 0;
            for (int at = 0; at < orders.size(); at++) {
                if ((subset & 1 << at) != 0) {
                    Order order = orders.get(at);
                    after += order.sign * order.lots;
                    consumed += loss(order, order.lots, mark, countsProfit) + order.lots * FEE_OF_LOT;
                }
            }
            most = Math.max(most, consumed + margin(after, mark) - margin(size, mark));
        }
        return most;
    }

    private static long loss(Order order, long lots, long mark, boolean countsProfit) {
        long loss = order.sign * (order.price - mark) * lots;
        return countsProfit ? loss : Math.max(0, loss);
    }

    // ---- what happens -----------------------------------------------------------------------------------------------

    FakeParty told(FromParty.LineTerms newTerms, long newGranted) {
        return new FakeParty(newTerms, newGranted, consumed, returned, size, cost, realised, fees, orders, barrier);
    }

    FakeParty placed(Order order) {
        List<Order> more = new ArrayList<>(orders);
        more.add(order);
        return with(more);
    }

    FakeParty cancelled(int at) {
        List<Order> fewer = new ArrayList<>(orders);
        fewer.remove(at);
        return with(fewer);
    }

    FakeParty givenBack(long amount) {
        return new FakeParty(terms, granted, consumed, returned + amount, size, cost, realised, fees, orders, barrier);
    }

    FakeParty heard(long number) {
        return new FakeParty(terms, granted, consumed, returned, size, cost, realised, fees, orders, number);
    }

    /** So many lots of an order are filled at its price. */
    FakeParty filled(int at, long lots, long mark, boolean countsProfit) {
        Order order = orders.get(at);
        FakeParty rest = order.lots == lots ? cancelled(at) : with(replaced(at, order.lots - lots));
        long fill = order.sign * lots;
        long sizeAfter = size + fill;
        long closed = Long.signum(size) == -Long.signum(fill) ? Math.min(Math.abs(size), lots) : 0;
        long share = closed == 0 ? 0 : cost * closed / Math.abs(size);
        long cash = closed == 0 ? 0 : Long.signum(size) * closed * order.price - share;
        long fee = lots * FEE_OF_LOT;
        return new FakeParty(
                terms,
                granted,
                consumed + margin(sizeAfter, mark) - margin(size, mark) + loss(order, lots, mark, countsProfit) + fee,
                returned,
                sizeAfter,
                cost + fill * order.price + cash,
                realised + cash,
                fees + fee,
                rest.orders,
                barrier);
    }

    private List<Order> replaced(int at, long lots) {
        List<Order> changed = new ArrayList<>(orders);
        Order order = changed.get(at);
        changed.set(at, new Order(order.id, order.sign, order.price, lots));
        return changed;
    }

    private FakeParty with(List<Order> changed) {
        return new FakeParty(terms, granted, consumed, returned, size, cost, realised, fees, changed, barrier);
    }
}
