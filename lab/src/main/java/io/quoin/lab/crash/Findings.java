package io.quoin.lab.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a check has found so far: all of it counted by kind, the first of it in words. */
final class Findings {
    private static final int WORDS_MAX = 50;

    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final List<Finding> first = new ArrayList<>();

    void add(Finding.Kind kind, String text) {
        counts.merge(kind, 1, Integer::sum);
        if (first.size() < WORDS_MAX) {
            first.add(new Finding(kind, text));
        }
    }

    void addAll(Findings others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        for (Finding finding : others.first) {
            if (first.size() < WORDS_MAX) {
                first.add(finding);
            }
        }
    }

    int count(Finding.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The first findings, in the order in which they were made. */
    List<Finding> first() {
        return Collections.unmodifiableList(first);
    }

    /** Counts by kind, for example {@code {LOST=1}}, and the first in words. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(counts.toString());
        first.forEach(finding -> text.append("\n  ").append(finding));
        return text.toString();
    }
}
