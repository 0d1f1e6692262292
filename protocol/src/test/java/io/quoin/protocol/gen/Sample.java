package io.quoin.protocol.gen;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A drawn value together with the simpler ones it may be replaced by, the simplest first. Every simpler one is a sample
 * again, so shrinking is a walk down; the candidates are computed only when asked for.
 *
 * <p>Candidates must be truly simpler in some order that ends, or the walk would not.
 */
public final class Sample<T> {
    private final T value;
    private final Supplier<Stream<Sample<T>>> simpler;

    private Sample(T value, Supplier<Stream<Sample<T>>> simpler) {
        this.value = value;
        this.simpler = simpler;
    }

    public static <T> Sample<T> of(T value, Supplier<Stream<Sample<T>>> simpler) {
        return new Sample<>(value, simpler);
    }

    /** A value that nothing is simpler than. */
    public static <T> Sample<T> constant(T value) {
        return new Sample<>(value, Stream::empty);
    }

    /** A value whose simpler ones are said by a function of the value. */
    public static <T> Sample<T> shrunkBy(T value, Function<? super T, Stream<T>> shrinker) {
        return new Sample<>(value, () -> shrinker.apply(value).map(simpler -> shrunkBy(simpler, shrinker)));
    }

    /** A number that shrinks toward the target, which lies between it and 0 or is 0: first all the way, then half, ... */
    public static Sample<Long> ofLong(long value, long target) {
        long distance = value - target;
        return new Sample<>(
                value,
                () -> LongStream.iterate(distance, step -> step != 0, step -> step / 2)
                        .mapToObj(step -> ofLong(value - step, target)));
    }

    public T value() {
        return value;
    }

    public Stream<Sample<T>> simpler() {
        return simpler.get();
    }

    public <U> Sample<U> map(Function<? super T, ? extends U> function) {
        return new Sample<>(function.apply(value), () -> simpler().map(sample -> sample.map(function)));
    }

    /** First the outer value gets simpler, with the inner drawn anew from it; then the inner. */
    <U> Sample<U> flatMap(Function<? super T, Sample<U>> function) {
        Sample<U> inner = function.apply(value);
        return new Sample<>(
                inner.value,
                () -> Lazily.inTurn(() -> simpler().map(sample -> sample.flatMap(function)), inner.simpler));
    }
}
