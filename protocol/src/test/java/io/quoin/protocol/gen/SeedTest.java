package io.quoin.protocol.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void theStreamIsSplitMix64AndNeverChanges() {
        // The published test vector of the algorithm: a seed that someone wrote down must find the same case for ever.
        Seed seed = Seed.of(1_234_567);
        long[] drawn = LongStream.generate(seed::nextLong).limit(5).toArray();
        String[] published = {
            "6457827717110365317",
            "3203168211198807973",
            "9817491932198370423",
            "4593380528125082431",
            "16408922859458223821"
        };
        for (int at = 0; at < drawn.length; at++) {
            assertEquals(published[at], Long.toUnsignedString(drawn[at]));
        }
    }

    @Test
    void aSplitDependsOnTheLabelAndNotOnWhatWasDrawn() {
        Seed fresh = Seed.of(7);
        Seed used = Seed.of(7);
        used.nextLong();
        assertEquals(fresh.split(3).nextLong(), used.split(3).nextLong());
        assertEquals(fresh.split("faults").nextLong(), used.split("faults").nextLong());
        assertNotEquals(fresh.split(3).nextLong(), fresh.split(4).nextLong());
        assertNotEquals(fresh.split("faults").nextLong(), fresh.split("fault").nextLong());
        assertNotEquals(fresh.split(3).nextLong(), Seed.of(8).split(3).nextLong());
        assertEquals(fresh.split(3).nextLong(), Seed.of(fresh.split(3).origin()).nextLong());
    }

    @Test
    void aRangeIsReachedWhollyAndNotLeft() {
        Seed seed = Seed.of(1);
        int[] seen = new int[7];
        for (int draws = 0; draws < 7_000; draws++) {
            seen[seed.intBetween(-3, 3) + 3]++;
        }
        for (int times : seen) {
            assertTrue(times > 800 && times < 1_200, () -> "one of seven was drawn " + times + " times of 7,000");
        }
        assertEquals(5, seed.longBetween(5, 5));
        assertThrows(IllegalArgumentException.class, () -> seed.longBetween(6, 5));
        boolean above = false;
        boolean below = false;
        for (int draws = 0; draws < 100; draws++) {
            long any = seed.longBetween(Long.MIN_VALUE, Long.MAX_VALUE);
            above |= any > Long.MAX_VALUE / 2;
            below |= any < Long.MIN_VALUE / 2;
        }
        assertTrue(above && below);
    }

    @Test
    void aChanceIsAsOftenAsItSays() {
        Seed seed = Seed.of(2);
        int hits = 0;
        for (int draws = 0; draws < 10_000; draws++) {
            hits += seed.chance(1, 4) ? 1 : 0;
        }
        assertEquals(2_500, hits, 150);
        assertTrue(seed.chance(4, 4));
        assertTrue(!seed.chance(0, 4));
    }
}
