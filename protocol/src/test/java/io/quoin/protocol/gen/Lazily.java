package io.quoin.protocol.gen;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Flattening that computes an element when it is asked for. {@code Stream.flatMap} within another one gathers all of
 * the inner stream first, and so does {@code Stream.concat}: for the candidates of a long list that is its square.
 */
final class Lazily {
    private Lazily() {}

    /** First the one, then the other. */
    static <T> Stream<T> inTurn(Supplier<Stream<T>> first, Supplier<Stream<T>> second) {
        return flatMap(Stream.of(first, second), Supplier::get);
    }

    static <A, T> Stream<T> flatMap(Stream<A> outer, Function<? super A, Stream<T>> inner) {
        Iterator<T> flat = new Flat<>(outer.iterator(), inner);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(flat, Spliterator.ORDERED), false);
    }

    private static final class Flat<A, T> implements Iterator<T> {
        private final Iterator<A> outer;
        private final Function<? super A, Stream<T>> inner;
        private Iterator<T> current = Collections.emptyIterator();

        private Flat(Iterator<A> outer, Function<? super A, Stream<T>> inner) {
            this.outer = outer;
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && outer.hasNext()) {
                current = inner.apply(outer.next()).iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
