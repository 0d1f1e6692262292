package io.quoin.protocol.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveChainPropertyTest {
    /**
     * One thing that happens to a journal.
     *
     * @param choice which block or owner it happens to, modulo how many there are
     * @param blocks how many blocks are written
     */
    private record Step(Kind kind, int choice, int blocks) {}

    private enum Kind {
        /** A new owner starts on some block. */
        START,
        /** An earlier owner goes on where it stopped, whether or not it was fenced. */
        GO_ON,
        /** A block is lost. */
        LOSE,
        /** A block is there twice. */
        REPEAT
    }

    private static Gen<List<Step>> histories(Gen<Kind> kinds) {
        return Gen.listOf(Gen.combine(kinds, Gen.ints(0, 1_000), Gen.ints(1, 6), Step::new), 14);
    }

    private static final Gen<List<Step>> WHOLE = histories(Gen.elementOf(Kind.START, Kind.GO_ON));

    private static final Gen<List<Step>> TORN =
            histories(Gen.elementOf(Kind.START, Kind.GO_ON, Kind.START, Kind.GO_ON, Kind.LOSE, Kind.REPEAT));

    private static List<LiveChain.Row> play(List<Step> history) {
        List<LiveChain.Row> rows = new ArrayList<>();
        List<LiveChain.Row> lastOfOwner = new ArrayList<>();
        int written = 0;
        for (Step step : history) {
            if (step.kind() == Kind.START || lastOfOwner.isEmpty()) {
                int on = step.choice() % (rows.size() + 1);
                LiveChain.Row below = on == rows.size() ? null : rows.get(on);
                lastOfOwner.add(below);
                written = write(rows, lastOfOwner, lastOfOwner.size() - 1, step.blocks(), written);
            } else if (step.kind() == Kind.GO_ON) {
                written = write(rows, lastOfOwner, step.choice() % lastOfOwner.size(), step.blocks(), written);
            } else if (!rows.isEmpty()) {
                int at = step.choice() % rows.size();
                if (step.kind() == Kind.LOSE) {
                    rows.remove(at);
                } else {
                    rows.add(rows.get(at));
                }
            }
        }
        rows.sort(Comparator.comparingLong(LiveChain.Row::height));
        return rows;
    }

    private static int write(
            List<LiveChain.Row> rows, List<LiveChain.Row> lastOfOwner, int owner, int blocks, int writtenBefore) {
        int written = writtenBefore;
        LiveChain.Row below = lastOfOwner.get(owner);
        for (int i = 0; i < blocks; i++) {
            written++;
            BlockHash previous =
                    below == null ? BlockHash.GENESIS : below.header().hash();
            long height = below == null ? 1 : below.height() + 1;
            below = ForkedJournal.row(
                    height, owner + 1L, previous, ForkedJournal.hash("block " + written), "writer-" + (owner + 1));
            rows.add(below);
        }
        lastOfOwner.set(owner, below);
        return written;
    }

    private static void agree(long from, List<LiveChain.Row> all) {
        List<LiveChain.Row> rows =
                all.stream().filter(row -> row.height() >= from).toList();
        NaiveChain naive = NaiveChain.of(from, rows);
        LiveChain chain = LiveChain.of(from, rows);
        assertEquals(rows.size(), chain.rowsSeen());
        assertEquals(naive.isBroken(), chain.broken().isPresent());
        if (!naive.live().isEmpty()) {
            LiveChain.Row head = naive.live().get(naive.live().size() - 1);
            assertEquals(head.header().hash(), chain.head());
            assertEquals(head.height(), chain.height());
        }
        if (!naive.isBroken()) {
            assertEquals(sorted(naive.voidRows()), sorted(chain.voidRows()));
            for (LiveChain.Row row : rows) {
                boolean isLive = naive.live().stream()
                        .anyMatch(
                                live -> live.header().hash().equals(row.header().hash()));
                assertEquals(isLive, chain.isLive(row.height(), row.writer()), () -> "row " + row);
            }
        }
    }

    private static List<String> sorted(List<LiveChain.Row> rows) {
        return rows.stream().map(LiveChain.Row::toString).sorted().toList();
    }

    @Test
    void theScanAgreesWithTheRuleWordByWord() {
        Property.check("a whole journal from its beginning", WHOLE, 3_000, history -> agree(1, play(history)));
    }

    @Test
    void theScanAgreesWithTheRuleWhereRowsAreLostOrRepeated() {
        Property.check("a torn journal from its beginning", TORN, 3_000, history -> agree(1, play(history)));
    }

    @Test
    void theScanAgreesWithTheRuleFromAnyHeight() {
        Property.check("a journal from some height", TORN, 1_000, history -> {
            List<LiveChain.Row> rows = play(history);
            for (long from = 1; from <= 8; from++) {
                agree(from, rows);
            }
        });
    }

    @Test
    void aJournalThatLostNothingIsNeverBroken() {
        Property.holds(
                "nothing lost, nothing broken",
                WHOLE,
                2_000,
                history -> LiveChain.of(1, play(history)).broken().isEmpty());
    }

    @Test
    void theHighestIncarnationAtEachHeightIsFoundWrong() {
        AssertionError found = assertThrows(
                AssertionError.class,
                () -> Property.check("the greedy rule finds the live chain", WHOLE, 1_000, history -> {
                    List<LiveChain.Row> rows = play(history);
                    assertEquals(NaiveChain.of(1, rows).live(), NaiveChain.greedy(rows));
                }));
        assertTrue(found.getMessage().contains("the greedy rule finds the live chain"), found.getMessage());
    }

    @Test
    void aLongVoidBranchEarlyInAJournalIsRememberedRowByRowAndTheRestIsNot() {
        ForkedJournal journal = new ForkedJournal().write(1, "", "a").write(1, "a", "v", "w");
        LiveChain.Scan scan = new LiveChain.Scan(1);
        journal.rows(0).forEach(row -> {
            if (row.height() == 1) {
                scan.add(row);
            }
        });
        LiveChain.Row below = journal.get("a");
        for (int i = 0; i < 100_000; i++) {
            if (i == 0) {
                scan.add(journal.get("v"));
            } else if (i == 1) {
                scan.add(journal.get("w"));
            }
            below = ForkedJournal.row(
                    below.height() + 1, 2, below.header().hash(), ForkedJournal.hash("live " + i), "writer-2");
            scan.add(below);
        }
        assertTrue(scan.rowsKept() <= 3, () -> scan.rowsKept() + " rows are kept");
        LiveChain chain = scan.end();
        assertEquals(100_001, chain.height());
        assertEquals(List.of(journal.get("v"), journal.get("w")), chain.voidRows());
    }
}
