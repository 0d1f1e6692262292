package io.quoin.actors.shell.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A counter: what it counted, when it must be reminded, and at which engine times it was. Mutable. */
public final class CounterState {
    long total;
    boolean isExposed;
    final TreeSet<Long> reminders = new TreeSet<>();
    final List<Long> rang = new ArrayList<>();

    /** What a reader sees. */
    public record View(long total, boolean isExposed, List<Long> reminders, List<Long> rang) {}

    View view() {
        return new View(total, isExposed, List.copyOf(reminders), List.copyOf(rang));
    }
}
