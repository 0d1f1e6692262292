package io.quoin.protocol.gen;

import java.util.function.Predicate;

/** Drawing until a value is accepted. */
final class Filtered {
    private static final int TRIES_MAX = 1_000;

    private Filtered() {}

    static <T> Sample<T> draw(Gen<T> generator, Seed seed, Predicate<? super T> accepted) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Sample<T> sample = generator.draw(seed);
            if (accepted.test(sample.value())) {
                return keep(sample, accepted);
            }
        }
        throw new IllegalStateException(
                "a filter accepted none of " + TRIES_MAX + " values: draw what is wanted instead of filtering for it");
    }

    private static <T> Sample<T> keep(Sample<T> sample, Predicate<? super T> accepted) {
        return Sample.of(
                sample.value(),
                () -> sample.simpler()
                        .filter(simpler -> accepted.test(simpler.value()))
                        .map(simpler -> keep(simpler, accepted)));
    }
}
