package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.world.venue.VenueWorld.Motion;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Accounts and markets keep every promise together, whatever prices do, crashes, is lost or comes twice; and a venue with a
 * planted mistake is told from the right one by the same properties.
 */
class VenueWorldTest {
    private static final int STEPS_MAX = 400;

    @Test
    void nobody_is_ever_short_while_the_price_stands() {
        holds(Motion.FIXED, VenueStep.steps(0), 40, List.of());
    }

    @Test
    void nothing_is_lent_paid_or_taken_that_was_not_there_while_prices_move() {
        holds(Motion.MOVING, VenueStep.steps(Motion.MOVING.steps()), 40, List.of());
    }

    @Test
    void an_account_closes_when_nothing_of_it_is_left_anywhere() {
        holds(Motion.MOVING, VenueStep.stepsToClose(Motion.MOVING.steps()), 40, List.of());
    }

    private static void holds(Motion motion, Gen<VenueStep> steps, int cases, List<String> mustBeSeen) {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("a venue keeps its promises, prices " + motion)
                .cases(cases)
                .shrinkTries(1_000)
                .checkRuns(steps, STEPS_MAX, () -> new VenueWorld(motion, VenuePlant.NONE, seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : mustBeSeen) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }
}
