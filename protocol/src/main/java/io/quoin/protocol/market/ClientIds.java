package io.quoin.protocol.market;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open orders of one party by the client ids of the commands that placed them. Most parties have few, and few are found
 * faster by looking at each than by hashing; who has many has a map. Which of the two it is decides nothing.
 */
final class ClientIds {
    private static final int FEW = 8;

    private @Nullable OpenOrder[] few = new @Nullable OpenOrder[FEW];
    private int size;
    private @Nullable HashMap<String, OpenOrder> many;

    /** The open order with this client id, or null. */
    @Nullable
    OpenOrder find(String clientId) {
        if (many != null) {
            return many.get(clientId);
        }
        for (int at = 0; at < size; at++) {
            OpenOrder order = few[at];
            if (order != null && order.clientId().equals(clientId)) {
                return order;
            }
        }
        return null;
    }

    /** Adds an order, whose client id no other has. */
    void add(OpenOrder order) {
        if (many == null && size == FEW) {
            spread();
        }
        if (many != null) {
            many.put(order.clientId(), order);
        } else {
            few[size] = order;
            size++;
        }
    }

    private void spread() {
        HashMap<String, OpenOrder> map = new HashMap<>();
        for (OpenOrder order : few) {
            if (order != null) {
                map.put(order.clientId(), order);
            }
        }
        many = map;
        few = new @Nullable OpenOrder[FEW];
        size = 0;
    }

    /** Takes an order out that was added. */
    void remove(OpenOrder order) {
        if (many != null) {
            many.remove(order.clientId());
            many = many.isEmpty() ? null : many;
            return;
        }
        for (int at = 0; at < size; at++) {
            OpenOrder known = few[at];
            if (known != null && known.id() == order.id()) {
                size--;
                few[at] = few[size];
                few[size] = null;
                return;
            }
        }
        throw new IllegalStateException("the order " + order.clientId() + " is not open");
    }
}
