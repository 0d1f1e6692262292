package io.quoin.protocol.law;

import java.util.List;

/** What a law says to a command: accepted with events (perhaps none), or refused by one name. */
public sealed interface Decision<E> {
    /** The command holds; these events came of it. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command broke this rule. The detail says how, with the numbers. */
    record Refused<E>(Refusal rule, String detail) implements Decision<E> {}

    /** Accepted with this one event. */
    static <E> Decision<E> event(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepted with these events. */
    static <E> Decision<E> events(List<E> events) {
        return new Accepted<>(events);
    }

    /** Accepted, and nothing changes: it is already so. */
    static <E> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    /** Refused by this rule, in its own words. */
    static <E> Decision<E> refuse(Refusal rule) {
        return new Refused<>(rule, rule.sentence());
    }

    /** Refused by this rule, with the numbers. */
    static <E> Decision<E> refuse(Refusal rule, String detail) {
        return new Refused<>(rule, detail);
    }
}
