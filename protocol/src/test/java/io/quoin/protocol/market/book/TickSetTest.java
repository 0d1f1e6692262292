package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TickSetTest {
    private record Step(boolean isAdded, long ticks, long asked) {}

    /** Prices that lie together, at the edges of bitmaps, and anywhere. */
    private static final Gen<Long> TICKS = Gen.oneOf(
            Gen.longs(1, 200),
            Gen.longs(-2, 2).map(near -> (1L << 40) + near),
            Gen.longs(4_000, 4_200),
            Gen.longs(1, TickSet.MAX_TICKS));

    private static final class Twins implements Property.Run<Step> {
        private final TickSet set = new TickSet(1);
        private final TreeSet<Long> model = new TreeSet<>();

        @Override
        public void apply(Step step) {
            if (step.isAdded()) {
                model.add(step.ticks());
                set.add(step.ticks());
            } else if (model.remove(step.ticks())) {
                set.remove(step.ticks());
            } else if (!model.isEmpty()) {
                set.remove(model.first());
                model.remove(model.first());
            }
            assertNeighbours(step.ticks());
            assertNeighbours(step.asked());
        }

        @Override
        public void finish() {
            for (long ticks : model) {
                set.remove(ticks);
            }
            assertEquals(0, set.bitmaps(), "an empty set holds nothing");
        }

        private void assertNeighbours(long ticks) {
            Long higher = model.higher(ticks);
            Long lower = model.lower(ticks);
            assertEquals(higher == null ? TickSet.NONE : higher, set.above(ticks));
            assertEquals(lower == null ? TickSet.NONE : lower, set.below(ticks));
        }
    }

    @Test
    void agrees_with_a_tree_set_on_who_is_next() {
        Property.named("a set of ticks agrees with a TreeSet")
                .cases(300)
                .checkRuns(Gen.combine(Gen.booleans(), TICKS, TICKS, Step::new), 150, Twins::new);
    }

    @Test
    void keeps_a_price_far_from_all_others_in_one_bitmap_of_each_height() {
        TickSet set = new TickSet(1);
        set.add(1);
        assertEquals(8, set.bitmaps());
        set.add(64);
        assertEquals(9, set.bitmaps());
        set.add(TickSet.MAX_TICKS);
        assertEquals(16, set.bitmaps());
        set.remove(1);
        assertEquals(15, set.bitmaps());
    }
}
