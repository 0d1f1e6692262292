package io.quoin.protocol.gen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Long lists become minimal ones, in few runs. */
class ListSampleTest {
    private int runs;

    @Test
    void threeCulpritsInTwoThousandAreFoundInFewRuns() {
        List<Integer> simplest = shrink(
                IntStream.range(0, 2_000).boxed().toList(), 0, list -> list.containsAll(List.of(17, 1_000, 1_999)));
        assertEquals(List.of(17, 1_000, 1_999), simplest);
        assertTrue(runs < 200, () -> runs + " runs");
    }

    @Test
    void everySecondElementIsFoundInAboutNLogNRuns() {
        List<Integer> wanted =
                IntStream.range(0, 256).filter(at -> at % 2 == 0).boxed().toList();
        assertEquals(wanted, shrink(IntStream.range(0, 256).boxed().toList(), 0, list -> list.containsAll(wanted)));
        assertTrue(runs < 256 * 8, () -> runs + " runs");
    }

    @Test
    void whatIsLeftIsMinimalWhateverTheBugNeeds() {
        Property.check(
                "no single element of a shrunk list can go", Gen.listOf(Gen.ints(0, 30), 1, 12), 300, culprits -> {
                    List<Integer> drawn =
                            new ArrayList<>(IntStream.range(0, 60).boxed().toList());
                    // Not monotone: the bug needs all culprits and an even number of the rest.
                    Predicate<List<Integer>> planted = list -> list.containsAll(culprits)
                            && list.stream()
                                                    .filter(value -> !culprits.contains(value))
                                                    .count()
                                            % 2
                                    == 0;
                    if (!planted.test(drawn)) {
                        drawn.add(60);
                    }
                    List<Integer> simplest = shrink(drawn, 0, planted);
                    assertTrue(planted.test(simplest));
                    for (int at = 0; at < simplest.size(); at++) {
                        List<Integer> without = new ArrayList<>(simplest);
                        without.remove(at);
                        assertTrue(!planted.test(without), () -> simplest + " can lose one more");
                    }
                });
    }

    @Test
    void aListIsNeverShorterThanItsGeneratorSays() {
        assertEquals(
                3,
                shrink(IntStream.range(0, 50).boxed().toList(), 3, list -> list.size() >= 1)
                        .size());
    }

    @Test
    void elementsGetSimplerAndThenLetOthersGo() {
        // While an element is large it needs its neighbour; only a small one stands alone.
        List<Sample<Long>> elements =
                IntStream.range(0, 8).mapToObj(at -> Sample.ofLong(100 + at, 0)).collect(Collectors.toList());
        List<Long> simplest = simplest(
                ListSample.of(elements, 0),
                list -> list.size() >= 2 && list.stream().anyMatch(value -> value >= 5)
                        || list.size() == 1 && list.get(0) <= 5 && list.get(0) >= 3);
        assertEquals(List.of(3L), simplest);
    }

    @Test
    void candidatesAreMadeOneByOne() {
        int[] read = {0};
        int[] asked = {0};
        List<Sample<Integer>> elements = IntStream.range(0, 1_000)
                .mapToObj(at -> Sample.shrunkBy(at, value -> {
                    asked[0]++;
                    return Stream.of(0);
                }))
                .collect(Collectors.toList());
        List<Sample<Integer>> counting = new AbstractList<>() {
            @Override
            public Sample<Integer> get(int at) {
                read[0]++;
                return elements.get(at);
            }

            @Override
            public int size() {
                return elements.size();
            }
        };
        // Only single elements may go, and there are a thousand such candidates: the first must not cost them all.
        Sample<List<Integer>> first =
                ListSample.of(counting, 999).simpler().findFirst().orElseThrow();
        assertEquals(999, first.value().size());
        assertEquals(0, asked[0], "elements asked for simpler ones though one could go");
        assertTrue(read[0] < 10 * 1_000, () -> read[0] + " elements read for one candidate");
    }

    @Test
    void aNestedStreamIsNotGatheredForItsFirstElement() {
        int[] made = {0};
        Stream<Integer> inner = Lazily.flatMap(
                Stream.of(0), outer -> IntStream.range(0, 1_000).boxed().peek(one -> made[0]++));
        int first = Lazily.inTurn(() -> inner, Stream::<Integer>empty)
                .map(one -> one + 1)
                .findFirst()
                .orElseThrow();
        assertEquals(1, first);
        assertEquals(1, made[0]);
    }

    @Test
    void flatteningKeepsTheOrderAndPassesOverWhatIsEmpty() {
        assertEquals(
                List.of(1, 2, 2, 4, 4, 4, 4),
                Lazily.flatMap(
                                Stream.of(0, 1, 2, 0, 0, 4, 0),
                                times -> Stream.generate(() -> times).limit(times))
                        .toList());
        assertEquals(
                List.of(1, 2),
                Lazily.inTurn(() -> Stream.of(1), () -> Stream.of(2)).toList());
    }

    private List<Integer> shrink(List<Integer> drawn, int shortest, Predicate<List<Integer>> planted) {
        return simplest(ListSample.of(drawn.stream().map(Sample::constant).toList(), shortest), planted);
    }

    private <T> List<T> simplest(Sample<List<T>> drawn, Predicate<List<T>> planted) {
        runs = 0;
        Property.Body<List<T>> body = list -> {
            runs++;
            if (planted.test(list)) {
                throw new IllegalStateException("planted");
            }
        };
        Failing<List<T>> first = Failing.of(drawn, body).orElseThrow();
        return new Shrinking<>(body, first, 1_000_000).simplest().sample().value();
    }
}
