package io.quoin.protocol.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The harness finds what is planted, makes it small, and says how to see it again. */
class PropertyTest {
    @Test
    void aTruePropertyRunsAllItsCases() {
        AtomicInteger runs = new AtomicInteger();
        Property.holds("nothing is wrong", Gen.longs(), 321, value -> runs.incrementAndGet() > 0);
        assertEquals(321 * RunSettings.casesFactor(), runs.get());
    }

    @Test
    void aPlantedBugShrinksToTheFewestCommandsThatShowIt() {
        List<Integer> tested = new ArrayList<>();
        // The bug needs three additions of 7 or more, in whatever company.
        Property.Body<List<Integer>> body = list -> {
            tested.add(list.size());
            assertTrue(list.stream().filter(value -> value >= 7).count() < 3, "three large ones");
        };
        AssertionError found =
                failureOf(Property.named("few are large").cases(100), Gen.listOf(Gen.ints(0, 1_000), 400), body);
        assertMentions(found, "a list of 3", "1. 7", "2. 7", "3. 7");
    }

    private static <T> AssertionError failureOf(Property property, Gen<T> generator, Property.Body<? super T> body) {
        return assertThrows(AssertionError.class, () -> property.check(generator, body));
    }

    private static void assertMentions(AssertionError error, String... parts) {
        for (String part : parts) {
            assertTrue(error.getMessage().contains(part), () -> part + " is missing in: " + error.getMessage());
        }
    }
}
