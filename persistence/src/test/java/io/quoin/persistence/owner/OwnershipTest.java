package io.quoin.persistence.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.persistence.testing.SharedCassandra;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.port.Epochs;
import io.quoin.protocol.port.Roster;
import io.quoin.protocol.roster.RosterRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.coordination.lease.javadsl.Lease;
import org.apache.pekko.coordination.lease.javadsl.LeaseProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger TYPES = new AtomicInteger();

    private static ActorSystem first;
    private static ActorSystem second;

    private final String type = "kind-" + TYPES.incrementAndGet();

    @BeforeAll
    static void start() {
        Config config = ConfigFactory.parseString(
                        "pekko.actor.provider = cluster, pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 },"
                                + " pekko.cluster.jmx.enabled = off")
                .withFallback(SharedCassandra.address().config())
                .withFallback(ConfigFactory.parseResources("quoin-ownership.conf"))
                .withFallback(ConfigFactory.load("quoin-persistence.conf"))
                .resolve();
        first = ActorSystem.create("quoin", config);
        second = ActorSystem.create("quoin", config);
    }

    @AfterAll
    static void stop() {
        first.terminate();
        second.terminate();
        await(first.getWhenTerminated().thenCombine(second.getWhenTerminated(), (a, b) -> a));
    }

    /** The lease that Cluster Sharding would get. */
    private Lease lease(ActorSystem member, int shard) {
        return LeaseProvider.get(member).getLease("quoin-shard-" + type + "-" + shard, "quoin.epoch-lease", "test");
    }

    private static Epochs epochs(ActorSystem member) {
        return OwnerTables.of(member).epochs();
    }

    private static String owner(ActorSystem member) {
        return OwnerTables.of(member).owner();
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private Epochs.Epoch durable(int shard) {
        return await(epochs(first).read(type)).get(shard);
    }

    @Test
    void eachStartOfAShardRaisesItsEpochByOne() {
        Lease lease = lease(first, 7);
        assertEquals(OptionalLong.empty(), epochs(first).held(type, 7));
        for (long epoch = 1; epoch <= 3; epoch++) {
            assertTrue(await(lease.acquire()));
            assertTrue(lease.checkLease());
            assertEquals(OptionalLong.of(epoch), epochs(first).held(type, 7));
            assertEquals(epoch, durable(7).number());
            assertTrue(durable(7).owner().startsWith(owner(first)));
        }
        assertTrue(await(lease.release()));
        assertFalse(lease.checkLease());
        assertEquals(OptionalLong.empty(), epochs(first).held(type, 7));
        assertEquals(3, durable(7).number(), "giving a shard up does not lower its epoch");
    }

    @Test
    void ofTwoOwnersTheLaterHasTheHigherEpochAndTheEarlierIsNotAsked() {
        Lease ours = lease(first, 1);
        Lease theirs = lease(second, 1);
        await(ours.acquire());
        await(theirs.acquire());
        assertEquals(OptionalLong.of(1), epochs(first).held(type, 1), "the fenced owner learns it from a read");
        assertEquals(OptionalLong.of(2), epochs(second).held(type, 1));
        assertEquals(2, durable(1).number());
        assertTrue(durable(1).owner().startsWith(owner(second)));
        await(ours.acquire());
        assertEquals(OptionalLong.of(3), epochs(first).held(type, 1));
        assertEquals(3, await(epochs(second).read(type)).get(1).number());
    }

    @Test
    void twoMembersThatFightForAllShardsNeverGetOneEpochTwice() {
        List<CompletableFuture<Boolean>> acquired = new ArrayList<>();
        Set<String> granted = new HashSet<>();
        int rounds = 4;
        for (int round = 1; round <= rounds; round++) {
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                acquired.add(lease(first, shard).acquire().toCompletableFuture());
                acquired.add(lease(second, shard).acquire().toCompletableFuture());
            }
            acquired.forEach(OwnershipTest::await);
            acquired.clear();
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                for (ActorSystem member : List.of(first, second)) {
                    long epoch = epochs(member).held(type, shard).orElseThrow();
                    assertTrue(granted.add(shard + "." + epoch), shard + "." + epoch + " was granted twice");
                }
            }
        }
        Map<Integer, Epochs.Epoch> table = await(epochs(first).read(type));
        assertEquals(Shards.COUNT, table.size());
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            long highest = Math.max(
                    epochs(first).held(type, shard).orElseThrow(),
                    epochs(second).held(type, shard).orElseThrow());
            assertEquals(highest, table.get(shard).number());
        }
    }

    /** A transaction that timed out has happened after all, and another owner has raised one of its shards since. */
    @Test
    void anEpochThatAnotherOwnerRaisedInBetweenIsNotTakenForOurs() {
        try (CqlSession session = SharedCassandra.address().openSession()) {
            CompletableFuture<CqlSession> later = new CompletableFuture<>();
            EpochRaiser raiser = new EpochRaiser(type, "us", later);
            raiser.raise(0);
            CompletionStage<Long> one = raiser.raise(1); // These two are raised together, under the second mark.
            CompletionStage<Long> two = raiser.raise(2);
            plantEpoch(session, 1, 5, "us/2");
            plantEpoch(session, 2, 6, "them/9");
            later.complete(session);
            assertEquals(7, await(two), "6 is theirs");
            assertEquals(6, await(one));
            assertEquals(new Epochs.Epoch(7, "us/2"), durable(2));
        }
    }

    @Test
    void anEpochThatATimedOutTransactionRaisedIsRecognised() {
        try (CqlSession session = SharedCassandra.address().openSession()) {
            CompletableFuture<CqlSession> later = new CompletableFuture<>();
            EpochRaiser raiser = new EpochRaiser(type, "us", later);
            CompletionStage<Long> epoch = raiser.raise(0);
            plantEpoch(session, 0, 5, "us/1");
            later.complete(session);
            assertEquals(5, await(epoch));
        }
    }

    private void plantEpoch(CqlSession session, int shard, long epoch, String owner) {
        session.execute(
                "INSERT INTO quoin_journal.shard_epoch (type, shard, epoch, owner) VALUES (?, ?, ?, ?) IF NOT EXISTS",
                type,
                shard,
                epoch,
                owner);
    }

    @Test
    void aSurrenderedShardIsNotHeldAndItsOwnerIsTold() {
        AtomicInteger lost = new AtomicInteger();
        Lease lease = lease(first, 3);
        await(lease.acquire(reason -> lost.incrementAndGet()));
        epochs(first).surrender(type, 3);
        assertEquals(1, lost.get());
        assertEquals(OptionalLong.empty(), epochs(first).held(type, 3));
        assertFalse(lease.checkLease());
        epochs(first).surrender(type, 3);
        assertEquals(1, lost.get(), "what is not held cannot be lost");
        await(lease.acquire());
        assertEquals(OptionalLong.of(2), epochs(first).held(type, 3));
    }

    @Test
    void theShardOfALeaseIsWhatFollowsTheLastDash() {
        assertEquals(new OwnerTables.ShardName("account", 17), EpochLease.shardOf("quoin-shard-account-17"));
        assertEquals(
                new OwnerTables.ShardName("sharded-daemon-process-waker-account", 3),
                EpochLease.shardOf("quoin-shard-sharded-daemon-process-waker-account-3"));
        assertThrows(IllegalArgumentException.class, () -> EpochLease.shardOf("quoin-singleton"));
        assertThrows(IllegalArgumentException.class, () -> EpochLease.shardOf("quoin-shard-account-x"));
    }

    // ---- roster -----------------------------------------------------------------------------------------------------

    private Address entityOfShard(int shard, int number) {
        for (int i = 0, found = 0; ; i++) {
            Address entity = new Address(type, "e" + i);
            if (Shards.of(entity.id()) == shard && found++ == number) {
                return entity;
            }
        }
    }

    @Test
    void anEntityThatLeavesTheRosterTakesItsOldRowsAlongAndNoNewerOne() {
        Roster roster = OwnerTables.of(first).roster();
        Address entity = entityOfShard(11, 0);
        RosterRow newer = new RosterRow(entity, new Incarnation(3, 1), false);
        await(roster.enter(new RosterRow(entity, new Incarnation(1, 900), false)));
        await(roster.enter(new RosterRow(entity, new Incarnation(2, 4), true)));
        await(roster.enter(new RosterRow(entity, new Incarnation(2, 5), true)));
        await(roster.enter(newer));
        await(roster.leave(entity, new Incarnation(2, 4)));
        assertEquals(List.of(new RosterRow(entity, new Incarnation(2, 5), true), newer), await(roster.read(type, 11)));
        await(roster.leave(entity, new Incarnation(2, 999)));
        assertEquals(List.of(newer), await(roster.read(type, 11)));
        await(roster.leave(entity, new Incarnation(3, 1)));
        assertEquals(List.of(), await(roster.read(type, 11)));
    }

    @Test
    void theRosterNamesExposedEntitiesFirstAndOneShardAtATime() {
        Roster roster = OwnerTables.of(first).roster();
        Roster elsewhere = OwnerTables.of(second).roster();
        for (int i = 0; i < 6; i++) {
            await(roster.enter(new RosterRow(entityOfShard(40, i), new Incarnation(1, i + 1), i % 2 == 1)));
        }
        await(roster.enter(new RosterRow(entityOfShard(41, 0), new Incarnation(1, 1), false)));
        List<RosterRow> rows = await(elsewhere.read(type, 40));
        assertEquals(6, rows.size());
        assertEquals(
                List.of(true, true, true, false, false, false),
                rows.stream().map(RosterRow::isExposed).toList());
    }

    @Test
    void aRowThatBecomesExposedStaysOneRow() {
        Roster roster = OwnerTables.of(first).roster();
        Address entity = entityOfShard(50, 0);
        await(roster.enter(new RosterRow(entity, new Incarnation(1, 1), false)));
        await(roster.enter(new RosterRow(entity, new Incarnation(1, 1), true)));
        assertEquals(List.of(new RosterRow(entity, new Incarnation(1, 1), true)), await(roster.read(type, 50)));
    }
}
