package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.channel.PairKind;
import org.junit.jupiter.api.Test;

/** The more pairs have something to say, the longer each rests, within bounds. */
class PairSpacingTest {
    private final PairSpacing spacing = new PairSpacing(20, 200, 2_000);

    @Test
    void it_grows_from_the_shortest_rest_to_the_longest() {
        assertEquals(20, spacing.millis(PairKind.SETTLEMENT, 0));
        assertEquals(20, spacing.millis(PairKind.SETTLEMENT, 40));
        assertEquals(21, spacing.millis(PairKind.SETTLEMENT, 41));
        assertEquals(50, spacing.millis(PairKind.SETTLEMENT, 100));
        assertEquals(200, spacing.millis(PairKind.SETTLEMENT, 400));
        assertEquals(200, spacing.millis(PairKind.SETTLEMENT, 1_000_000));
    }

    @Test
    void all_pairs_together_say_no_more_than_they_may_while_none_rests_longest() {
        for (int pairs = 1; pairs <= 400; pairs++) {
            int speakers = pairs;
            long aSecond = pairs * 1_000L / spacing.millis(PairKind.SETTLEMENT, pairs);
            assertTrue(aSecond <= 2_000, () -> speakers + " pairs say " + aSecond);
        }
    }

    @Test
    void a_sweep_rests_a_second_however_many_there_are() {
        assertEquals(1_000, spacing.millis(PairKind.SWEEP, 1));
        assertEquals(1_000, spacing.millis(PairKind.SWEEP, 10_000));
    }

    @Test
    void it_refuses_bounds_that_make_no_sense() {
        assertThrows(IllegalArgumentException.class, () -> new PairSpacing(0, 200, 2_000));
        assertThrows(IllegalArgumentException.class, () -> new PairSpacing(20, 19, 2_000));
        assertThrows(IllegalArgumentException.class, () -> new PairSpacing(20, 200, 0));
    }
}
