package io.quoin.protocol.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What values are drawn from: a function of a {@link Seed} to a {@link Sample}, and the words to build larger ones.
 *
 * <p>Shrinking comes with the words: a record mapped from longs shrinks because its longs do, a list of commands drops
 * commands and then simplifies the rest. {@link #shrunkBy} replaces that by a shrinker of one's own. For example:
 *
 * <pre>{@code
 * Gen<Command> transfer = Gen.combine(accounts, accounts, Gen.longs(1, 1_000), Transfer::new);
 * Gen<List<Command>> history = Gen.listOf(Gen.frequency(Gen.weighted(9, transfer), Gen.weighted(1, close)), 200);
 * }</pre>
 */
@FunctionalInterface
public interface Gen<T> {
    /** The length of a list or a string where nobody said otherwise. */
    int LONGEST = 100;

    Sample<T> draw(Seed seed);

    /** A value alone, for those who do not shrink. */
    default T value(Seed seed) {
        return draw(seed).value();
    }

    default <U> Gen<U> map(Function<? super T, ? extends U> function) {
        return seed -> draw(seed).map(function);
    }

    /** A generator that depends on a value; the inner is drawn anew, from the same seed, for each simpler outer value. */
    default <U> Gen<U> flatMap(Function<? super T, ? extends Gen<U>> function) {
        return seed -> {
            Seed inner = Seed.of(seed.nextLong());
            return draw(seed).flatMap(value -> function.apply(value).draw(Seed.of(inner.origin())));
        };
    }

    /** Only values that the predicate accepts, shrinking included; a predicate that accepts next to none is an error. */
    default Gen<T> filter(Predicate<? super T> accepted) {
        return seed -> Filtered.draw(this, seed, accepted);
    }

    /** These values with a shrinker of one's own: simpler values, simplest first, in an order that ends. */
    default Gen<T> shrunkBy(Function<? super T, Stream<T>> shrinker) {
        return seed -> Sample.shrunkBy(value(seed), shrinker);
    }

    /** These values, none simpler than the other. */
    default Gen<T> unshrunk() {
        return seed -> Sample.constant(value(seed));
    }

    static <T> Gen<T> constant(T value) {
        return seed -> Sample.constant(value);
    }

    /** Any long: edges (0, 1, -1, the ends, powers of two and ten and their neighbours) one time in four, else any size. */
    static Gen<Long> longs() {
        return longs(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** A long of this range, both ends included, with the same bias; shrinks toward 0 or the end next to it. */
    static Gen<Long> longs(long least, long greatest) {
        Longs longs = new Longs(least, greatest);
        return longs::draw;
    }

    /** An int of this range, both ends included, biased and shrunk like a long. */
    static Gen<Integer> ints(int least, int greatest) {
        return longs(least, greatest).map(Long::intValue);
    }

    /** A bool; false is simpler. */
    static Gen<Boolean> booleans() {
        return ints(0, 1).map(bit -> bit == 1);
    }

    /** One of these values, each as likely; earlier ones are simpler. */
    @SafeVarargs
    static <T> Gen<T> elementOf(T... values) {
        List<T> listed = new ArrayList<>();
        for (T value : values) {
            listed.add(value);
        }
        return elementOf(listed);
    }

    /** One of these values, each as likely; earlier ones are simpler. */
    static <T> Gen<T> elementOf(List<T> values) {
        List<T> kept = List.copyOf(values);
        return seed -> {
            long index = seed.longBetween(0, kept.size() - 1L);
            return Sample.ofLong(index, 0).map(at -> kept.get(at.intValue()));
        };
    }

    /** From one of these generators, each as likely; shrinks within the one that drew. */
    @SafeVarargs
    static <T> Gen<T> oneOf(Gen<? extends T>... generators) {
        List<Weighted<T>> choices = new ArrayList<>();
        for (Gen<? extends T> generator : generators) {
            choices.add(weighted(1, generator));
        }
        return frequency(choices);
    }

    /** From one of these generators, as likely as its weight says; shrinks within the one that drew. */
    @SafeVarargs
    static <T> Gen<T> frequency(Weighted<? extends T>... choices) {
        List<Weighted<T>> widened = new ArrayList<>();
        for (Weighted<? extends T> choice : choices) {
            widened.add(weighted(choice.weight(), choice.generator()));
        }
        return frequency(widened);
    }

    /** From one of these generators, as likely as its weight says; shrinks within the one that drew. */
    static <T> Gen<T> frequency(List<Weighted<T>> choices) {
        List<Weighted<T>> kept = List.copyOf(choices);
        int total = kept.stream().mapToInt(Weighted::weight).sum();
        return seed -> {
            int drawn = seed.intBetween(1, total);
            int at = 0;
            while (drawn > kept.get(at).weight()) {
                drawn -= kept.get(at).weight();
                at++;
            }
            return kept.get(at).generator().draw(seed);
        };
    }

    static <T> Weighted<T> weighted(int weight, Gen<? extends T> generator) {
        return new Weighted<>(weight, generator.map(value -> value));
    }

    /** A list of 0 to {@value #LONGEST} values. */
    static <T> Gen<List<T>> listOf(Gen<T> element) {
        return listOf(element, LONGEST);
    }

    /** A list of 0 to so many values. */
    static <T> Gen<List<T>> listOf(Gen<T> element, int longest) {
        return listOf(element, 0, longest);
    }

    /** A list of so many to so many values; each length is as likely. Shrinks by delta debugging, then by element. */
    static <T> Gen<List<T>> listOf(Gen<T> element, int shortest, int longest) {
        return seed -> {
            int size = seed.intBetween(shortest, longest);
            List<Sample<T>> elements = new ArrayList<>(size);
            for (int at = 0; at < size; at++) {
                elements.add(element.draw(seed));
            }
            return ListSample.of(elements, shortest);
        };
    }

    /** A string of so many to so many of these characters; shrinks like a list, toward the first of them. */
    static Gen<String> strings(String alphabet, int shortest, int longest) {
        Gen<Character> character =
                elementOf(alphabet.chars().mapToObj(one -> (char) one).collect(Collectors.toList()));
        return listOf(character, shortest, longest)
                .map(characters -> characters.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    static <A, B, T> Gen<T> combine(Gen<A> first, Gen<B> second, BiFunction<? super A, ? super B, ? extends T> join) {
        return seed -> Combined.of(first.draw(seed), second.draw(seed), join);
    }

    static <A, B, C, T> Gen<T> combine(Gen<A> first, Gen<B> second, Gen<C> third, Function3<A, B, C, T> join) {
        Gen<Function<C, T>> partly = combine(first, second, (a, b) -> c -> join.apply(a, b, c));
        return combine(partly, third, Function::apply);
    }

    static <A, B, C, D, T> Gen<T> combine(
            Gen<A> first, Gen<B> second, Gen<C> third, Gen<D> fourth, Function4<A, B, C, D, T> join) {
        Gen<Function<D, T>> partly = combine(first, second, third, (a, b, c) -> d -> join.apply(a, b, c, d));
        return combine(partly, fourth, Function::apply);
    }

    /** A generator and how often it is chosen, 1 or more. */
    record Weighted<T>(int weight, Gen<T> generator) {
        public Weighted {
            if (weight < 1) {
                throw new IllegalArgumentException("a weight is 1 or more, not " + weight);
            }
        }
    }

    /** A function of three. */
    @FunctionalInterface
    interface Function3<A, B, C, T> {
        T apply(A first, B second, C third);
    }

    /** A function of four. */
    @FunctionalInterface
    interface Function4<A, B, C, D, T> {
        T apply(A first, B second, C third, D fourth);
    }
}
