package io.quoin.config.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.IndexPublisher;
import io.quoin.actors.price.NodePrices;
import io.quoin.actors.price.PriceSettings;
import io.quoin.actors.shell.EntityMessage;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.actors.shell.PriceFollowers;
import io.quoin.actors.shell.ShardedDesk;
import io.quoin.actors.shell.ShellNode;
import io.quoin.actors.shell.ShellSettings;
import io.quoin.actors.shell.ShellSetup;
import io.quoin.actors.shell.Waker;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.PriceSigner;
import io.quoin.protocol.port.WireCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.remote.RemoteTransportException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running member of the cluster: its actor system, the regions of all entity types of the catalogue, and desks for
 * callers on this machine. A member of role {@code client} has proxies instead of regions, and no memory.
 */
public final class QuoinNode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuoinNode.class);
    private static final Duration UP_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final Duration DOWN_WITHIN = Duration.ofSeconds(30);

    private final ActorSystem<Void> system;
    private final EntityCatalogue catalogue;
    private final PricePath pricePath;
    private @Nullable NodePrices prices;
    private final Map<String, ActorRef<ShardingEnvelope<EntityMessage>>> regions = new TreeMap<>();
    private volatile String stopReason = "";
    private final boolean isFenced;

    /**
     * Starts a member and waits until it is up in its cluster.
     *
     * @throws MemberUnavailable if it cannot listen where it should, or nobody lets it in
     */
    public static QuoinNode start(MemberSettings settings, EntityCatalogue catalogue) {
        return start(settings, ConfigFactory.empty(), catalogue);
    }

    /** As above; what {@code overrides} says goes before the member's configuration. */
    public static QuoinNode start(MemberSettings settings, Config overrides, EntityCatalogue catalogue) {
        QuoinNode node;
        try {
            node = new QuoinNode(settings, overrides.withFallback(settings.config()), catalogue);
        } catch (RemoteTransportException e) {
            throw FreePort.cannotListen(settings.host(), settings.port(), e);
        }
        try {
            node.join(settings);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        } catch (InterruptedException e) {
            node.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start of the member was interrupted", e);
        }
        return node;
    }

    private QuoinNode(MemberSettings settings, Config config, EntityCatalogue catalogue) {
        PriceSettings priceSettings =
                PriceSettings.of(config); // Before anything runs that a refusal would leave behind.
        this.catalogue = catalogue;
        this.system = ActorSystem.create(
                Behaviors.<Void>empty(),
                MemberSettings.SYSTEM,
                ActorSystemSetup.create(
                        BootstrapSetup.create(config),
                        new ShellSetup(catalogue.wire().messages())));
        this.pricePath = new PricePath(system, priceSettings, Clock.systemUTC());
        this.isFenced = settings.cassandra().map(c -> !c.exclusive()).orElse(false);
        if (settings.role().equals(EntityRegion.ROLE)) {
            openRegions(config);
        } else {
            for (EntityType<?, ?, ?, ?, ?, ?> type : catalogue.types()) {
                String name = type.kind().type();
                regions.put(name, EntityRegion.proxy(system, name));
            }
        }
    }

    private void openRegions(Config config) {
        Memory memory = Memory.open(system, catalogue);
        FencedOutPolicy policy = new FencedOutPolicy(memory.epochs(), this::isMember, this::stopBecause);
        PriceFollowers followers = new PriceFollowers();
        NodePrices board = pricePath.openBoard(underlying -> followers.pricesMoved());
        prices = board;
        ShellNode shell = new ShellNode(
                Clock.systemUTC(),
                new AtomicLong(),
                isFenced,
                memory.epochs(),
                memory.roster(),
                memory.liveHeads(),
                memory.archive(),
                this::post,
                board,
                followers,
                policy);
        ShellSettings settings = ShellSettings.of(config);
        for (EntityType<?, ?, ?, ?, ?, ?> type : catalogue.types()) {
            open(type, settings, shell);
        }
        regions.forEach((type, region) -> Waker.init(system, type, memory.roster(), region));
    }

    private <S, C, E, M extends Payload, Q, V> void open(
            EntityType<S, C, E, M, Q, V> type, ShellSettings settings, ShellNode shell) {
        regions.put(
                type.kind().type(),
                EntityRegion.init(system, type.kind(), catalogue.wire().codecs(type.wire()), settings, shell));
    }

    private void join(MemberSettings settings) throws InterruptedException {
        Cluster cluster = Cluster.get(system);
        CountDownLatch isUp = new CountDownLatch(1);
        org.apache.pekko.cluster.Cluster.get(system.classicSystem()).registerOnMemberUp(isUp::countDown);
        Address self = cluster.selfMember().address();
        Address seed = settings.seed()
                .map(text -> AddressFromURIString.parse("pekko://" + MemberSettings.SYSTEM + "@" + text))
                .orElse(self);
        cluster.manager().tell(new JoinSeedNodes(List.of(seed)));
        if (!isUp.await(UP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new MemberUnavailable(
                    "The cluster of " + seed.hostPort() + " has not let " + self.hostPort() + " in within "
                            + UP_WITHIN.toSeconds()
                            + " s: see that a member runs there and that both reach each other.",
                    new TimeoutException());
        }
    }

    /**
     * Waits until a member of this role is up.
     *
     * @throws TimeoutException if none is within this time
     */
    public void awaitMember(String role, Duration within) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (!hasMember(role)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(
                        "no member of role " + role + " came up within " + within.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // The cluster's state is a value to look at.
        }
    }

    private boolean hasMember(String role) {
        for (Member member : Cluster.get(system).state().getMembers()) {
            if (member.status() == MemberStatus.up() && member.hasRole(role)) {
                return true;
            }
        }
        return false;
    }

    /** The actor system, for callers that bring actors of their own. */
    public ActorSystem<Void> system() {
        return system;
    }

    /** Whether releases wait for epoch reads: true unless the Cassandra is exclusively ours. */
    public boolean isFenced() {
        return isFenced;
    }

    /** This member's host:port. */
    public String address() {
        Address address = Cluster.get(system).selfMember().address();
        return address.host().get() + ":" + address.port().get();
    }

    /** Where messages for entities of this type are handed in. */
    public ActorRef<ShardingEnvelope<EntityMessage>> region(String type) {
        ActorRef<ShardingEnvelope<EntityMessage>> region = regions.get(type);
        if (region == null) {
            throw new IllegalArgumentException("there is no entity type '" + type + "'");
        }
        return region;
    }

    /** The desk of this entity type. */
    public <S, C, E, M extends Payload, Q, V> ShardedDesk<C, Q, V> desk(EntityType<S, C, E, M, Q, V> type) {
        WireCodec<C> commands = catalogue.wire().codecs(type.wire()).commands();
        String name = type.kind().type();
        return EntityRegion.desk(
                system,
                name,
                region(name),
                commands,
                system.settings().config().getDuration("quoin.desk.answer-timeout"));
    }

    /** The prices on this member's board; empty if it holds no entities and so has none. */
    public Optional<NodePrices> prices() {
        return Optional.ofNullable(prices);
    }

    /** Starts to publish index prices from this member, signed by this signer, to the boards of all nodes. */
    public IndexPublisher publisher(PriceSigner signer) {
        return pricePath.publisher(signer);
    }

    /** Waits until this member has stopped; says why if it stopped itself, otherwise an empty text. */
    public String awaitTermination() throws InterruptedException {
        CountDownLatch isDown = new CountDownLatch(1);
        system.getWhenTerminated().whenComplete((done, failure) -> isDown.countDown());
        isDown.await();
        return stopReason;
    }

    private void post(ChannelMessage message) {
        region(message.to().type())
                .tell(new ShardingEnvelope<>(
                        message.to().id(), new EntityMessage.Request(new NodeMessage.Channel(message), null)));
    }

    private boolean isMember(String owner) {
        for (Member member : Cluster.get(system).state().getMembers()) {
            if (owner.startsWith(member.address().toString()) && member.status() != MemberStatus.removed()) {
                return true;
            }
        }
        return false;
    }

    private synchronized void stopBecause(String reason) {
        if (stopReason.isEmpty()) {
            stopReason = reason;
            LOG.error(reason);
            CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.clusterDowningReason());
        }
    }

    /** Leaves the cluster, lets entities finish what they are writing, and stops. */
    @Override
    public void close() {
        CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.unknownReason());
        try {
            system.getWhenTerminated().toCompletableFuture().get(DOWN_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the actor system did not stop within {} s", DOWN_WITHIN.toSeconds(), e);
        }
    }
}
