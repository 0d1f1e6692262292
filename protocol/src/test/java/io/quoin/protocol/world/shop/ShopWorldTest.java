package io.quoin.protocol.world.shop;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Property;
import io.quoin.protocol.world.Plant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Purses and tills keep every coin and every line, wait and are answered, and come to rest, under loss, doubling, reordering,
 * delay and crashes at every point; and a world or a law with a planted mistake is told from a right one by the same
 * properties.
 */
class ShopWorldTest {
    private static final int STEPS_MAX = 400;

    private static final List<String> MUST_BE_SEEN = List.of(
            "Drawn",
            "Lent",
            "Settled",
            "PaidOut",
            "Marked",
            "LineRaised",
            "Sold",
            "Charged",
            "LineReturned",
            "Opening",
            "Hinted",
            "sold after waiting",
            "paid behind two barriers",
            "FREE_INSUFFICIENT",
            "NO_PRICE",
            "PRICE_STALE",
            "LAGGING",
            "NOT_LENT",
            "TOO_MANY_WAIT",
            "TIME_OVER",
            "BARRIER_UNANSWERED",
            "EXPIRED",
            "ID_TAKEN_BY_DIFFERENT_COMMAND");

    @Test
    void coins_and_lines_are_kept_whatever_waits_crashes_is_lost_or_comes_twice() {
        TreeSet<String> seen = new TreeSet<>();
        Property.named("shops keep every coin")
                .cases(250)
                .shrinkTries(2_000)
                .checkRuns(ShopWorld.steps(), STEPS_MAX, () -> new ShopWorld(Plant.NONE, ShopMistake.NONE, seen::add));
        // A property that never comes to what can go wrong proves nothing.
        for (String must : MUST_BE_SEEN) {
            assertTrue(seen.contains(must), () -> must + " was never seen, only " + seen);
        }
    }

    /** The counterexamples are shrunk but little: that they are found is the point. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CONFIRMED_WITHOUT_ANSWERS"}) // Nothing of the shop travels on streams.
    void a_planted_mistake_of_the_shell_is_found(Plant plant) {
        assertFound(plant, ShopMistake.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_mistake_of_a_law_is_found(ShopMistake mistake) {
        assertFound(Plant.NONE, mistake);
    }

    private static void assertFound(Plant plant, ShopMistake mistake) {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("shops keep every coin although " + plant + " " + mistake)
                        .cases(1_000)
                        .shrinkTries(20)
                        .checkRuns(ShopWorld.steps(), STEPS_MAX, () -> new ShopWorld(plant, mistake, seen -> {})));
        assertTrue(found.getMessage().contains("not so: shops keep every coin"), found.getMessage());
    }
}
