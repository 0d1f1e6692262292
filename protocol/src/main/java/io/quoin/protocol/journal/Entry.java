package io.quoin.protocol.journal;

import java.util.List;

/** One line of a block: a cause and the events that came of it, in order. */
public record Entry<E>(Cause cause, List<E> events) {
    public Entry {
        events = List.copyOf(events);
    }
}
