package io.quoin.protocol.gen;

import java.util.Optional;

/** A sample on which the body threw, and what it threw. */
record Failing<T>(Sample<T> sample, Throwable failure) {
    /** Runs the body; empty if nothing is wrong. Being interrupted or out of memory is nobody's counterexample. */
    static <T> Optional<Failing<T>> of(Sample<T> sample, Property.Body<? super T> body) {
        try {
            body.accept(sample.value());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a property was interrupted", stopped);
        } catch (OutOfMemoryError noRoom) {
            throw noRoom;
        } catch (Throwable failure) {
            return Optional.of(new Failing<>(sample, failure));
        }
    }

    boolean tellsTheSameAs(Failing<?> other) {
        return failure.getClass() == other.failure.getClass();
    }
}
