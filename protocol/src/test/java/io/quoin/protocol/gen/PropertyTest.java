package io.quoin.protocol.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
    void aPlantedBugShrinksToTheFewestAndSimplestThatShowIt() {
        // The bug needs three of 7 or more, in whatever company.
        Property.Body<List<Integer>> body =
                list -> assertTrue(list.stream().filter(value -> value >= 7).count() < 3, "three large ones");
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.check("few are large", Gen.listOf(Gen.ints(0, 1_000), 400), 100, body));
        assertMentions(found, "not so: few are large", "a list of 3", "1. 7", "2. 7", "3. 7", "three large ones");
        assertEquals(found.getCause().getMessage().contains("three large ones"), true);
    }

    @Test
    void aFalsePredicateIsAFailureToo() {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.holds("all are small", Gen.longs(), 1_000, value -> value < 4_711));
        assertMentions(found, "counterexample  4711", "shrunk");
    }

    @Test
    void theSameSeedIsTheSameCasesAndAnotherIsNot() {
        assertEquals(
                casesOf(Property.named("cases").seed(5)),
                casesOf(Property.named("cases").seed(5)));
        assertNotEquals(
                casesOf(Property.named("cases").seed(5)),
                casesOf(Property.named("cases").seed(6)));
        assertNotEquals(
                casesOf(Property.named("cases").seed(5)),
                casesOf(Property.named("others").seed(5)));
    }

    @Test
    void theSeedThatIsPrintedFindsTheSameCounterexample() {
        Property property = Property.named("no zeros at the end").cases(5_000);
        AssertionError first =
                assertThrows(AssertionError.class, () -> property.seed(77).holds(Gen.longs(), SeedlessBug::isAbsent));
        assertMentions(first, "seed            77 (the same again: -Dquoin.seed=77)");
        AssertionError again = assertThrows(
                AssertionError.class,
                () -> property.seed(RunSettings.readSeed("77")).holds(Gen.longs(), SeedlessBug::isAbsent));
        assertEquals(first.getMessage(), again.getMessage());
    }

    @Test
    void aSeedIsUsualGivenOrRandom() {
        assertEquals(Property.USUAL_SEED, RunSettings.readSeed(""));
        assertEquals(-3, RunSettings.readSeed("-3"));
        assertTrue(RunSettings.readSeed("random") > 0);
        assertEquals(
                "quoin.seed is a number or \"random\", not \"x\"",
                assertThrows(IllegalArgumentException.class, () -> RunSettings.readSeed("x"))
                        .getMessage());
    }

    @Test
    void shrinkingStaysWithTheFailureThatWasFound() {
        // Small values fail too, but otherwise: the walk must not end there.
        Gen<Long> thousand = Gen.constant(1_000L)
                .shrunkBy(value -> Stream.of(0L, value / 2, value - 1).filter(less -> less < value && less >= 0));
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.check("one story", thousand, 1, value -> {
                    if (value < 20) {
                        throw new IllegalStateException("another story");
                    }
                    throw new IllegalArgumentException("the story");
                }));
        assertInstanceOf(IllegalArgumentException.class, found.getCause());
        assertMentions(found, "counterexample  20", "the story");
    }

    @Test
    void shrinkingStopsWhereItIsToldTo() {
        AtomicInteger runs = new AtomicInteger();
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("dear").cases(1).shrinkTries(5).check(Gen.listOf(Gen.longs(), 50, 60), list -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("always");
                }));
        assertEquals(1 + 5, runs.get());
        assertMentions(found, "5 tries, which is as many as were allowed");
    }

    @Test
    void aRunThatDisagreesWithItsModelIsShownStepByStep() {
        List<PlantedCounter> opened = new ArrayList<>();
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("the counter agrees with its model")
                        .cases(200)
                        .checkRuns(
                                Gen.frequency(Gen.weighted(5, Gen.ints(1, 100)), Gen.weighted(1, Gen.constant(0))),
                                100,
                                () -> {
                                    PlantedCounter run = new PlantedCounter();
                                    opened.add(run);
                                    return run;
                                }));
        // Two resets without an addition between them, then any addition: the shortest history that shows the bug.
        String line = System.lineSeparator();
        assertMentions(
                found,
                "a list of 3" + line + "        1. 0" + line + "        2. 0" + line + "    --> 3. 1" + line,
                "expected: <1> but was: <2>");
        assertTrue(opened.stream().allMatch(run -> run.closed));
    }

    @Test
    void aRunThatFailsOnlyAtItsEndIsFoundAndMarksNoStep() {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.named("the end agrees")
                        .cases(20)
                        .checkRuns(Gen.ints(1, 9), 20, () -> new Property.Run<Integer>() {
                            private int sum;

                            @Override
                            public void apply(Integer command) {
                                sum += command;
                            }

                            @Override
                            public void finish() {
                                assertTrue(sum < 10, "too much");
                            }
                        }));
        assertMentions(found, "a list of 2", "too much");
        assertFalse(found.getMessage().contains("-->"), found::getMessage);
    }

    @Test
    void anInterruptedCheckIsNoCounterexample() {
        IllegalStateException ended = assertThrows(
                IllegalStateException.class,
                () -> Property.check("patience", Gen.longs(), 10, value -> {
                    throw new InterruptedException("planted");
                }));
        assertInstanceOf(InterruptedException.class, ended.getCause());
        assertTrue(Thread.interrupted());
        OutOfMemoryError planted = new OutOfMemoryError("planted");
        assertSame(
                planted,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> Property.check("room", Gen.longs(), 10, value -> {
                            throw planted;
                        })));
    }

    private static List<Long> casesOf(Property property) {
        List<Long> seen = new ArrayList<>();
        property.cases(20).check(Gen.longs(), seen::add);
        return seen;
    }

    private static void assertMentions(AssertionError error, String... parts) {
        for (String part : parts) {
            assertTrue(error.getMessage().contains(part), () -> part + " is missing in: " + error.getMessage());
        }
    }

    private static final class SeedlessBug {
        static boolean isAbsent(long value) {
            return value % 1_000 != 0 || value == 0;
        }
    }

    /** Counts, and loses its way after two resets in a row. A command of 0 resets; others are added. */
    private static final class PlantedCounter implements Property.Run<Integer> {
        private int model;
        private int counter;
        private int resets;
        private boolean closed;

        @Override
        public void apply(Integer command) {
            if (command == 0) {
                model = 0;
                counter = 0;
                resets++;
            } else {
                model += command;
                counter += resets >= 2 ? 2 * command : command;
                resets = 0;
            }
            assertEquals(model, counter);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
