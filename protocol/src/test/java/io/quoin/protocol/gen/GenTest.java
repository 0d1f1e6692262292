package io.quoin.protocol.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the words draw, and what they shrink to. */
class GenTest {
    @Test
    void longsAreOfEverySizeAndOftenOnAnEdge() {
        List<Long> drawn = draws(Gen.longs(), 100_000);
        assertTrue(drawn.containsAll(List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, 1L, -1L)));
        assertTrue(drawn.containsAll(List.of(1L << 32, (1L << 32) - 1, 1_000_000_000L, -1_000_000_001L)));
        Set<Integer> bits = new HashSet<>();
        drawn.forEach(value -> bits.add(Long.numberOfLeadingZeros(value)));
        assertEquals(65, bits.size(), "magnitudes seen");
    }

    @Test
    void longsOfARangeStayInItAndReachItsEnds() {
        long[][] ranges = {
            {5, 5}, {-3, 9}, {100, 1_000_000}, {-50, -7}, {Long.MIN_VALUE, -9}, {Long.MAX_VALUE - 1, Long.MAX_VALUE}
        };
        for (long[] range : ranges) {
            List<Long> drawn = draws(Gen.longs(range[0], range[1]), 1_000);
            assertTrue(drawn.contains(range[0]) && drawn.contains(range[1]));
            assertTrue(drawn.stream().allMatch(value -> value >= range[0] && value <= range[1]));
        }
        assertThrows(IllegalArgumentException.class, () -> Gen.longs(1, 0));
    }

    @Test
    void longsShrinkToTheLastThatFailsOnTheWayToZeroOrToTheNextEnd() {
        assertEquals(4_711, simplest(Gen.longs(), value -> value >= 4_711));
        assertEquals(-4_711, simplest(Gen.longs(), value -> value <= -4_711));
        assertEquals(0, simplest(Gen.longs(), value -> true));
        assertEquals(50, simplest(Gen.longs(50, 60), value -> true));
        assertEquals(-50, simplest(Gen.longs(-60, -50), value -> true));
        assertEquals(Long.MIN_VALUE, simplest(Gen.longs(), value -> value == Long.MIN_VALUE));
    }

    @Test
    void choicesAreAsOftenAsTheirWeights() {
        Gen<String> choice =
                Gen.frequency(Gen.weighted(9, Gen.constant("often")), Gen.weighted(1, Gen.constant("seldom")));
        long seldom = draws(choice, 10_000).stream().filter("seldom"::equals).count();
        assertEquals(1_000, seldom, 100);
        Gen<Number> either = Gen.oneOf(Gen.constant(1), Gen.constant(2L));
        assertEquals(
                5_000,
                draws(either, 10_000).stream().filter(Long.class::isInstance).count(),
                300);
        assertThrows(IllegalArgumentException.class, () -> Gen.weighted(0, Gen.constant("never")));
    }

    @Test
    void elementsShrinkTowardTheFirst() {
        Gen<String> words = Gen.elementOf("first", "second", "third", "fourth");
        assertEquals(Set.of("first", "second", "third", "fourth"), new HashSet<>(draws(words, 100)));
        assertEquals("first", simplest(words, word -> true));
        assertEquals("third", simplest(words, word -> word.startsWith("t")));
        assertEquals(false, simplest(Gen.booleans(), bool -> true));
    }

    @Test
    void stringsUseTheirAlphabetAndShrinkToTheShortestOfFirstCharacters() {
        Gen<String> texts = Gen.strings("ab-", 2, 6);
        List<String> drawn = draws(texts, 1_000);
        assertTrue(drawn.stream().allMatch(text -> text.matches("[ab-]{2,6}")));
        assertEquals(Set.of(2, 3, 4, 5, 6), drawn.stream().map(String::length).collect(Collectors.toSet()));
        assertEquals("aa", simplest(texts, text -> true));
        assertEquals("a-", simplest(texts, text -> text.endsWith("-")));
    }

    @Test
    void recordsShrinkByTheirParts() {
        Gen<Part> parts =
                Gen.combine(Gen.longs(), Gen.ints(1, 90), Gen.booleans(), Gen.elementOf("buy", "sell"), Part::new);
        assertEquals(
                new Part(0, 40, false, "sell"), simplest(parts, part -> part.size >= 40 && part.side.equals("sell")));
        assertEquals(new Part(7, 1, true, "buy"), simplest(parts, part -> part.flag && part.price > 6));
    }

    @Test
    void aDependentValueShrinksWithWhatItDependsOn() {
        Gen<List<Integer>> sized = Gen.ints(0, 20).flatMap(size -> Gen.listOf(Gen.ints(0, size), size, size));
        assertTrue(draws(sized, 500).stream().allMatch(list -> list.stream().allMatch(value -> value <= list.size())));
        assertEquals(List.of(0, 0, 0), simplest(sized, list -> list.size() >= 3));
    }

    @Test
    void aFilterHoldsWhileShrinkingAndRefusesToSearchForEver() {
        assertEquals(12, simplest(Gen.longs(0, 1_000).filter(value -> value % 4 == 0), value -> value > 9));
        Gen<Long> none = Gen.longs().filter(value -> false);
        assertThrows(IllegalStateException.class, () -> none.draw(Seed.of(1)));
    }

    @Test
    void aShrinkerOfOnesOwnIsUsedInsteadAndUnshrunkStays() {
        Gen<Long> even = Gen.longs(0, 500)
                .map(half -> 2 * half)
                .shrunkBy(value -> Stream.of(value - 2).filter(less -> less >= 0));
        assertEquals(102, simplest(even, value -> value > 100));
        Gen<Long> kept = Gen.longs(1, 1_000_000).unshrunk();
        assertTrue(kept.draw(Seed.of(3)).simpler().findAny().isEmpty());
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Gen<List<Long>> lists = Gen.listOf(Gen.longs());
        assertEquals(draws(lists, 50), draws(lists, 50));
    }

    private static <T> List<T> draws(Gen<T> generator, int number) {
        Seed seed = Seed.of(42);
        List<T> drawn = new ArrayList<>();
        for (int draw = 0; draw < number; draw++) {
            drawn.add(generator.value(seed));
        }
        return drawn;
    }

    /** The simplest value of which the predicate is true, from the first that is found. */
    private static <T> T simplest(Gen<T> generator, java.util.function.Predicate<T> planted) {
        Property.Body<T> body = value -> {
            if (planted.test(value)) {
                throw new IllegalStateException("planted");
            }
        };
        Seed seed = Seed.of(42);
        for (int draws = 0; draws < 100_000; draws++) {
            var failing = Failing.of(generator.draw(seed), body);
            if (failing.isPresent()) {
                return new Shrinking<>(body, failing.get(), 100_000)
                        .simplest()
                        .sample()
                        .value();
            }
        }
        throw new AssertionError("never drawn");
    }

    private record Part(long price, int size, boolean flag, String side) {}
}
