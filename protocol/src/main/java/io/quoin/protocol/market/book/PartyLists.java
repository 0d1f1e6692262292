package io.quoin.protocol.market.book;

import java.util.Arrays;

/**
 * The open orders of each party, oldest first: lists through the slots of an {@link OrderPool}. Order ids rise with time,
 * so the older of two orders is the one with the lower id, whatever became of its price since.
 */
final class PartyLists {
    private static final int ROW_BITS = 2;
    private static final int OLDEST = 0;
    private static final int YOUNGEST = 1;
    private static final int ORDERS = 2;

    private final OrderPool orders;
    private int[] rows;

    PartyLists(OrderPool orders, int expectedParties) {
        this.orders = orders;
        this.rows = new int[expectedParties << ROW_BITS];
    }

    int oldest(int party) {
        return cell(party, OLDEST);
    }

    int youngest(int party) {
        return cell(party, YOUNGEST);
    }

    int size(int party) {
        return cell(party, ORDERS);
    }

    /** Adds an order to the list of its party: in one step if it is the youngest. */
    void add(int slot) {
        int party = orders.party(slot);
        makeRoomFor(party);
        long id = orders.id(slot);
        int older = youngest(party);
        int younger = OrderPool.NONE;
        while (older != OrderPool.NONE && orders.id(older) > id) {
            younger = older;
            older = orders.older(older);
        }
        link(party, older, slot);
        link(party, slot, younger);
        rows[(party << ROW_BITS) + ORDERS]++;
    }

    void remove(int slot) {
        int party = orders.party(slot);
        link(party, orders.older(slot), orders.younger(slot));
        rows[(party << ROW_BITS) + ORDERS]--;
    }

    private void link(int party, int older, int younger) {
        if (older == OrderPool.NONE) {
            rows[(party << ROW_BITS) + OLDEST] = younger;
        } else {
            orders.setYounger(older, younger);
        }
        if (younger == OrderPool.NONE) {
            rows[(party << ROW_BITS) + YOUNGEST] = older;
        } else {
            orders.setOlder(younger, older);
        }
    }

    private int cell(int party, int column) {
        int at = (party << ROW_BITS) + column;
        return at < rows.length ? rows[at] : 0;
    }

    private void makeRoomFor(int party) {
        int needed = (party + 1) << ROW_BITS;
        if (needed > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(needed, Math.multiplyExact(2, rows.length)));
        }
    }
}
