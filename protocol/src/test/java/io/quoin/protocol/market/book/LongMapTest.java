package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongMapTest {
    /** Puts the value, or removes the key if it is 0. */
    private record Step(long key, long value) {}

    private static Gen<Step> steps(Gen<Long> keys) {
        return Gen.combine(keys, Gen.longs(0, 3), Step::new);
    }

    /** A map beside one that everybody trusts. */
    private static final class Twins implements Property.Run<Step> {
        private final LongMap map = new LongMap(1);
        private final HashMap<Long, Long> model = new HashMap<>();

        @Override
        public void apply(Step step) {
            if (step.value() == 0) {
                Long gone = model.remove(step.key());
                assertEquals(gone == null ? 0 : gone, map.remove(step.key()));
            } else {
                model.put(step.key(), step.value());
                map.put(step.key(), step.value());
            }
            assertEquals(model.size(), map.size());
            for (Map.Entry<Long, Long> entry : model.entrySet()) {
                assertEquals(entry.getValue(), map.get(entry.getKey()));
            }
            assertEquals(model.getOrDefault(step.key(), 0L), map.get(step.key()));
        }
    }

    @Test
    void agrees_with_a_hash_map_on_few_keys() {
        Property.named("a map agrees with a HashMap on few keys")
                .cases(200)
                .checkRuns(steps(Gen.longs(-12, 12)), 200, Twins::new);
    }

    @Test
    void agrees_with_a_hash_map_on_any_keys() {
        Property.named("a map agrees with a HashMap on any keys")
                .cases(100)
                .checkRuns(steps(Gen.oneOf(Gen.longs(), Gen.longs(0, 40).map(n -> n << 40))), 200, Twins::new);
    }

    @Test
    void holds_what_was_expected_without_growing_and_more_by_growing() {
        LongMap map = new LongMap(3);
        for (long key = 0; key < 10_000; key++) {
            map.put(key << 10, key + 1);
        }
        for (long key = 0; key < 10_000; key++) {
            assertEquals(key + 1, map.get(key << 10));
            assertEquals(0, map.get((key << 10) + 1));
        }
    }
}
