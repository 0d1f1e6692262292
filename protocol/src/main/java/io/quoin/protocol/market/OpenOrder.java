package io.quoin.protocol.market;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an open order beside the numbers that the book has.
 *
 * @param lots how much of it was accepted
 */
record OpenOrder(long id, String clientId, String label, long lots, long placedAtMillis) {
    /** The flag of an order that may not trade when it is placed. */
    static final int POST_ONLY = 1;

    /** The flag of an order that may only reduce. */
    static final int REDUCE_ONLY = 2;

    static int flags(boolean isPostOnly, boolean isReduceOnly) {
        return (isPostOnly ? POST_ONLY : 0) | (isReduceOnly ? REDUCE_ONLY : 0);
    }

    /** The open orders by their slots in the book. Slots are reused, so nothing is walked here. */
    static final class BySlot {
        private static final int ROOM_FIRST = 64;
        private @Nullable OpenOrder[] orders = new @Nullable OpenOrder[ROOM_FIRST];

        OpenOrder at(int slot) {
            OpenOrder order = slot < orders.length ? orders[slot] : null;
            if (order == null) {
                throw new IllegalStateException("no order is kept for slot " + slot);
            }
            return order;
        }

        void put(int slot, OpenOrder order) {
            if (slot >= orders.length) {
                orders = Arrays.copyOf(orders, Math.max(slot + 1, 2 * orders.length));
            }
            orders[slot] = order;
        }

        void remove(int slot) {
            orders[slot] = null;
        }
    }
}
