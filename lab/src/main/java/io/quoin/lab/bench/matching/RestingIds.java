package io.quoin.lab.bench.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The ids of the orders that rest while a flow is drawn, of which any is as likely to be drawn. */
final class RestingIds {
    private final List<Long> ids = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();

    int size() {
        return ids.size();
    }

    void add(long id) {
        places.put(id, ids.size());
        ids.add(id);
    }

    void remove(long id) {
        Integer place = places.remove(id);
        if (place == null) {
            throw new IllegalStateException("order " + id + " does not rest");
        }
        long last = ids.remove(ids.size() - 1);
        if (last != id) {
            ids.set(place, last);
            places.put(last, place);
        }
    }

    long draw(SplittableRandom dice) {
        return ids.get(dice.nextInt(ids.size()));
    }
}
