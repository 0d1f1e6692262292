package io.quoin.protocol.market.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TickPagesTest {
    private static final int MOST = 30;

    /** Pages beside a tree: a price that comes gets a level if it has none, and loses it if it has. */
    private static final class Twins implements Property.Run<Long> {
        private final TickPages pages = new TickPages(1);
        private final TreeMap<Long, Integer> model = new TreeMap<>();
        private int levels;

        @Override
        public void apply(Long ticks) {
            if (model.containsKey(ticks) || model.size() == MOST) {
                long gone = model.containsKey(ticks) ? ticks : model.firstKey();
                int page = pages.open(gone);
                assertEquals(model.remove(gone), pages.level(page, gone));
                pages.remove(page, gone);
            } else {
                int page = pages.open(ticks);
                assertTrue(page <= MOST, "page " + page + " of " + MOST);
                assertEquals(LevelPool.NONE, pages.level(page, ticks));
                assertNeighbour(ticks, pages.neighbour(page, ticks));
                pages.put(page, ticks, ++levels);
                model.put(ticks, levels);
            }
            model.forEach((known, level) -> assertEquals(level, pages.find(known)));
            assertEquals(model.getOrDefault(ticks, LevelPool.NONE), pages.find(ticks));
        }

        private void assertNeighbour(long ticks, int neighbour) {
            if (model.isEmpty()) {
                assertEquals(LevelPool.NONE, neighbour);
            } else {
                Integer above = model.higherKey(ticks) == null
                        ? null
                        : model.higherEntry(ticks).getValue();
                Integer below = model.lowerKey(ticks) == null
                        ? null
                        : model.lowerEntry(ticks).getValue();
                assertTrue(Integer.valueOf(neighbour).equals(above)
                        || Integer.valueOf(neighbour).equals(below));
            }
        }
    }

    @Test
    void agree_with_a_tree_where_prices_share_pages() {
        Property.named("pages agree with a TreeMap where prices share pages")
                .cases(150)
                .checkRuns(Gen.longs(1, 400), 200, Twins::new);
    }

    @Test
    void agree_with_a_tree_where_prices_are_anything_and_use_their_pages_again() {
        Property.named("pages agree with a TreeMap at any price")
                .cases(150)
                .checkRuns(Gen.longs(1, TickPages.MAX_TICKS), 200, Twins::new);
    }
}
