package io.quoin.lab.counter;

/**
 * Where a counter stands, as its state and as the answer to a read.
 *
 * @param count how often something was added
 * @param sum all that was added
 */
public record CounterState(long count, long sum) {
    /** A counter that nothing was added to. */
    public static final CounterState ZERO = new CounterState(0, 0);
}
