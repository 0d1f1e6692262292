package io.quoin.protocol.law;

import io.quoin.protocol.channel.Payload;
import java.util.List;

/**
 * What came of a hint.
 *
 * @param events what happened; if nothing did, the hint leaves no trace
 * @param replies hints that go back to its sender, once the state that they rest on is released
 */
public record Hinted<E>(List<E> events, List<Payload> replies) {
    public Hinted {
        events = List.copyOf(events);
        replies = List.copyOf(replies);
    }

    /** Nothing happened, and nothing is said. */
    public static <E> Hinted<E> nothing() {
        return new Hinted<>(List.of(), List.of());
    }

    /** This happened; nothing is said. */
    public static <E> Hinted<E> events(List<E> events) {
        return new Hinted<>(events, List.of());
    }

    /** Nothing happened; this is said. */
    public static <E> Hinted<E> reply(Payload reply) {
        return new Hinted<>(List.of(), List.of(reply));
    }
}
