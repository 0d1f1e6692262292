package io.quoin.protocol.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a journal are the entity's history. Two owners of a shard may both have written; the rule says whose blocks
 * count: the visible row with the highest (incarnation, height) and its ancestors by previous-hash are <em>live</em>, all
 * other rows are <em>void</em>. An ancestor that is missing makes the chain <em>broken</em>: nothing may be built on it.
 *
 * <p>"The highest incarnation at each height", the obvious rule, is wrong: rows of an owner in between may become visible only
 * after its successor has read the journal, and the greedy rule then mixes two histories. For example:
 *
 * <pre>
 *   height          1    2    3    4
 *   incarnation 1   a -- b                  b stands on a
 *   incarnation 2   |    x -- y -- z        x stands on a, too, and landed late
 *   incarnation 3   |    |    f             f stands on b
 *
 *   live: a, b, f; void: x, y, z, although x is of a higher incarnation than b, and z is higher than the head
 * </pre>
 *
 * <p>A scan may begin above height 1, for a snapshot of what lies below; ancestors below its start are out of view and assumed.
 */
public final class LiveChain {
    /**
     * One row of a journal without its block.
     *
     * @param height the row's sequence number
     * @param writer the journal's own name of the writer, one for each start of an entity
     */
    public record Row(long height, BlockHeader header, String writer) {}

    /** The live blocks from a height up to the next run, or the head: all of one writer. */
    public record Run(long firstHeight, Incarnation incarnation, String writer) {}

    private final long scannedFrom;
    private final long height;
    private final BlockHash head;
    private final Incarnation incarnation;
    private final List<Run> runs;
    private final List<Row> voidRows;
    private final long rowsSeen;
    private final Optional<String> broken;

    private LiveChain(Scan scan, Optional<String> broken, List<Run> runs, List<Row> voidRows) {
        Stretch best = scan.best;
        this.scannedFrom = scan.from;
        this.height = best == null ? 0 : best.lastHeight;
        this.head = best == null ? BlockHash.GENESIS : best.tip;
        this.incarnation = best == null ? Incarnation.NONE : best.incarnation;
        this.runs = List.copyOf(runs);
        this.voidRows = List.copyOf(voidRows);
        this.rowsSeen = scan.rowsSeen;
        this.broken = broken;
    }

    /** Judges these rows, which rise in height; rows of one height may come in any order. */
    public static LiveChain of(long scannedFrom, Iterable<Row> rows) {
        Scan scan = new Scan(scannedFrom);
        rows.forEach(scan::add);
        return scan.end();
    }

    /** The first height that was looked at; what lies below is assumed. */
    public long scannedFrom() {
        return scannedFrom;
    }

    /** The height of the live head; 0 if there was no row. */
    public long height() {
        return height;
    }

    /** The hash of the live head; {@link BlockHash#GENESIS} if there was no row. */
    public BlockHash head() {
        return head;
    }

    /** The writer of the live head; {@link Incarnation#NONE} if there was no row. */
    public Incarnation incarnation() {
        return incarnation;
    }

    /** Who wrote the live chain, by rising height; if it is broken, only the part above the break. */
    public List<Run> runs() {
        return runs;
    }

    /** The rows that do not count, by rising height; if the chain is broken, those known not to. */
    public List<Row> voidRows() {
        return voidRows;
    }

    /** How many rows were looked at, live and void. */
    public long rowsSeen() {
        return rowsSeen;
    }

    /** Whether there was no row at all. */
    public boolean isEmpty() {
        return rowsSeen == 0;
    }

    /** A sentence that names the block whose ancestor is missing, or the writer that contradicts itself; empty if whole. */
    public Optional<String> broken() {
        return broken;
    }

    /** Whether a row of this height by this writer is live. Never, if the chain is broken. */
    public boolean isLive(long rowHeight, String writer) {
        if (broken.isPresent() || rowHeight > height) {
            return false;
        }
        Run run = runAt(rowHeight);
        return run != null && run.writer().equals(writer);
    }

    private @Nullable Run runAt(long rowHeight) {
        return runAt(runs, rowHeight);
    }

    private static @Nullable Run runAt(List<Run> runs, long rowHeight) {
        int low = 0;
        int high = runs.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).firstHeight() <= rowHeight) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? null : runs.get(high);
    }

    /** Consecutive blocks of one writer, each the only child of the one below that it has here. */
    private static final class Stretch {
        final @Nullable Stretch below;
        final @Nullable Row orphan;
        final String writer;
        final Incarnation incarnation;
        final long firstHeight;
        long lastHeight;
        BlockHash tip;
        boolean isLive;
        /** The rows that may still turn out to be void; those that cannot any more are forgotten. */
        final List<Row> rows = new ArrayList<>();

        Stretch(@Nullable Stretch below, boolean hasAncestor, Row first) {
            this.below = below;
            this.orphan = hasAncestor ? null : first;
            this.writer = first.writer();
            this.incarnation = first.header().incarnation();
            this.firstHeight = first.height();
            this.lastHeight = first.height();
            this.tip = first.header().hash();
            rows.add(first);
        }

        boolean isContinuedBy(Row row) {
            return row.writer().equals(writer) && row.header().incarnation().equals(incarnation);
        }

        void append(Row row) {
            lastHeight = row.height();
            tip = row.header().hash();
            rows.add(row);
        }

        boolean isAbove(Stretch other) {
            int order = incarnation.compareTo(other.incarnation);
            return order > 0 || (order == 0 && lastHeight > other.lastHeight);
        }
    }

    /**
     * Judges a journal row by row, in memory bounded by the number of forks and void rows: what all branches still possible
     * have in common is kept as runs alone.
     */
    public static final class Scan {
        private final long from;
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<Row> repeats = new ArrayList<>();
        private final List<Row> contradictions = new ArrayList<>();
        private final List<Row> sameHeight = new ArrayList<>();
        private List<Stretch> tips = new ArrayList<>();
        private @Nullable Stretch best;
        private long tipHeight;
        private long rowsSeen;

        /** A scan of the rows of this height and above, 1 for all of a journal. */
        public Scan(long from) {
            if (from < 1) {
                throw new IllegalArgumentException("heights begin at 1, a scan cannot begin at " + from);
            }
            this.from = from;
            this.tipHeight = from - 1;
        }

        /** Takes the next row; heights never fall. */
        public void add(Row row) {
            long current = sameHeight.isEmpty() ? from : sameHeight.get(0).height();
            if (row.height() < current) {
                throw new IllegalArgumentException("row " + row.height() + " comes after row " + current);
            }
            if (row.height() > current) {
                judgeHeight();
            }
            sameHeight.add(row);
            rowsSeen++;
        }

        /** How many rows it remembers one by one. */
        int rowsKept() {
            int kept = sameHeight.size() + repeats.size();
            for (Stretch stretch : stretches) {
                kept += stretch.rows.size();
            }
            return kept;
        }

        /** The verdict over all rows taken; the scan is over. */
        public LiveChain end() {
            judgeHeight();
            Deque<Stretch> live = new ArrayDeque<>();
            for (Stretch stretch = best; stretch != null; stretch = stretch.below) {
                live.addFirst(stretch);
                stretch.isLive = true;
            }
            List<Run> runs = new ArrayList<>();
            for (Stretch stretch : live) {
                Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
                if (last == null
                        || !last.writer().equals(stretch.writer)
                        || !last.incarnation().equals(stretch.incarnation)) {
                    runs.add(new Run(stretch.firstHeight, stretch.incarnation, stretch.writer));
                }
            }
            return new LiveChain(this, broken(live.peekFirst(), runs), runs, voidRows());
        }

        /** All rows of one height are known, and all of the heights below. */
        private void judgeHeight() {
            if (sameHeight.isEmpty()) {
                return;
            }
            long height = sameHeight.get(0).height();
            List<Stretch> below = height == tipHeight + 1 ? tips : List.of();
            List<Stretch> extended = new ArrayList<>();
            List<Row> distinct = distinct(sameHeight);
            for (Row row : distinct) {
                Stretch parent = parent(below, row);
                boolean isOnlyChild = children(distinct, row.header().previous()) == 1;
                if (parent != null && isOnlyChild && parent.isContinuedBy(row)) {
                    parent.append(row);
                    extended.add(parent);
                } else {
                    Stretch stretch = new Stretch(parent, parent != null || hasAncestorOutOfView(row), row);
                    stretches.add(stretch);
                    extended.add(stretch);
                }
            }
            for (Stretch stretch : extended) {
                if (best == null || stretch.isAbove(best)) {
                    best = stretch;
                }
            }
            tips = extended;
            tipHeight = height;
            sameHeight.clear();
            forgetCertain();
        }

        private boolean hasAncestorOutOfView(Row row) {
            return row.height() == from && (from > 1 || row.header().previous().equals(BlockHash.GENESIS));
        }

        /** Leaves out rows that repeat a block, and notes rows of one writer that contradict each other. */
        private List<Row> distinct(List<Row> rows) {
            List<Row> distinct = new ArrayList<>(rows.size());
            for (Row row : rows) {
                boolean isRepeat = false;
                for (Row other : distinct) {
                    if (other.header().hash().equals(row.header().hash())) {
                        isRepeat = true;
                    } else if (other.writer().equals(row.writer())
                            || other.header().incarnation().equals(row.header().incarnation())) {
                        contradictions.add(row);
                    }
                }
                (isRepeat ? repeats : distinct).add(row);
            }
            return distinct;
        }

        private static @Nullable Stretch parent(List<Stretch> below, Row row) {
            for (Stretch stretch : below) {
                if (stretch.tip.equals(row.header().previous())) {
                    return stretch;
                }
            }
            return null;
        }

        private static int children(List<Row> rows, BlockHash previous) {
            int count = 0;
            for (Row row : rows) {
                if (row.header().previous().equals(previous)) {
                    count++;
                }
            }
            return count;
        }

        /** While one branch alone goes on and is the best, its rows and those below it are live, or the chain is broken. */
        private void forgetCertain() {
            if (tips.size() == 1 && tips.get(0) == best) {
                for (Stretch stretch = best; stretch != null && !stretch.rows.isEmpty(); stretch = stretch.below) {
                    stretch.rows.clear();
                }
            }
        }

        private Optional<String> broken(@Nullable Stretch lowest, List<Run> runs) {
            if (lowest != null && lowest.orphan != null) {
                return Optional.of(missing(lowest.orphan));
            }
            for (Row row : contradictions) {
                Run run = best != null && row.height() <= best.lastHeight ? runAt(runs, row.height()) : null;
                if (run != null
                        && (run.writer().equals(row.writer())
                                || run.incarnation().equals(row.header().incarnation()))) {
                    return Optional.of("two different blocks of height " + row.height() + " are by one writer, "
                            + row.header().incarnation() + " (" + row.writer() + ")");
                }
            }
            return Optional.empty();
        }

        private static String missing(Row row) {
            String block = "block " + row.height() + " " + row.header().hash().brief() + " of incarnation "
                    + row.header().incarnation();
            if (row.height() == 1) {
                return block + " names " + row.header().previous().brief()
                        + " as the block below it, and there is none below height 1";
            }
            return block + " follows " + row.header().previous().brief() + ", and no row of height "
                    + (row.height() - 1) + " has that hash";
        }

        private List<Row> voidRows() {
            List<Row> voidRows = new ArrayList<>(repeats);
            for (Stretch stretch : stretches) {
                if (!stretch.isLive) {
                    voidRows.addAll(stretch.rows);
                }
            }
            voidRows.sort((a, b) -> Long.compare(a.height(), b.height()));
            return voidRows;
        }
    }
}
