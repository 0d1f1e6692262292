package io.quoin.protocol.gen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a list shrinks: delta debugging. Chunks are dropped, first half the list, then quarters, down to single elements;
 * then the elements get simpler one by one, after which dropping is tried again.
 *
 * <p>Each candidate remembers where it was made and goes on from there (same chunk size, next place, around the end)
 * instead of beginning again with the large chunks that were just seen not to go. That is what makes a list of n
 * commands cost about n log n runs and not n squared. Every candidate list still ends with all single drops and all
 * simpler elements, so a list that stops shrinking is minimal: no single element can go or get simpler.
 */
final class ListSample {
    private ListSample() {}

    static <T> Sample<List<T>> of(List<Sample<T>> elements, int shortest) {
        return dropping(elements, shortest, Math.max(1, elements.size() / 2), 0);
    }

    private static <T> Sample<List<T>> dropping(List<Sample<T>> elements, int shortest, int chunk, int from) {
        return Sample.of(
                values(elements),
                () -> Lazily.inTurn(
                        () -> Lazily.flatMap(
                                sizes(Math.min(chunk, elements.size())),
                                size -> drops(elements, shortest, size, size == chunk ? from : 0)),
                        () -> simplerElements(elements, shortest, 0)));
    }

    private static <T> Sample<List<T>> simplifying(List<Sample<T>> elements, int shortest, int from) {
        return Sample.of(
                values(elements),
                () -> Lazily.inTurn(
                        () -> simplerElements(elements, shortest, from),
                        () -> Lazily.flatMap(sizes(elements.size() / 2), size -> drops(elements, shortest, size, 0))));
    }

    /** This size, its half, ..., 1. */
    private static Stream<Integer> sizes(int largest) {
        return IntStream.iterate(largest, size -> size > 0, size -> size / 2).boxed();
    }

    /** The lists without one chunk of this size: from a place to the end, then from the front to that place. */
    private static <T> Stream<Sample<List<T>>> drops(List<Sample<T>> elements, int shortest, int size, int from) {
        if (size > elements.size() || elements.size() - size < shortest) {
            return Stream.empty();
        }
        int chunks = (elements.size() + size - 1) / size;
        int first = from / size % chunks;
        return IntStream.range(0, chunks).mapToObj(step -> {
            int start = (first + step) % chunks * size;
            // The last chunk reaches back over its neighbour rather than be shorter: the size is what was promised.
            int begin = Math.min(start, elements.size() - size);
            List<Sample<T>> rest = new ArrayList<>(elements.subList(0, begin));
            rest.addAll(elements.subList(begin + size, elements.size()));
            return dropping(rest, shortest, size, begin);
        });
    }

    private static <T> Stream<Sample<List<T>>> simplerElements(List<Sample<T>> elements, int shortest, int from) {
        Stream<Integer> places = IntStream.range(0, elements.size())
                .map(step -> (from + step) % elements.size())
                .boxed();
        return Lazily.flatMap(
                places,
                at -> elements.get(at).simpler().map(simpler -> {
                    List<Sample<T>> changed = new ArrayList<>(elements);
                    changed.set(at, simpler);
                    return simplifying(changed, shortest, at);
                }));
    }

    private static <T> List<T> values(List<Sample<T>> elements) {
        List<T> values = new ArrayList<>(elements.size());
        elements.forEach(element -> values.add(element.value()));
        return Collections.unmodifiableList(values);
    }
}
