package io.quoin.persistence.journal;

import static io.quoin.persistence.testing.PlantedJournal.at;
import static io.quoin.persistence.testing.PlantedJournal.last;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.persistence.testing.PlantedJournal;
import io.quoin.persistence.testing.PlantedJournal.Planted;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.LiveHeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiveChainJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static CqlSession session;
    private static ActorTestKit kit;
    private static int entities;

    private final Address entity = newEntity();
    private final PlantedJournal journal = new PlantedJournal(session, entity);
    private final List<Planted> live = new ArrayList<>();

    @BeforeAll
    static void start() {
        session = SharedCassandra.address().openSession();
        kit = ActorTestKit.create("live-chain", config(""));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
        session.close();
    }

    static Config config(String overrides) {
        return ConfigFactory.parseString(overrides)
                .withFallback(SharedCassandra.address().config())
                .withFallback(ConfigFactory.load("quoin-persistence.conf"));
    }

    private static synchronized Address newEntity() {
        entities++;
        return new Address("notebook", "n" + entities + "-" + System.nanoTime());
    }

    private Notebook.Recovered recover(TestProbe<Notebook.Said> probe) {
        return assertInstanceOf(Notebook.Recovered.class, probe.receiveMessage(PATIENCE));
    }

    /** The entity recovers the live chain, goes on from it, and recovers that. */
    private void expectLive() {
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        ActorRef<Notebook.Write> notebook = kit.spawn(Notebook.create(entity, probe.getRef()));
        expectRecovered(recover(probe));

        notebook.tell(new Notebook.Write(100, "fence"));
        Planted fence = PlantedJournal.next(last(live), 100, "fence");
        assertEquals(new Notebook.Written(fence.height(), fence.hash()), probe.receiveMessage(PATIENCE));
        live.add(fence);
        kit.stop(notebook, PATIENCE);

        ActorRef<Notebook.Write> again = kit.spawn(Notebook.create(entity, probe.getRef()));
        expectRecovered(recover(probe));
        kit.stop(again, PATIENCE);
    }

    private void expectRecovered(Notebook.Recovered recovered) {
        Planted head = last(live);
        assertEquals(live.stream().map(Planted::text).toList(), recovered.book().texts());
        assertEquals(head.hash(), recovered.book().head());
        assertEquals(head.height(), recovered.sequenceNumber());
        assertEquals(Optional.of(new LiveHeads.Verdict(head.height(), head.hash(), Optional.empty())), verdict());
    }

    private Optional<LiveHeads.Verdict> verdict() {
        return LiveVerdicts.get(kit.system()).verdict(entity);
    }

    /** What a fenced owner left, and where. */
    private record Fork(String name, int liveBlocks, int forkedAt, int liveAbove, int voidBlocks, boolean isEarly) {
        @Override
        public String toString() {
            return name + (isEarly ? ", earlier time stamps" : ", later time stamps");
        }
    }

    private static Stream<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (boolean isEarly : new boolean[] {true, false}) {
            forks.add(new Fork("one void row 1 block below the head", 20, 20, 2, 1, isEarly));
            forks.add(new Fork("one void row at the very head", 20, 20, 1, 1, isEarly));
            forks.add(new Fork("void rows from the head up", 20, 20, 1, 5, isEarly));
            forks.add(new Fork("a void row far below the head", 80, 30, 50, 1, isEarly));
            forks.add(new Fork("fifty void rows from 50 blocks below the head", 80, 30, 50, 50, isEarly));
            forks.add(new Fork("sixty-four void rows above one live one", 20, 20, 1, 64, isEarly));
            forks.add(new Fork("a fork at the first block", 0, 0, 3, 2, isEarly));
            forks.add(new Fork("a fork at the last row of a partition", 1_999, 1_999, 3, 3, isEarly));
            forks.add(new Fork("a fork at the first row of a partition", 2_000, 2_000, 3, 3, isEarly));
            forks.add(new Fork("void rows alone in the next partition", 1_998, 1_998, 1, 9, isEarly));
            forks.add(new Fork("the head alone in the next partition", 1_998, 1_998, 3, 1, isEarly));
            forks.add(new Fork("a void row as last row of a partition at the head", 1_999, 1_999, 1, 1, isEarly));
        }
        return forks.stream();
    }

    @ParameterizedTest
    @MethodSource("forks")
    void exactlyTheLiveChainIsRecoveredAndContinued(Fork fork) {
        Planted base = PlantedJournal.beginning();
        if (fork.liveBlocks() > 0) {
            live.addAll(journal.write(1, base, fork.forkedAt()));
            base = last(live);
        }
        if (fork.isEarly()) {
            journal.writeWithEarlyStamps(2, base, fork.voidBlocks());
        }
        live.addAll(journal.write(3, base, fork.liveAbove()));
        if (!fork.isEarly()) {
            journal.write(2, base, fork.voidBlocks());
        }
        expectLive();
    }

    @Test
    void theFencedOwnerItselfMayHaveGoneOnWriting() {
        List<Planted> first = journal.write(1, PlantedJournal.beginning(), 30);
        live.addAll(first.subList(0, 10));
        live.addAll(journal.write(2, at(first, 10), 5));
        expectLive();
    }

    @Test
    void threeOwnersAreToldApart() {
        List<Planted> first = journal.write(1, PlantedJournal.beginning(), 12);
        journal.write(2, at(first, 9), 20);
        live.addAll(first);
        live.addAll(journal.write(3, last(first), 2));
        expectLive();
    }

    @Test
    void anEmptyJournalHasItsVerdictToo() {
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        assertEquals(0, recover(probe).book().height());
        assertEquals(Optional.of(new LiveHeads.Verdict(0, BlockHash.GENESIS, Optional.empty())), verdict());
    }

    @Test
    void aMissingAncestorReplaysNothingAndIsSaidByName() {
        journal.write(1, PlantedJournal.beginning(), 20);
        journal.erase(11);
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        assertEquals(0, recover(probe).book().height());
        assertTrue(verdict().orElseThrow().broken().orElseThrow().startsWith("block 12 "));
    }

    @Test
    void aRowWithoutAHeaderIsSaidByName() {
        List<Planted> blocks = journal.write(1, PlantedJournal.beginning(), 5);
        session.execute(
                "INSERT INTO quoin_journal.messages (persistence_id, partition_nr, sequence_nr, timestamp, writer_uuid,"
                        + " event_manifest, event, ser_id, ser_manifest) VALUES (?, 0, 6, now(), 'x', 'nonsense', 0x00, 4, '')",
                entity.persistenceId());
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        assertEquals(0, recover(probe).book().height());
        assertTrue(verdict().orElseThrow().broken().orElseThrow().contains("row 6 of " + entity.persistenceId()));
        assertEquals(5, last(blocks).height());
    }

    @Test
    void afterASnapshotOfTheLiveChainOnlyWhatIsAboveItIsReplayed() {
        List<Planted> first = journal.write(1, PlantedJournal.beginning(), 200);
        journal.snapshot(at(first, 150));
        List<Planted> second = journal.write(2, at(first, 180), 30);
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        Notebook.Recovered recovered = recover(probe);
        assertEquals(60, recovered.book().texts().size());
        assertEquals(last(second).hash(), recovered.book().head());
        assertEquals(210, recovered.sequenceNumber());
    }

    @Test
    void aVoidSnapshotDoesNotMakeItsBranchLive() {
        List<Planted> first = journal.write(1, PlantedJournal.beginning(), 300);
        journal.snapshot(last(first));
        List<Planted> second = journal.write(2, at(first, 240), 3);
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        assertEquals(300, recover(probe).book().height(), "Pekko itself takes the snapshot");
        assertEquals(
                Optional.of(new LiveHeads.Verdict(243, last(second).hash(), Optional.empty())),
                verdict(),
                "but the verdict says where the live chain ends, so that the entity refuses");
    }

    @Test
    void aSnapshotWithoutItsJournalIsSaidByName() {
        journal.snapshot(
                PlantedJournal.next(new Planted(899, 1, BlockHash.GENESIS, BlockHash.GENESIS, ""), 1, "nowhere"));
        TestProbe<Notebook.Said> probe = kit.createTestProbe();
        kit.spawn(Notebook.create(entity, probe.getRef()));
        recover(probe);
        assertEquals(
                "the snapshot stands at height 900, and the journal has no row from height 836 up",
                verdict().orElseThrow().broken().orElseThrow());
    }

    @Test
    void thePluginAloneWouldFailOnOneForkAndTakeTheVoidRowOnAnother() {
        ActorTestKit stock = ActorTestKit.create(
                "stock",
                config("pekko.persistence.cassandra.journal.class ="
                        + " \"org.apache.pekko.persistence.cassandra.journal.CassandraJournal\""));
        try {
            TestProbe<Notebook.Said> probe = stock.createTestProbe();
            List<Planted> first = journal.write(1, PlantedJournal.beginning(), 20);
            journal.write(2, at(first, 15), 10);
            stock.spawn(Notebook.create(entity, probe.getRef()));
            assertInstanceOf(
                    Notebook.Failed.class,
                    probe.receiveMessage(PATIENCE),
                    "the replay filter is on 'fail', not on 'repair'");

            TestProbe<Notebook.Said> silently = stock.createTestProbe();
            Address other = newEntity();
            PlantedJournal forked = new PlantedJournal(session, other);
            List<Planted> base = forked.write(1, PlantedJournal.beginning(), 20);
            forked.writeWithEarlyStamps(2, last(base), 1);
            List<Planted> fence = forked.write(3, last(base), 1);
            stock.spawn(Notebook.create(other, silently.getRef()));
            assertNotEquals(last(fence).hash(), recover(silently).book().head());
        } finally {
            stock.shutdownTestKit();
        }
    }

    @Test
    void thePluginClassIsInTheSharedConfiguration() {
        assertEquals(
                LiveChainJournal.class.getName(),
                kit.system().settings().config().getString("pekko.persistence.cassandra.journal.class"));
        assertEquals(
                "fail",
                kit.system().settings().config().getString("pekko.persistence.cassandra.journal.replay-filter.mode"));
    }
}
