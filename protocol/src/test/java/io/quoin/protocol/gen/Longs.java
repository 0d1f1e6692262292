package io.quoin.protocol.gen;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Longs of a range: one in eight an end of it, 0 or a neighbour of 0; one in eight a power of two or ten or a neighbour;
 * one in four uniform; else of a uniform number of bits, counted from 0 or the end next to it.
 */
final class Longs {
    private static final SortedSet<Long> EDGES = edges();

    private final long least;
    private final long greatest;
    private final long[] ends;
    private final long[] edges;
    private final long target;

    Longs(long least, long greatest) {
        if (least > greatest) {
            throw new IllegalArgumentException("nothing lies between " + least + " and " + greatest);
        }
        this.least = least;
        this.greatest = greatest;
        this.target = Math.max(least, Math.min(greatest, 0));
        this.ends = within(new TreeSet<>(List.of(-1L, 0L, 1L)));
        this.edges = within(EDGES);
    }

    Sample<Long> draw(Seed seed) {
        return Sample.ofLong(value(seed), target);
    }

    private long value(Seed seed) {
        int kind = seed.intBetween(0, 7);
        if (kind == 0) {
            return ends[seed.intBetween(0, ends.length - 1)];
        }
        if (kind == 1) {
            return edges[seed.intBetween(0, edges.length - 1)];
        }
        if (kind <= 3) {
            return seed.longBetween(least, greatest);
        }
        long sized = target + (seed.nextLong() >> seed.intBetween(0, 63));
        return sized >= least && sized <= greatest ? sized : seed.longBetween(least, greatest);
    }

    private long[] within(SortedSet<Long> candidates) {
        SortedSet<Long> inRange = new TreeSet<>(candidates.tailSet(least));
        inRange.removeIf(candidate -> candidate > greatest);
        inRange.add(least);
        inRange.add(greatest);
        return inRange.stream().mapToLong(Long::longValue).toArray();
    }

    private static SortedSet<Long> edges() {
        SortedSet<Long> edges = new TreeSet<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            addWithNeighbours(edges, 1L << bit);
        }
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            addWithNeighbours(edges, power * 10);
        }
        return edges;
    }

    private static void addWithNeighbours(SortedSet<Long> edges, long edge) {
        for (long neighbour = -1; neighbour <= 1; neighbour++) {
            edges.add(edge + neighbour);
            edges.add(-(edge + neighbour));
        }
    }
}
