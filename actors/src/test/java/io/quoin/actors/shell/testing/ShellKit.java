package io.quoin.actors.shell.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.EntityFront;
import io.quoin.actors.shell.EntityMessage;
import io.quoin.actors.shell.EpochGate;
import io.quoin.actors.shell.PriceFollowers;
import io.quoin.actors.shell.ShellNode;
import io.quoin.actors.shell.ShellSettings;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.price.BoardPrice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/** One node with counters on it, whose journal, time, epochs, roster and post are in the hands of a test. */
public final class ShellKit implements AutoCloseable {
    /** The entity type of counters. */
    public static final String TYPE = "counter";

    private static final Config BASE = ConfigFactory.parseString("""
            pekko {
              loglevel = WARNING
              loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              actor.provider = local
              actor.default-dispatcher.executor = "io.quoin.actors.shell.testing.Quiet$Threads"
              actor.internal-dispatcher = "pekko.actor.default-dispatcher"
              scheduler.implementation = "io.quoin.actors.shell.testing.ManualTime"
              persistence.journal.plugin = "chaos.journal"
              persistence.snapshot-store.plugin = "chaos.snapshots"
            }
            chaos.breaker { max-failures = 100000, call-timeout = 10000 s, reset-timeout = 1 s }
            chaos.journal {
              class = "io.quoin.actors.shell.testing.ChaosJournal"
              plugin-dispatcher = "pekko.actor.default-dispatcher"
              replay-dispatcher = "pekko.actor.default-dispatcher"
              replay-filter.mode = fail
              circuit-breaker = ${chaos.breaker}
            }
            chaos.snapshots {
              class = "io.quoin.actors.shell.testing.ChaosSnapshots"
              plugin-dispatcher = "pekko.actor.default-dispatcher"
              circuit-breaker = ${chaos.breaker}
            }
            """);

    public final Trace trace = new Trace();
    public final JournalRows journal = new JournalRows(trace);
    public final SnapshotRows snapshots = new SnapshotRows(trace);
    public final FakeEpochs epochs = new FakeEpochs();
    public final FakeRoster roster = new FakeRoster(trace);
    public final JournalArchive archive = new JournalArchive(journal);
    public final Post post = new Post();
    public final FakePrices prices = new FakePrices();
    public final PriceFollowers followers = new PriceFollowers();
    public final CounterLaw law = new CounterLaw();
    public final List<ShellNode.FencedOut> fencedOut = new CopyOnWriteArrayList<>();
    public final ShellSettings settings;
    public final EntityKind<CounterState, CounterCommand, CounterEvent, Gift, String, CounterState.View> kind;
    public final ManualTime time;
    public final Quiet quiet = new Quiet();
    private final ActorTestKit actors;
    private final EntityFront.Parts<CounterState, CounterCommand, CounterEvent, Gift, String, CounterState.View> parts;

    private ShellKit(boolean isFenced, boolean followsPrices, String... settingLines) {
        Config config = ConfigFactory.parseString(String.join("\n", settingLines))
                .withFallback(BASE)
                .withFallback(ConfigFactory.load())
                .resolve();
        ActorSystemSetup setup = ActorSystemSetup.create(BootstrapSetup.create(config), journal, snapshots, quiet);
        org.apache.pekko.actor.ActorSystem system = org.apache.pekko.actor.ActorSystem.create("shell", setup);
        actors = ActorTestKit.create(Adapter.toTyped(system));
        time = ManualTime.of(system);
        time.passesWhenQuiet(quiet);
        settings = ShellSettings.of(config);
        kind = new EntityKind<>(
                TYPE,
                new EntityRules<>(law, settings.limits()),
                new CounterLaw.NoBooks(),
                followsPrices,
                (state, query, board) -> {
                    if (query.equals("boom")) {
                        throw new IllegalStateException("boom");
                    }
                    BoardPrice price = board.latest(CounterLaw.UNDERLYING);
                    return state.domain().view(price == null ? 0 : price.round());
                });
        ShellNode node = new ShellNode(
                time,
                new AtomicLong(),
                isFenced,
                epochs,
                roster,
                journal,
                archive,
                post,
                prices,
                followers,
                fencedOut::add);
        parts = new EntityFront.Parts<>(
                kind, CounterCodecs.ALL, settings, node, actors.spawn(EpochGate.create(TYPE, epochs)));
    }

    /** A node whose journal is exclusively its own, with these settings changed. */
    public static ShellKit exclusive(String... settingLines) {
        return new ShellKit(false, false, settingLines);
    }

    /** A node that must know before each release that it still owns its shards. */
    public static ShellKit fenced(String... settingLines) {
        return new ShellKit(true, false, settingLines);
    }

    /** A node whose counters follow prices. */
    public static ShellKit followingPrices(String... settingLines) {
        return new ShellKit(false, true, settingLines);
    }

    /** The counter of this name, started. */
    public Counter counter(String id) {
        return new Counter(this, new Address(TYPE, id));
    }

    /** A probe for messages of this class. */
    public <T> TestProbe<T> probe(Class<T> type) {
        return actors.createTestProbe(type);
    }

    /** The test kit of the actor system. */
    public ActorTestKit actors() {
        return actors;
    }

    ActorRef<EntityMessage> spawn(Address entity, Runnable passivate) {
        return actors.spawn(EntityFront.create(entity, parts, Shards.of(entity.id()), passivate));
    }

    /** Waits until this holds, at most five seconds of real time. */
    public void until(String what, BooleanSupplier condition) {
        actors.createTestProbe().awaitAssert(Duration.ofSeconds(5), Duration.ofMillis(2), () -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("never: " + what);
            }
            return true;
        });
    }

    /** Lets time pass step by step until this holds, at most so long. */
    public void passes(Duration step, Duration atMost, String what, BooleanSupplier condition) {
        Duration passed = Duration.ZERO;
        quiet.await();
        while (!condition.getAsBoolean()) {
            if (passed.compareTo(atMost) >= 0) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            time.passes(step);
            passed = passed.plus(step);
        }
    }

    @Override
    public void close() {
        actors.shutdownTestKit();
    }
}
