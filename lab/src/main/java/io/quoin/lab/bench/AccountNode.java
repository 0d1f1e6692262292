package io.quoin.lab.bench;

import io.quoin.actors.shell.EntityMessage;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.actors.shell.ShardedDesk;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.load.CommandDriver;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.port.WireCodec;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** A node of accounts, as a realm has it. What is added is drawn from the faucet, so {@code system.outside} is told of it. */
final class AccountNode implements BenchNode<AccountCommand> {
    private static final int OPENED_AT_ONCE = 64;
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    private final QuoinNode node;
    private final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            type;
    private final WireCodec<AccountCommand> commands;

    private AccountNode(
            QuoinNode node,
            EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type,
            WireCodec<AccountCommand> commands) {
        this.node = node;
        this.type = type;
        this.commands = commands;
    }

    /** Starts one, not fenced. */
    static AccountNode start(CassandraAddress own) {
        MemberSettings settings =
                new MemberSettings(EntityRegion.ROLE, "127.0.0.1", 0, Optional.empty(), Optional.of(own));
        EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView> type =
                Realm.account(settings.config());
        EntityCatalogue catalogue = EntityCatalogue.of(type);
        return new AccountNode(
                QuoinNode.start(settings, catalogue),
                type,
                catalogue.wire().codecs(type.wire()).commands());
    }

    @Override
    public ActorSystem<Void> system() {
        return node.system();
    }

    @Override
    public ActorRef<ShardingEnvelope<EntityMessage>> region() {
        return node.region(type.kind().type());
    }

    @Override
    public WireCodec<AccountCommand> commands() {
        return commands;
    }

    @Override
    public AccountCommand adding(long amount) {
        return new AccountCommand.DrawFaucet(Money.ofUnits(Assets.USDC, amount));
    }

    @Override
    public void prepare(List<String> entityIds) throws InterruptedException {
        CommandDriver<AccountCommand> driver = new CommandDriver<>(node.desk(type), OPENED_AT_ONCE);
        AtomicInteger opened = new AtomicInteger();
        AccountCommand open = new AccountCommand.Open(OwnerKey.parse("0".repeat(63) + "1"));
        for (String id : entityIds) {
            driver.drive(id, "open", open, fate -> opened.addAndGet(fate instanceof Fate.Applied ? 1 : 0));
        }
        driver.drain();
        if (opened.get() != entityIds.size()) {
            throw new IllegalStateException("only " + opened + " of " + entityIds.size() + " accounts could be opened");
        }
    }

    @Override
    public void awaitQuiet(List<String> entityIds) throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
        for (String id : entityIds) {
            while (look(id, QUIET_WITHIN).view().hasInTransit()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "account/" + id + " still waits to be confirmed after " + QUIET_WITHIN.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS); // Nobody tells a client that all is quiet.
            }
        }
    }

    @Override
    public Standing standing(String entityId, Duration within) throws InterruptedException {
        Seen<AccountView> seen = look(entityId, within);
        long units = seen.view().balances().stream()
                .filter(money -> money.asset().equals(Assets.USDC))
                .mapToLong(Money::units)
                .sum();
        return new Standing(seen.height(), OptionalLong.empty(), units);
    }

    private Seen<AccountView> look(String entityId, Duration within) throws InterruptedException {
        ShardedDesk<AccountCommand, AccountQuery, AccountView> desk =
                EntityRegion.desk(system(), type.kind().type(), region(), commands, within);
        try {
            return desk.look(entityId, new AccountQuery.Overview())
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("account/" + entityId + " did not say where it stands", failure);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
