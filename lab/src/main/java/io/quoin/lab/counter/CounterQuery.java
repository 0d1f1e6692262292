package io.quoin.lab.counter;

/** The one question to a counter: where does it stand? Answered by a {@link CounterState}. */
public record CounterQuery() {}
