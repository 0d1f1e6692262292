package io.quoin.lab.counter;

/** What a counter can be told. */
public sealed interface CounterCommand {
    /**
     * Count one more, and add so much to the sum.
     *
     * @param amount 1 and up; anything less is refused
     */
    record Add(long amount) implements CounterCommand {}
}
