package io.quoin.actors.shell.testing;

import java.util.ArrayList;
import java.util.List;

/** What happened at the ports of a node, in order. */
public final class Trace {
    private final List<String> lines = new ArrayList<>();

    synchronized void add(String line) {
        lines.add(line);
    }

    /** All that has happened so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** How often this has happened. */
    public long count(String line) {
        return lines().stream().filter(line::equals).count();
    }
}
