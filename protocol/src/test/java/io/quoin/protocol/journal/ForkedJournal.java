package io.quoin.protocol.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** The rows of a journal that several owners have written, by names: {@code write(1, "b", "a")} is block b of owner 1 on a. */
final class ForkedJournal {
    private final TreeMap<String, LiveChain.Row> byName = new TreeMap<>();
    private final List<LiveChain.Row> rows = new ArrayList<>();

    /** Writes blocks one on another, the first on the block of the name given ("" is the beginning). */
    ForkedJournal write(long incarnation, String on, String... names) {
        String below = on;
        for (String name : names) {
            rows.add(put(name, row(name, below, incarnation)));
            below = name;
        }
        return this;
    }

    /** Remembers a block as written that never became visible. */
    ForkedJournal lose(long incarnation, String on, String name) {
        put(name, row(name, on, incarnation));
        return this;
    }

    ForkedJournal add(LiveChain.Row row) {
        rows.add(row);
        return this;
    }

    private LiveChain.Row put(String name, LiveChain.Row row) {
        byName.put(name, row);
        return row;
    }

    private LiveChain.Row row(String name, String on, long incarnation) {
        long height = on.isEmpty() ? 1 : get(on).height() + 1;
        BlockHash previous = on.isEmpty() ? BlockHash.GENESIS : get(on).header().hash();
        return row(height, incarnation, previous, hash(name), "writer-" + incarnation);
    }

    static LiveChain.Row row(long height, long incarnation, BlockHash previous, BlockHash hash, String writer) {
        return new LiveChain.Row(height, new BlockHeader(1, new Incarnation(incarnation, 1), previous, hash), writer);
    }

    static BlockHash hash(String name) {
        return BlockHash.ofContent(name.getBytes(StandardCharsets.UTF_8));
    }

    LiveChain.Row get(String name) {
        LiveChain.Row row = byName.get(name);
        if (row == null) {
            throw new IllegalArgumentException("no block " + name);
        }
        return row;
    }

    /** The rows by height; those of one height in an order that depends on the seed, as time stamps may order them. */
    List<LiveChain.Row> rows(long seed) {
        List<LiveChain.Row> sorted = new ArrayList<>(rows);
        Collections.shuffle(sorted, new Random(seed));
        sorted.sort(Comparator.comparingLong(LiveChain.Row::height));
        return sorted;
    }

    LiveChain judge() {
        return LiveChain.of(1, rows(0));
    }
}
