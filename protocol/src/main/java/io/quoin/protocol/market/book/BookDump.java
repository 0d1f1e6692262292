package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * The orders of a book, each a row of {@value #ROW} numbers: bids before asks, better prices before worse, and at one price
 * in the order of matching. Books with the same orders and the same priority have equal dumps, whichever way they came
 * about, and a restored book cannot be told from the one that was dumped.
 *
 * <table>
 * <caption>A row</caption>
 * <tr><td>0</td><td>id</td></tr>
 * <tr><td>1</td><td>price in ticks</td></tr>
 * <tr><td>2</td><td>lots left</td></tr>
 * <tr><td>3</td><td>party, in the upper 32 bits, and owner</td></tr>
 * <tr><td>4</td><td>flags times 2, plus 1 if it sells</td></tr>
 * <tr><td>5</td><td>tag</td></tr>
 * </table>
 */
public final class BookDump {
    /** Numbers of one order. */
    public static final int ROW = 6;

    private final long[] rows;

    private BookDump(long[] rows) {
        this.rows = rows;
    }

    public static BookDump of(OrderBook book) {
        long[] rows = new long[Math.multiplyExact(ROW, book.size())];
        int at = write(book, Side.BUY, rows, 0);
        write(book, Side.SELL, rows, at);
        return new BookDump(rows);
    }

    /** The dump of these numbers, for who reads them from a snapshot. */
    public static BookDump ofRows(long[] rows) {
        if (rows.length % ROW != 0) {
            throw new IllegalArgumentException(rows.length + " numbers are no rows of " + ROW);
        }
        return new BookDump(rows.clone());
    }

    /** All numbers, row by row. */
    public long[] rows() {
        return rows.clone();
    }

    /** How many orders there are. */
    public int size() {
        return rows.length / ROW;
    }

    /** A book of these orders with this priority. */
    public OrderBook restored() {
        OrderBook book = new OrderBook(Math.max(1, size()), Math.max(1, size()), 1);
        long[] ids = new long[size()];
        for (int order = 0; order < size(); order++) {
            int row = order * ROW;
            ids[order] = rows[row];
            book.enqueue(
                    rows[row],
                    (int) (rows[row + 3] >> 32),
                    (int) rows[row + 3],
                    (rows[row + 4] & 1) == 0 ? Side.BUY : Side.SELL,
                    rows[row + 1],
                    rows[row + 2],
                    (int) (rows[row + 4] >> 1),
                    rows[row + 5]);
        }
        Arrays.sort(ids);
        for (long id : ids) {
            book.joinParty(book.find(id));
        }
        return book;
    }

    private static int write(OrderBook book, Side side, long[] rows, int from) {
        int at = from;
        for (int level = book.bestLevel(side); level != OrderBook.NONE; level = book.worse(level)) {
            for (int slot = book.firstOf(level); slot != OrderBook.NONE; slot = book.behind(slot)) {
                rows[at] = book.id(slot);
                rows[at + 1] = book.ticks(slot);
                rows[at + 2] = book.lots(slot);
                rows[at + 3] = ((long) book.party(slot) << 32) | (book.owner(slot) & 0xFFFF_FFFFL);
                rows[at + 4] = ((long) book.flags(slot) << 1) | side.ordinal();
                rows[at + 5] = book.tag(slot);
                at += ROW;
            }
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookDump dump && Arrays.equals(rows, dump.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }

    /** How many orders there are. */
    @Override
    public String toString() {
        return "book of " + size() + " orders";
    }
}
