package io.quoin.actors.shell;

import com.typesafe.config.Config;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.Shards;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Roster;
import io.quoin.protocol.roster.RosterRow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the entities of a group of shards that have obligations: at its start and at every interval it reads their roster
 * rows and sends each entity a wake-up through sharding, exposed ones first, at a limited rate.
 */
public final class Waker extends AbstractBehavior<Waker.Command> {
    private static final int SLICES_PER_SECOND_MAX = 20;

    /** What a waker hears. */
    public sealed interface Command {}

    private enum Timer implements Command {
        READ,
        WAKE
    }

    private record Rows(
            int shard,
            @Nullable List<RosterRow> rows,
            @Nullable Throwable failure) implements Command {}

    /** Stop. */
    private enum Stop implements Command {
        STOP
    }

    private final String type;
    private final int group;
    private final int groups;
    private final Roster roster;
    private final ActorRef<ShardingEnvelope<EntityMessage>> region;
    private final int wakesPerSlice;
    private final ArrayDeque<Address> exposed = new ArrayDeque<>();
    private final ArrayDeque<Address> others = new ArrayDeque<>();
    private final Set<Address> waiting = new LinkedHashSet<>();

    /** Starts the wakers of an entity type in the cluster, on nodes that hold entities. */
    public static void init(
            ActorSystem<?> system, String type, Roster roster, ActorRef<ShardingEnvelope<EntityMessage>> region) {
        Config config = system.settings().config().getConfig("quoin.waker");
        int groups = config.getInt("groups");
        ShardedDaemonProcess.get(system)
                .init(
                        Command.class,
                        "waker-" + type,
                        groups,
                        group -> create(type, group, groups, roster, region, config),
                        ShardedDaemonProcessSettings.create(system).withRole(EntityRegion.ROLE),
                        Optional.of(Stop.STOP));
    }

    static Behavior<Command> create(
            String type,
            int group,
            int groups,
            Roster roster,
            ActorRef<ShardingEnvelope<EntityMessage>> region,
            Config config) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new Waker(context, timers, type, group, groups, roster, region, config)));
    }

    private Waker(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            String type,
            int group,
            int groups,
            Roster roster,
            ActorRef<ShardingEnvelope<EntityMessage>> region,
            Config config) {
        super(context);
        this.type = type;
        this.group = group;
        this.groups = groups;
        this.roster = roster;
        this.region = region;
        int wakesPerSecond = config.getInt("wakes-per-second-max");
        int slices = Math.min(SLICES_PER_SECOND_MAX, wakesPerSecond);
        this.wakesPerSlice = wakesPerSecond / slices;
        timers.startTimerWithFixedDelay(Timer.WAKE, Duration.ofMillis(1_000).dividedBy(slices));
        timers.startTimerWithFixedDelay(Timer.READ, config.getDuration("interval"));
        context.getSelf().tell(Timer.READ);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Timer.class, this::onTimer)
                .onMessage(Rows.class, this::onRows)
                .onMessage(Stop.class, stop -> Behaviors.stopped())
                .build();
    }

    private Behavior<Command> onTimer(Timer timer) {
        if (timer == Timer.READ) {
            read(group);
        } else {
            wake();
        }
        return this;
    }

    private void read(int shard) {
        getContext().pipeToSelf(roster.read(type, shard), (rows, failure) -> new Rows(shard, rows, failure));
    }

    private Behavior<Command> onRows(Rows read) {
        List<RosterRow> rows = read.rows();
        if (rows == null) {
            getContext()
                    .getLog()
                    .warn("The roster of {} shard {} could not be read", type, read.shard(), read.failure());
        } else {
            for (RosterRow row : rows) {
                if (waiting.add(row.entity())) {
                    (row.isExposed() ? exposed : others).addLast(row.entity());
                }
            }
        }
        if (read.shard() + groups < Shards.COUNT) {
            read(read.shard() + groups);
        }
        return this;
    }

    private void wake() {
        for (int i = 0; i < wakesPerSlice && !waiting.isEmpty(); i++) {
            Address entity = exposed.isEmpty() ? others.removeFirst() : exposed.removeFirst();
            waiting.remove(entity);
            region.tell(
                    new ShardingEnvelope<>(entity.id(), new EntityMessage.Request(new NodeMessage.Wake(entity), null)));
        }
    }
}
