package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    /** An index beside one that everybody trusts: an id that comes is added if it is not there, and goes if it is. */
    private static final class Twins implements Property.Run<Long> {
        private final OrderPool orders = new OrderPool(1);
        private final IdIndex index = new IdIndex(orders, 1);
        private final HashMap<Long, Integer> model = new HashMap<>();

        @Override
        public void apply(Long id) {
            Integer there = model.remove(id);
            if (there == null) {
                int slot = orders.take(id, 0, 0, Side.BUY, 1, 1, 0, 0);
                model.put(id, slot);
                index.add(id, slot);
            } else {
                index.remove(id, there);
                orders.free(there);
            }
            assertEquals(model.size(), index.size());
            for (Map.Entry<Long, Integer> entry : model.entrySet()) {
                assertEquals(entry.getValue(), index.find(entry.getKey()));
            }
            assertEquals(model.getOrDefault(id, OrderPool.NONE), index.find(id));
        }
    }

    @Test
    void agrees_with_a_hash_map_on_few_ids() {
        Property.named("an index of ids agrees with a HashMap on few ids")
                .cases(200)
                .checkRuns(Gen.longs(-20, 20), 200, Twins::new);
    }

    @Test
    void agrees_with_a_hash_map_on_ids_made_of_height_and_index() {
        Gen<Long> ids = Gen.combine(Gen.longs(1, 20), Gen.longs(0, 3), (height, index) -> height << 10 | index);
        Property.named("an index of ids agrees with a HashMap on ids as markets have them")
                .cases(100)
                .checkRuns(ids, 200, Twins::new);
    }

    @Test
    void agrees_with_a_hash_map_on_any_ids() {
        Property.named("an index of ids agrees with a HashMap on any ids")
                .cases(100)
                .checkRuns(Gen.oneOf(Gen.longs(), Gen.longs(0, 30).map(n -> n << 40)), 200, Twins::new);
    }

    @Test
    void what_is_not_there_cannot_be_removed() {
        OrderPool orders = new OrderPool(1);
        IdIndex index = new IdIndex(orders, 1);
        index.add(7, orders.take(7, 0, 0, Side.BUY, 1, 1, 0, 0));
        assertThrows(IllegalStateException.class, () -> index.remove(8, 1));
        assertThrows(IllegalStateException.class, () -> index.remove(7, 2));
        assertEquals(1, index.size());
    }

    @Test
    void two_ids_of_the_same_hash_are_two() {
        Map<Integer, Long> seen = new HashMap<>();
        long id = 1;
        Long twin = null;
        while (twin == null) {
            id = id * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            twin = seen.putIfAbsent(IdIndex.hash(id), id);
        }
        OrderPool orders = new OrderPool(1);
        IdIndex index = new IdIndex(orders, 1);
        int slot = orders.take(id, 0, 0, Side.BUY, 1, 1, 0, 0);
        index.add(id, slot);
        assertEquals(OrderPool.NONE, index.find(twin));
        int slotOfTwin = orders.take(twin, 0, 0, Side.BUY, 1, 1, 0, 0);
        index.add(twin, slotOfTwin);
        assertEquals(slot, index.find(id));
        assertEquals(slotOfTwin, index.find(twin));
        index.remove(id, slot);
        assertEquals(OrderPool.NONE, index.find(id));
        assertEquals(slotOfTwin, index.find(twin));
    }
}
