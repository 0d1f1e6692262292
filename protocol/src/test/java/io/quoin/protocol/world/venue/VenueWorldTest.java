package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Property;
import io.quoin.protocol.world.venue.VenueWorld.Motion;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Accounts and markets keep every promise together, whatever prices do, crashes, is lost or comes twice; and a venue with a
 * planted mistake is told from the right one by the same properties.
 */
class VenueWorldTest {
    private static final int STEPS_MAX = 400;
    private static final int CASES_OF_A_PLANT = 300;

    @Test
    void nobody_is_ever_short_while_the_price_stands() {
        holds(Motion.FIXED, VenueSteps.EVERYTHING, 40, List.of());
    }

    @Test
    void nothing_is_lent_paid_or_taken_that_was_not_there_while_prices_move() {
        holds(Motion.MOVING, VenueSteps.EVERYTHING, 40, List.of());
    }

    @Test
    void an_account_closes_when_nothing_of_it_is_left_anywhere() {
        holds(Motion.MOVING, VenueSteps.CLOSING, 40, List.of());
    }

    /** The counterexamples are shrunk but little: that they are found is the point. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_mistake_is_found(VenuePlant plant) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("a venue keeps its promises although " + plant)
                        .cases(CASES_OF_A_PLANT)
                        .shrinkTries(20)
                        .checkRuns(
                                plant.steps().upTo(plant.motion().steps()),
                                STEPS_MAX,
                                () -> new VenueWorld(plant.motion(), plant, seen -> {})));
        assertTrue(found.getMessage().contains("not so: a venue keeps its promises"), found.getMessage());
        System.err.println("PLANT " + plant.name() + " "
                + found.getMessage()
                        .lines()
                        .filter(line -> line.contains("  case  ") || line.contains("  failure"))
                        .toList());
    }

    private static void holds(Motion motion, VenueSteps steps, int cases, List<String> mustBeSeen) {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("a venue keeps its promises, prices " + motion)
                .cases(cases)
                .shrinkTries(1_000)
                .checkRuns(
                        steps.upTo(motion.steps()),
                        STEPS_MAX,
                        () -> new VenueWorld(motion, VenuePlant.NONE, seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : mustBeSeen) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }
}
