package io.quoin.protocol.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The live-chain rule word by word, with all rows in memory: what {@link LiveChain} must agree with. */
record NaiveChain(List<LiveChain.Row> live, List<LiveChain.Row> voidRows, boolean isBroken) {

    static NaiveChain of(long from, List<LiveChain.Row> rows) {
        Optional<LiveChain.Row> head = rows.stream()
                .max(Comparator.<LiveChain.Row, Incarnation>comparing(
                                row -> row.header().incarnation())
                        .thenComparing(LiveChain.Row::height));
        List<LiveChain.Row> live = new ArrayList<>();
        boolean broken = false;
        LiveChain.Row row = head.orElse(null);
        while (row != null) {
            live.add(0, row);
            BlockHash previous = row.header().previous();
            long below = row.height() - 1;
            row = rows.stream()
                    .filter(other ->
                            other.height() == below && other.header().hash().equals(previous))
                    .findFirst()
                    .orElse(null);
            boolean ends = below < from && (from > 1 || previous.equals(BlockHash.GENESIS));
            broken = row == null && !ends;
        }
        List<LiveChain.Row> rest = new ArrayList<>(rows);
        live.forEach(rest::remove);
        return new NaiveChain(live, rest, broken);
    }

    /** The obvious rule, which is wrong: of the rows of each height the one of the highest incarnation. */
    static List<LiveChain.Row> greedy(List<LiveChain.Row> rows) {
        TreeMap<Long, LiveChain.Row> highest = new TreeMap<>();
        for (LiveChain.Row row : rows) {
            highest.merge(
                    row.height(),
                    row,
                    (a, b) -> a.header().incarnation().compareTo(b.header().incarnation()) >= 0 ? a : b);
        }
        return new ArrayList<>(highest.values());
    }
}
