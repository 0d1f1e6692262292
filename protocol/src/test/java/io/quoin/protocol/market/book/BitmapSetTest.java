package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BitmapSetTest {
    private record Step(boolean isAdded, long number, long asked) {}

    /** Numbers that lie together, at the edges of bitmaps, and anywhere. */
    private static final Gen<Long> NUMBERS = Gen.oneOf(
            Gen.longs(0, 200),
            Gen.longs(-2, 2).map(near -> (1L << 40) + near),
            Gen.longs(4_000, 4_200),
            Gen.longs(0, BitmapSet.MAX));

    private static final class Twins implements Property.Run<Step> {
        private final BitmapSet set = new BitmapSet(1);
        private final TreeSet<Long> model = new TreeSet<>();

        @Override
        public void apply(Step step) {
            if (step.isAdded()) {
                model.add(step.number());
                set.add(step.number());
            } else if (model.remove(step.number())) {
                set.remove(step.number());
            } else if (!model.isEmpty()) {
                set.remove(model.first());
                model.remove(model.first());
            }
            assertNeighbours(step.number());
            assertNeighbours(step.asked());
        }

        @Override
        public void finish() {
            for (long number : model) {
                set.remove(number);
            }
            assertEquals(0, set.bitmaps(), "an empty set holds nothing");
        }

        private void assertNeighbours(long number) {
            Long higher = model.higher(number);
            Long lower = model.lower(number);
            assertEquals(higher == null ? BitmapSet.NONE : higher, set.above(number));
            assertEquals(lower == null ? BitmapSet.NONE : lower, set.below(number));
        }
    }

    @Test
    void agrees_with_a_tree_set_on_who_is_next() {
        Property.named("a set of numbers agrees with a TreeSet")
                .cases(300)
                .checkRuns(Gen.combine(Gen.booleans(), NUMBERS, NUMBERS, Step::new), 150, Twins::new);
    }

    @Test
    void keeps_a_number_far_from_all_others_in_one_bitmap_of_each_height() {
        BitmapSet set = new BitmapSet(1);
        set.add(1);
        assertEquals(7, set.bitmaps());
        set.add(64);
        assertEquals(8, set.bitmaps());
        set.add(BitmapSet.MAX);
        assertEquals(14, set.bitmaps());
        set.remove(1);
        assertEquals(13, set.bitmaps());
    }
}
