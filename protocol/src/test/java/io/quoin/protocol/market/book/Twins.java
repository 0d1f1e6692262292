package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.market.naive.NaiveBook;
import io.quoin.protocol.market.naive.NaiveBook.Fate;
import io.quoin.protocol.market.naive.NaiveBook.Order;
import io.quoin.protocol.market.naive.NaiveBook.Resting;
import io.quoin.protocol.market.naive.NaiveBook.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The book beside the naive one: each order goes to both, and both must do the same. What the plan says is carried out as
 * events would: each fill by the id of its maker, then the rest.
 */
public final class Twins {
    private final NaiveBook naive = new NaiveBook();
    private final int fillsMax;
    private final Crossing crossing;
    private OrderBook book = new OrderBook(1, 1, 1);

    public Twins(int fillsMax) {
        this.fillsMax = fillsMax;
        this.crossing = new Crossing(fillsMax);
    }

    public NaiveBook naive() {
        return naive;
    }

    public OrderBook book() {
        return book;
    }

    /** An order comes to both; what became of it. */
    public Fate come(Order order) {
        BookDump before = BookDump.of(book);
        MatchPlan plan = crossing.plan(book, taker(order));
        assertEquals(before, BookDump.of(book), "planning changes nothing");
        Fate planned = fate(plan);
        carryOut(plan, order);
        Fate expected = naive.come(order, fillsMax);
        assertEquals(expected, planned);
        return expected;
    }

    public void cancel(long id) {
        naive.cancel(id);
        book.remove(book.find(id));
    }

    public void reduce(long id, long lots) {
        naive.reduce(id, lots);
        long before = book.lots(book.find(id));
        assertEquals(before - lots, book.reduce(book.find(id), lots));
    }

    /** From here on the book is one that was restored from its dump. */
    public void restore() {
        BookDump dump = BookDump.of(book);
        book = BookDump.ofRows(dump.rows()).restored();
        assertEquals(dump, BookDump.of(book));
    }

    /** Everything that can be asked of the book has the naive book's answer. */
    public void assertSame() {
        List<Resting> orders = naive.inOrder();
        assertEquals(orders, new Reading(book).inOrder());
        assertEquals(orders.size(), book.size());
        for (Resting order : orders) {
            assertEquals(order, Reading.order(book, book.find(order.id())));
        }
        assertLevels(Side.BUY, orders.stream().filter(Resting::isBuy).toList());
        assertLevels(Side.SELL, orders.stream().filter(order -> !order.isBuy()).toList());
        orders.stream().map(Resting::party).distinct().forEach(this::assertParty);
    }

    /** The dump does not tell how the book came about. */
    public void assertDumpIsOfOrdersAlone() {
        OrderBook other = new OrderBook();
        List<Resting> orders = new ArrayList<>(naive.inOrder());
        // Sorting is stable, so orders of one price stay in order.
        orders.sort(
                Comparator.comparingLong((Resting order) -> order.price() % 7).thenComparing(Resting::price));
        for (Resting order : orders) {
            int passing = other.add(-order.id(), order.party(), order.owner(), Side.SELL, order.price(), 1, 0);
            Side side = order.isBuy() ? Side.BUY : Side.SELL;
            long more = order.size() < OrderBook.LOTS_MAX ? 1 : 0;
            other.add(order.id(), order.party(), order.owner(), side, order.price(), order.size() + more, 0);
            if (more > 0) {
                other.reduce(other.find(order.id()), more);
            }
            other.remove(passing);
        }
        assertEquals(BookDump.of(book), BookDump.of(other));
        for (Resting order : orders) {
            assertEquals(new Reading(book).ofParty(order.party()), new Reading(other).ofParty(order.party()));
        }
    }

    private void assertLevels(Side side, List<Resting> orders) {
        List<Long> prices = orders.stream().map(Resting::price).distinct().toList();
        assertEquals(prices.size(), book.levels(side));
        int level = book.bestLevel(side);
        for (long price : prices) {
            assertEquals(price, book.levelTicks(level));
            assertEquals(level, book.levelAt(side, price));
            List<Resting> queue =
                    orders.stream().filter(order -> order.price() == price).toList();
            assertEquals(queue.size(), book.levelOrders(level));
            assertEquals(queue.stream().mapToLong(Resting::size).sum(), book.levelLots(level));
            level = book.worse(level);
        }
        assertEquals(OrderBook.NONE, level);
    }

    private void assertParty(int party) {
        List<Resting> expected = naive.ofParty(party);
        Reading reading = new Reading(book);
        assertEquals(expected, reading.ofParty(party));
        List<Resting> reversed = new ArrayList<>(reading.ofPartyYoungestFirst(party));
        Collections.reverse(reversed);
        assertEquals(expected, reversed);
        assertEquals(expected.size(), book.ordersOf(party));
    }

    private void carryOut(MatchPlan plan, Order order) {
        for (int fill = 0; fill < plan.fills(); fill++) {
            assertEquals(plan.maker(fill), book.find(plan.makerId(fill)));
            book.reduce(book.find(plan.makerId(fill)), plan.lots(fill));
        }
        if (plan.outcome() == MatchPlan.Outcome.RESTS) {
            Side side = order.isBuy() ? Side.BUY : Side.SELL;
            book.add(order.id(), order.party(), order.owner(), side, order.price(), plan.leftLots(), 0);
        }
    }

    private Fate fate(MatchPlan plan) {
        List<Trade> trades = new ArrayList<>();
        long sum = 0;
        for (int fill = 0; fill < plan.fills(); fill++) {
            trades.add(new Trade(plan.makerId(fill), plan.ticks(fill), plan.lots(fill)));
            sum += plan.lots(fill);
        }
        assertEquals(sum, plan.filledLots());
        assertEquals(
                plan.stop() == MatchPlan.Stop.SELF_TRADE, plan.selfTrade() != OrderBook.NONE, "who is met is named");
        boolean isPostOnly = plan.outcome() == MatchPlan.Outcome.POST_ONLY_WOULD_TRADE;
        assertTrue(plan.fills() <= fillsMax);
        return new Fate(plan.outcome().name(), isPostOnly ? "" : plan.stop().name(), trades, plan.leftLots());
    }

    private static Taker taker(Order order) {
        TimeInForce force = switch (order.rest()) {
            case RESTS -> TimeInForce.GOOD_TIL_CANCELLED;
            case IS_CANCELLED -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case MUST_NOT_BE -> TimeInForce.FILL_OR_KILL;
        };
        Side side = order.isBuy() ? Side.BUY : Side.SELL;
        return new Taker(order.owner(), side, order.price(), order.size(), force, order.isPostOnly());
    }
}
