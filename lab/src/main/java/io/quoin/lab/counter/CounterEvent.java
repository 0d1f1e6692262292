package io.quoin.lab.counter;

/** What happened to a counter. */
public sealed interface CounterEvent {
    /** One more was counted, and so much was added to the sum. */
    record Added(long amount) implements CounterEvent {}
}
