package io.quoin.protocol.gen;

import java.util.Optional;

/**
 * The walk from a failing case to a simplest one: always to the first simpler case that fails too. A case that fails in
 * another way (another class of exception) is another story and not followed.
 */
final class Shrinking<T> {
    private final Property.Body<? super T> body;
    private final Failing<T> first;
    private final int triesMax;
    private int tries;
    private int shrinks;

    Shrinking(Property.Body<? super T> body, Failing<T> first, int triesMax) {
        this.body = body;
        this.first = first;
        this.triesMax = triesMax;
    }

    Failing<T> simplest() {
        Failing<T> simplest = first;
        Optional<Failing<T>> simpler = simplerThan(simplest);
        while (simpler.isPresent()) {
            shrinks++;
            simplest = simpler.get();
            simpler = simplerThan(simplest);
        }
        return simplest;
    }

    String report() {
        return shrinks + " times in " + tries + " tries"
                + (tries < triesMax ? "" : ", which is as many as were allowed: it may not be the simplest");
    }

    private Optional<Failing<T>> simplerThan(Failing<T> failing) {
        return failing.sample()
                .simpler()
                .takeWhile(candidate -> tries < triesMax)
                .flatMap(candidate -> tried(candidate).stream())
                .findFirst();
    }

    private Optional<Failing<T>> tried(Sample<T> candidate) {
        tries++;
        return Failing.of(candidate, body).filter(failing -> failing.tellsTheSameAs(first));
    }
}
