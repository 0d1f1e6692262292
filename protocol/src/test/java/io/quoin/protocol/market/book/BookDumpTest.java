package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BookDumpTest {
    private final OrderBook book = new OrderBook();

    private BookDump dump() {
        return BookDump.of(book);
    }

    @Test
    void rows_are_bids_then_asks_best_first_and_at_one_price_in_order_of_matching() {
        book.add(1, 1, -7, Side.SELL, 110, 5, 3);
        book.add(2, 2, 8, Side.BUY, 100, 6, 0);
        book.add(3, 1, -7, Side.BUY, 101, 7, 0);
        book.add(4, 2, 8, Side.BUY, 101, 8, 0);
        book.setTag(book.find(1), 99);
        long second = (2L << 32) | 8;
        long first = (1L << 32) | 0xFFFF_FFF9L;
        assertArrayEquals(
                new long[] {
                    3, 101, 7, first, 0, 0,
                    4, 101, 8, second, 0, 0,
                    2, 100, 6, second, 0, 0,
                    1, 110, 5, first, 7, 99
                },
                dump().rows());
        assertEquals(4, dump().size());
    }

    @Test
    void priority_is_in_the_dump_and_history_is_not() {
        book.add(1, 1, 1, Side.BUY, 100, 5, 0);
        book.add(2, 1, 1, Side.BUY, 100, 5, 0);
        BookDump before = dump();
        book.reduce(book.find(1), 4);
        assertNotEquals(before, dump());
        book.remove(book.find(1));
        book.add(1, 1, 1, Side.BUY, 100, 5, 0);
        assertNotEquals(before, dump(), "order 1 has lost its place");
        book.remove(book.find(2));
        book.add(2, 1, 1, Side.BUY, 100, 5, 0);
        assertEquals(before, dump());
        assertEquals(before.hashCode(), dump().hashCode());
    }

    @Test
    void a_restored_book_goes_on_like_the_one_that_was_dumped() {
        for (long id = 1; id <= 300; id++) {
            Side side = id % 3 == 0 ? Side.BUY : Side.SELL;
            long ticks = (side == Side.BUY ? 1 : 1_000) + id * 31 % 17;
            book.setTag(book.add(id, (int) id % 5, (int) id % 2, side, ticks, id, (int) id), -id);
        }
        OrderBook restored = dump().restored();
        assertEquals(dump(), BookDump.of(restored));
        for (OrderBook one : new OrderBook[] {book, restored}) {
            for (int party = 0; party < 5; party++) {
                one.remove(one.youngestOf(party));
                one.reduce(one.oldestOf(party), 1);
            }
            one.add(301, 1, 1, Side.BUY, 3, 9, 0);
        }
        assertEquals(dump(), BookDump.of(restored));
        assertEquals(300 - 5 - 1 + 1, book.size(), "order 1 had one lot");
    }

    @Test
    void an_empty_book_has_an_empty_dump() {
        assertEquals(0, dump().size());
        assertEquals(0, dump().restored().size());
        assertEquals(dump(), BookDump.ofRows(new long[0]));
    }

    @Test
    void numbers_that_are_no_rows_are_no_dump() {
        assertThrows(IllegalArgumentException.class, () -> BookDump.ofRows(new long[7]));
    }
}
