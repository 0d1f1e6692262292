package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the book promises, one sentence after the other; {@link BookPropertyTest} tries everything else. */
class OrderBookTest {
    private static final int PARTY = 3;

    private final OrderBook book = new OrderBook(1, 1, 1);

    private int bid(long id, long ticks, long lots) {
        return book.add(id, PARTY, PARTY, Side.BUY, ticks, lots, 0);
    }

    private int ask(long id, long ticks, long lots) {
        return book.add(id, PARTY, PARTY, Side.SELL, ticks, lots, 0);
    }

    private long bestTicks(Side side) {
        return book.levelTicks(book.bestLevel(side));
    }

    @Test
    void an_empty_book_has_no_order_no_level_and_no_party() {
        assertEquals(0, book.size());
        assertEquals(OrderBook.NONE, book.find(0));
        assertEquals(OrderBook.NONE, book.bestLevel(Side.BUY));
        assertEquals(OrderBook.NONE, book.bestLevel(Side.SELL));
        assertEquals(OrderBook.NONE, book.levelAt(Side.SELL, 7));
        assertEquals(OrderBook.NONE, book.youngestOf(PARTY));
        assertEquals(0, book.ordersOf(1_000_000));
    }

    @Test
    void an_order_is_found_as_it_came() {
        int slot = book.add(-5, PARTY, 8, Side.SELL, OrderBook.TICKS_MAX, OrderBook.LOTS_MAX, Integer.MAX_VALUE);
        book.setTag(slot, Long.MIN_VALUE);
        assertEquals(slot, book.find(-5));
        assertEquals(-5, book.id(slot));
        assertEquals(PARTY, book.party(slot));
        assertEquals(8, book.owner(slot));
        assertEquals(Side.SELL, book.side(slot));
        assertEquals(OrderBook.TICKS_MAX, book.ticks(slot));
        assertEquals(OrderBook.LOTS_MAX, book.lots(slot));
        assertEquals(Integer.MAX_VALUE, book.flags(slot));
        assertEquals(Long.MIN_VALUE, book.tag(slot));
    }

    @Test
    void the_best_bid_is_the_highest_and_the_best_ask_the_lowest() {
        bid(1, 100, 1);
        bid(2, 102, 1);
        bid(3, 101, 1);
        ask(4, 110, 1);
        ask(5, 108, 1);
        ask(6, 109, 1);
        assertEquals(102, bestTicks(Side.BUY));
        assertEquals(108, bestTicks(Side.SELL));
        book.remove(book.find(2));
        book.remove(book.find(5));
        assertEquals(101, bestTicks(Side.BUY));
        assertEquals(109, bestTicks(Side.SELL));
    }

    @Test
    void a_reduction_keeps_the_place_and_the_last_lot_takes_the_order_away() {
        int first = bid(1, 100, 5);
        int second = bid(2, 100, 5);
        assertEquals(1, book.reduce(first, 4));
        int level = book.bestLevel(Side.BUY);
        assertEquals(first, book.firstOf(level));
        assertEquals(6, book.levelLots(level));
        assertEquals(0, book.reduce(first, 1));
        assertEquals(second, book.firstOf(level));
        assertEquals(OrderBook.NONE, book.find(1));
        assertEquals(1, book.levelOrders(level));
    }

    @Test
    void the_youngest_order_of_a_party_has_the_highest_id_whatever_its_price_and_side() {
        bid(1, 100, 1);
        ask(9, 200, 1);
        bid(5, 101, 1);
        book.add(11, PARTY + 1, 0, Side.BUY, 100, 1, 0);
        int youngest = book.youngestOf(PARTY);
        assertEquals(9, book.id(youngest));
        assertEquals(5, book.id(book.older(youngest)));
        assertEquals(1, book.id(book.oldestOf(PARTY)));
        assertEquals(3, book.ordersOf(PARTY));
    }

    @Test
    void slots_and_levels_are_used_again_so_the_book_holds_no_more_than_it_held_at_once() {
        int most = 20;
        long id = 0;
        for (int round = 0; round < most; round++) {
            while (book.size() < most) {
                id++;
                int slot = bid(id, id * 100, 1);
                assertTrue(slot <= most, "slot " + slot + " of " + most);
                assertTrue(book.levelAt(Side.BUY, id * 100) <= most, "a row for each level of " + most);
            }
            while (book.size() > round) {
                book.remove(round % 2 == 0 ? book.youngestOf(PARTY) : book.oldestOf(PARTY));
            }
        }
    }

    @Test
    void what_is_beyond_the_ranges_does_not_enter() {
        assertThrows(IllegalStateException.class, () -> bid(1, 0, 1));
        assertThrows(IllegalStateException.class, () -> bid(1, OrderBook.TICKS_MAX + 1, 1));
        assertThrows(IllegalStateException.class, () -> bid(1, 1, 0));
        assertThrows(IllegalStateException.class, () -> bid(1, 1, OrderBook.LOTS_MAX + 1));
        assertThrows(IllegalStateException.class, () -> book.add(1, -1, 0, Side.BUY, 1, 1, 0));
        assertThrows(IllegalStateException.class, () -> book.add(1, OrderBook.PARTIES_MAX, 0, Side.BUY, 1, 1, 0));
        assertThrows(IllegalStateException.class, () -> book.add(1, 0, 0, Side.BUY, 1, 1, -1));
        assertEquals(0, book.size());
        bid(1, 1, 1);
        assertThrows(IllegalStateException.class, () -> ask(1, 2, 1));
        assertEquals(1, book.size());
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        int slot = bid(1, 1, 2);
        assertThrows(IllegalStateException.class, () -> book.reduce(slot, 0));
        assertThrows(IllegalStateException.class, () -> book.reduce(slot, 3));
        assertThrows(IllegalStateException.class, () -> book.remove(OrderBook.NONE));
        assertThrows(IllegalStateException.class, () -> book.remove(slot + 1));
        book.remove(slot);
        assertThrows(IllegalStateException.class, () -> book.remove(slot));
        assertThrows(IllegalStateException.class, () -> book.setTag(slot, 1));
    }

    @Test
    void a_full_book_says_so_before_it_refuses() {
        for (int id = 0; id < OrderBook.ORDERS_MAX; id++) {
            assertFalse(book.isFull());
            book.add(id, id % 1_000, 0, Side.BUY, 1L + id % 5_000, OrderBook.LOTS_MAX, 0);
        }
        assertTrue(book.isFull());
        assertThrows(IllegalStateException.class, () -> bid(-1, 1, 1));
        long lots = 0;
        for (int level = book.bestLevel(Side.BUY); level != OrderBook.NONE; level = book.worse(level)) {
            lots = Math.addExact(lots, book.levelLots(level));
        }
        assertEquals(OrderBook.LOTS_MAX * OrderBook.ORDERS_MAX, lots, "the sums of a full book are within 64 bits");
    }
}
