package io.quoin.persistence.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.persistence.testing.SharedCassandra;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.junit.jupiter.api.Test;

/** The journal and snapshot plugin, configured by our resource, on the tables that our migrations made. */
class PluginOnOurTablesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int EVENTS = 2_100;

    @Test
    void eventsAreReplayedAcrossAPartitionOfTwoThousandRowsAndFromASnapshot() {
        CassandraAddress address = SharedCassandra.address();
        String id = "probe|" + ProcessHandle.current().pid();
        Config config = address.config()
                .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"))
                // The plugin as it comes: its rows here are no blocks, so the live chain has nothing to say of them.
                .withFallback(ConfigFactory.parseString("pekko.persistence.cassandra.journal.class = "
                        + "org.apache.pekko.persistence.cassandra.journal.CassandraJournal"))
                .withFallback(ConfigFactory.parseResources(CassandraAddress.SHARED_CONFIG))
                .withFallback(ConfigFactory.load());
        ActorTestKit kit = ActorTestKit.create(config);
        try {
            TestProbe<String> probe = kit.createTestProbe();
            ActorRef<String> first = kit.spawn(Counter.of(id, probe.getRef()));
            assertEquals("recovered 0", probe.receiveMessage(PATIENCE));
            first.tell("fill");
            assertEquals("stored " + EVENTS, probe.receiveMessage(PATIENCE));
            kit.stop(first, PATIENCE);

            kit.spawn(Counter.of(id, probe.getRef()));
            assertEquals("recovered " + EVENTS, probe.receiveMessage(PATIENCE));
        } finally {
            kit.shutdownTestKit();
        }
        try (CqlSession session = address.openSession()) {
            assertEquals(RealmFacts.PARTITION_ROWS, rows(session, id, 0));
            assertEquals(EVENTS - RealmFacts.PARTITION_ROWS, rows(session, id, 1));
            assertEquals(
                    1,
                    session.execute("SELECT sequence_nr FROM quoin_snapshot.snapshots WHERE persistence_id = ?", id)
                            .all()
                            .size());
        }
    }

    @Test
    void thePluginIsToldTheSamePartitionSizeAsTheRealm() {
        assertEquals(
                RealmFacts.PARTITION_ROWS,
                ConfigFactory.parseResources(CassandraAddress.SHARED_CONFIG)
                        .getInt("pekko.persistence.cassandra.journal.target-partition-size"));
    }

    private static long rows(CqlSession session, String id, long partition) {
        return session.execute(
                        "SELECT count(*) FROM quoin_journal.messages WHERE persistence_id = ? AND partition_nr = ?",
                        id,
                        partition)
                .one()
                .getLong(0);
    }

    /** Persists 2,100 events one by one, with a snapshot after each 1,500. */
    private static final class Counter extends EventSourcedBehavior<String, String, Integer> {
        private final ActorRef<String> self;
        private final ActorRef<String> probe;

        private Counter(String id, ActorRef<String> self, ActorRef<String> probe) {
            super(PersistenceId.ofUniqueId(id));
            this.self = self;
            this.probe = probe;
        }

        static Behavior<String> of(String id, ActorRef<String> probe) {
            return Behaviors.setup(context -> new Counter(id, context.getSelf(), probe));
        }

        @Override
        public Integer emptyState() {
            return 0;
        }

        @Override
        public CommandHandler<String, String, Integer> commandHandler() {
            return (state, command) -> state == EVENTS
                    ? Effect().none().thenRun(same -> probe.tell("stored " + same))
                    : Effect().persist("one").thenRun(same -> self.tell(command));
        }

        @Override
        public EventHandler<Integer, String> eventHandler() {
            return (state, event) -> state + 1;
        }

        @Override
        public SignalHandler<Integer> signalHandler() {
            return newSignalHandlerBuilder()
                    .onSignal(RecoveryCompleted.instance(), state -> probe.tell("recovered " + state))
                    .build();
        }

        @Override
        public RetentionCriteria retentionCriteria() {
            return RetentionCriteria.snapshotEvery(1_500, 1);
        }
    }
}
