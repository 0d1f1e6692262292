package io.quoin.lab.bench;

import io.quoin.protocol.market.book.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the only client of a market knows of its book: the orders that rest when everything it has sent is decided, in the
 * order in which they trade. So it can cancel orders that are there, and says beforehand whom an order trades with.
 */
final class RestingOrders {
    /** Prices on each side, the best first. */
    static final int LEVELS = 8;

    /**
     * An order that rests.
     *
     * @param account the index of its account
     * @param clientId of the command that placed it
     */
    record Resting(int account, String clientId, Side side, int level) {}

    private final List<ArrayDeque<Resting>> queues = new ArrayList<>();
    private final List<Resting> all = new ArrayList<>();
    private final Map<Resting, Integer> places = new HashMap<>();
    private final int[] sizes = new int[Side.values().length];

    RestingOrders() {
        for (int queue = 0; queue < LEVELS * Side.values().length; queue++) {
            queues.add(new ArrayDeque<>());
        }
    }

    int size() {
        return all.size();
    }

    /** Whether any order of this side rests. */
    boolean has(Side side) {
        return sizes[side.ordinal()] > 0;
    }

    void add(Resting order) {
        queue(order).addLast(order);
        places.put(order, all.size());
        all.add(order);
        sizes[order.side().ordinal()]++;
    }

    /** The one that trades next on this side, or null. */
    @Nullable
    Resting first(Side side) {
        for (int level = 0; level < LEVELS; level++) {
            Resting first = queues.get(side.ordinal() * LEVELS + level).peekFirst();
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    /** Any of them. */
    Resting draw(SplittableRandom dice) {
        return all.get(dice.nextInt(all.size()));
    }

    /** It rests no longer; nothing happens if it does not. */
    void remove(Resting order) {
        Integer place = places.remove(order);
        if (place == null) {
            return;
        }
        Resting last = all.remove(all.size() - 1);
        if (place < all.size()) {
            all.set(place, last);
            places.put(last, place);
        }
        sizes[order.side().ordinal()]--;
        ArrayDeque<Resting> queue = queue(order);
        if (order.equals(queue.peekFirst())) {
            queue.removeFirst();
        } else {
            queue.removeLastOccurrence(order);
        }
    }

    private ArrayDeque<Resting> queue(Resting order) {
        return queues.get(order.side().ordinal() * LEVELS + order.level());
    }
}
