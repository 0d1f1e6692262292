package io.quoin.protocol.gen;

import java.util.function.BiFunction;

/** How two independent samples shrink as one: the first gets simpler, or the second does. */
final class Combined {
    private Combined() {}

    static <A, B, T> Sample<T> of(
            Sample<A> first, Sample<B> second, BiFunction<? super A, ? super B, ? extends T> join) {
        return Sample.of(
                join.apply(first.value(), second.value()),
                () -> Lazily.inTurn(
                        () -> first.simpler().map(simpler -> of(simpler, second, join)),
                        () -> second.simpler().map(simpler -> of(first, simpler, join))));
    }
}
