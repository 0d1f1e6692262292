package io.quoin.protocol.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveChainTest {
    private static void expect(ForkedJournal journal, String head, String... voidNames) {
        List<LiveChain.Row> voidRows = Stream.of(voidNames)
                .map(journal::get)
                .sorted(LiveChainTest::byHeight)
                .toList();
        for (long seed = 0; seed < 20; seed++) {
            LiveChain chain = LiveChain.of(1, journal.rows(seed));
            assertEquals(journal.get(head).header().hash(), chain.head());
            assertEquals(journal.get(head).height(), chain.height());
            assertEquals(journal.get(head).header().incarnation(), chain.incarnation());
            assertEquals(
                    voidRows,
                    chain.voidRows().stream().sorted(LiveChainTest::byHeight).toList());
            assertTrue(chain.broken().isEmpty());
        }
    }

    private static int byHeight(LiveChain.Row a, LiveChain.Row b) {
        int order = Long.compare(a.height(), b.height());
        return order != 0 ? order : a.writer().compareTo(b.writer());
    }

    @Test
    void anEmptyJournalStandsAtGenesis() {
        LiveChain chain = LiveChain.of(1, List.of());
        assertEquals(0, chain.height());
        assertEquals(BlockHash.GENESIS, chain.head());
        assertEquals(Incarnation.NONE, chain.incarnation());
        assertTrue(chain.isEmpty());
        assertTrue(chain.broken().isEmpty());
        assertFalse(chain.isLive(1, "writer-1"));
    }

    @Test
    void whatOneWriterWroteIsLive() {
        ForkedJournal journal = new ForkedJournal().write(1, "", "a", "b", "c");
        expect(journal, "c");
        assertEquals(
                List.of(new LiveChain.Run(1, new Incarnation(1, 1), "writer-1")),
                journal.judge().runs());
    }

    @Test
    void eachRestartIsARunOfItsOwn() {
        LiveChain chain = new ForkedJournal()
                .write(1, "", "a", "b")
                .write(2, "b", "c")
                .write(3, "c", "d", "e")
                .judge();
        assertEquals(
                List.of(
                        new LiveChain.Run(1, new Incarnation(1, 1), "writer-1"),
                        new LiveChain.Run(3, new Incarnation(2, 1), "writer-2"),
                        new LiveChain.Run(4, new Incarnation(3, 1), "writer-3")),
                chain.runs());
        assertTrue(chain.isLive(2, "writer-1"));
        assertFalse(chain.isLive(3, "writer-1"));
        assertTrue(chain.isLive(5, "writer-3"));
        assertFalse(chain.isLive(6, "writer-3"));
        assertFalse(chain.isLive(0, "writer-1"));
    }

    @Test
    void rowsOfAFencedOwnerBelowTheHeadAreVoid() {
        expect(
                new ForkedJournal()
                        .write(1, "", "a", "b")
                        .write(2, "b", "f", "g", "h")
                        .write(1, "b", "x", "y"),
                "h",
                "x",
                "y");
    }

    @Test
    void aRowOfAFencedOwnerAtTheHeightOfTheHeadIsVoid() {
        expect(new ForkedJournal().write(1, "", "a", "b").write(2, "b", "f").write(1, "b", "x"), "f", "x");
    }

    @Test
    void rowsOfAFencedOwnerAboveTheHeadAreVoidHoweverManyTheyAre() {
        expect(
                new ForkedJournal().write(1, "", "a").write(2, "a", "f").write(1, "a", "v", "w", "x", "y", "z"),
                "f",
                "v",
                "w",
                "x",
                "y",
                "z");
    }

    @Test
    void anInnerOwnerWhoseRowsLandLateIsVoidAlthoughItsIncarnationIsHigherThanItsNeighbours() {
        ForkedJournal journal = new ForkedJournal()
                .write(1, "", "a", "b")
                .write(2, "a", "x", "y", "z")
                .write(3, "b", "f");
        expect(journal, "f", "x", "y", "z");
        assertEquals(
                List.of(journal.get("a"), journal.get("x"), journal.get("f"), journal.get("z")),
                NaiveChain.greedy(journal.rows(0)),
                "the highest incarnation at each height mixes two histories here, or this example shows nothing");
    }

    @Test
    void threeOwnersCanForkFromOneBlock() {
        expect(
                new ForkedJournal()
                        .write(1, "", "a", "b", "c")
                        .write(2, "a", "m", "n")
                        .write(3, "a", "x"),
                "x",
                "b",
                "c",
                "m",
                "n");
    }

    @Test
    void aBlockOfAFencedOwnerThatItsSuccessorAdoptedIsLive() {
        expect(new ForkedJournal().write(1, "", "a", "b").write(2, "b", "c").write(1, "b", "x"), "c", "x");
    }

    @Test
    void aForkAtTheVeryFirstBlockIsJudgedLikeAnyOther() {
        expect(new ForkedJournal().write(1, "", "x", "y").write(2, "", "a"), "a", "x", "y");
    }

    @Test
    void aMissingAncestorIsSaidByName() {
        ForkedJournal journal = new ForkedJournal()
                .write(1, "", "a")
                .lose(1, "a", "b")
                .write(1, "b", "c")
                .write(2, "c", "d");
        LiveChain chain = journal.judge();
        String sentence = chain.broken().orElseThrow();
        assertEquals(
                "block 3 " + ForkedJournal.hash("c").brief() + " of incarnation 1.1 follows "
                        + ForkedJournal.hash("b").brief() + ", and no row of height 2 has that hash",
                sentence);
        assertFalse(chain.isLive(1, "writer-1"));
        assertFalse(chain.isLive(4, "writer-2"));
    }

    @Test
    void aSiblingIsNoSubstituteForAMissingAncestor() {
        ForkedJournal journal =
                new ForkedJournal().write(1, "", "a", "x").lose(2, "a", "b").write(2, "b", "c");
        assertTrue(journal.judge().broken().isPresent());
    }

    @Test
    void aFirstBlockThatNamesAnAncestorIsBroken() {
        LiveChain.Row row =
                ForkedJournal.row(1, 1, ForkedJournal.hash("elsewhere"), ForkedJournal.hash("a"), "writer-1");
        assertTrue(LiveChain.of(1, List.of(row)).broken().orElseThrow().contains("none below height 1"));
    }

    @Test
    void aVoidBranchMayLackItsAncestors() {
        ForkedJournal journal = new ForkedJournal()
                .write(1, "", "a", "b", "c")
                .lose(1, "a", "m")
                .write(1, "m", "n")
                .write(2, "c", "d");
        // The writer of n is the writer of c: only one of the two can be its own.
        assertTrue(journal.judge().broken().isPresent());
        expect(
                new ForkedJournal()
                        .write(1, "", "a")
                        .lose(2, "a", "m")
                        .write(2, "m", "n")
                        .write(3, "a", "b", "c", "d"),
                "d",
                "n");
    }

    @Test
    void aWriterThatContradictsItselfOnTheLiveChainIsBroken() {
        LiveChain chain = new ForkedJournal()
                .write(1, "", "a", "b", "c")
                .write(1, "a", "x")
                .judge();
        assertEquals(
                "two different blocks of height 2 are by one writer, 1.1 (writer-1)",
                chain.broken().orElseThrow());
    }

    @Test
    void twoHeadsOfOneIncarnationAreBroken() {
        assertTrue(new ForkedJournal()
                .write(1, "", "a")
                .write(2, "a", "b")
                .write(2, "a", "c")
                .judge()
                .broken()
                .isPresent());
    }

    @Test
    void aRowThatRepeatsABlockIsVoid() {
        ForkedJournal journal = new ForkedJournal().write(1, "", "a", "b", "c");
        LiveChain chain = journal.add(journal.get("b")).judge();
        assertTrue(chain.broken().isEmpty());
        assertEquals(List.of(journal.get("b")), chain.voidRows());
        assertEquals(4, chain.rowsSeen());
        assertEquals(3, chain.height());
    }

    @Test
    void ancestorsBelowTheStartOfTheScanAreOutOfViewAndFine() {
        ForkedJournal journal = new ForkedJournal()
                .write(1, "", "a", "b", "c")
                .write(2, "b", "f", "g")
                .write(1, "c", "x", "y");
        List<LiveChain.Row> fromThree =
                journal.rows(0).stream().filter(row -> row.height() >= 3).toList();
        LiveChain chain = LiveChain.of(3, fromThree);
        assertTrue(chain.broken().isEmpty());
        assertEquals(ForkedJournal.hash("g"), chain.head());
        assertEquals(3, chain.voidRows().size());
        assertEquals(3, chain.runs().get(0).firstHeight());
    }

    @Test
    void aScanThatFindsItsFirstRowAboveItsStartIsBroken() {
        ForkedJournal journal = new ForkedJournal().write(1, "", "a", "b", "c");
        assertTrue(LiveChain.of(2, List.of(journal.get("c"))).broken().isPresent());
    }

    @Test
    void aScanFromAVoidBranchAloneWouldTakeItForLiveWhichIsWhyRecoveryLooksBack() {
        ForkedJournal journal =
                new ForkedJournal().write(1, "", "a", "b").write(2, "b", "f").write(1, "b", "x", "y", "z");
        List<LiveChain.Row> above =
                journal.rows(0).stream().filter(row -> row.height() >= 4).toList();
        assertEquals(ForkedJournal.hash("z"), LiveChain.of(4, above).head());
        assertEquals(ForkedJournal.hash("f"), journal.judge().head());
    }

    @Test
    void heightsThatFallAreRefused() {
        ForkedJournal journal = new ForkedJournal().write(1, "", "a", "b");
        LiveChain.Scan scan = new LiveChain.Scan(1);
        scan.add(journal.get("b"));
        assertThrows(IllegalArgumentException.class, () -> scan.add(journal.get("a")));
        assertThrows(IllegalArgumentException.class, () -> new LiveChain.Scan(0));
    }
}
