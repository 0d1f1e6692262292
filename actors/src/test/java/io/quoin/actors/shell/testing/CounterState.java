package io.quoin.actors.shell.testing;

import io.quoin.protocol.law.StandingHint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A counter: what it counted, when it must be reminded, at which engine times it was, and what others said. Mutable. */
public final class CounterState {
    long total;
    boolean isExposed;
    final TreeSet<Long> reminders = new TreeSet<>();
    final List<Long> rang = new ArrayList<>();
    long credit;
    Manner manner = Manner.LEND;
    final TreeSet<String> lentFor = new TreeSet<>();
    final List<StandingHint> wishes = new ArrayList<>();
    final List<String> heard = new ArrayList<>();
    long round;

    /** What a reader sees. */
    public record View(
            long total,
            boolean isExposed,
            List<Long> reminders,
            List<Long> rang,
            long credit,
            List<String> heard,
            long round,
            long boardRound) {}

    View view(long boardRound) {
        return new View(
                total,
                isExposed,
                List.copyOf(reminders),
                List.copyOf(rang),
                credit,
                List.copyOf(heard),
                round,
                boardRound);
    }
}
