package io.quoin.lab.crash;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.price.IndexPublisher;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.process.RunPublisher;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.EntityDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One cluster: a member in this process that only hands commands in and publishes the index, and one node in a child process.
 * The member founds the cluster, so the node comes back into the same one however often it dies.
 */
final class Side implements AutoCloseable {
    /** A caller gives an attempt up early: whoever would have answered is probably dead. */
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(800);

    private final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            accountType;
    private final EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> marketType;
    private final EntityCatalogue catalogue;
    private final RunPublisher publisher = new RunPublisher();
    private final QuoinNode member;
    private final EntityDesk<AccountCommand, AccountQuery, AccountView> accounts;
    private final EntityDesk<MarketCommand, MarketQuery, MarketView> markets;
    private final CrashNode node;

    /**
     * Founds the cluster and starts the node, which may not be up when this returns.
     *
     * @param home where the node's logs go
     * @param cassandra host:port of what the node takes for its Cassandra
     * @param isFenced whether the node takes it for shared
     */
    Side(Path home, String cassandra, boolean isFenced) {
        MemberSettings client =
                new MemberSettings(MemberSettings.CLIENT, "127.0.0.1", 0, Optional.empty(), Optional.empty());
        Config config = client.config();
        this.accountType = Realm.account(config);
        this.marketType = Realm.market(config);
        this.catalogue = Realm.catalogue(config);
        this.member =
                QuoinNode.start(client, ConfigFactory.parseMap(CrashNode.QUICK_GOSSIP, "quick gossip"), catalogue);
        this.accounts = desk(accountType);
        this.markets = desk(marketType);
        this.node =
                new CrashNode(home, cassandra, isFenced, member.address(), publisher.nodeFlags(Trading.priceScales()));
        node.start();
    }

    private <S, C, E, M extends Payload, Q, V> EntityDesk<C, Q, V> desk(EntityType<S, C, E, M, Q, V> type) {
        String name = type.kind().type();
        return EntityRegion.desk(
                member.system(), name, member.region(name), codecs(type).commands(), ANSWER_WITHIN);
    }

    private <S, C, E, M extends Payload, Q, V> EntityCodecs<S, C, E> codecs(EntityType<S, C, E, M, Q, V> type) {
        return catalogue.wire().codecs(type.wire());
    }

    CrashNode node() {
        return node;
    }

    EntityCatalogue catalogue() {
        return catalogue;
    }

    EntityDesk<AccountCommand, AccountQuery, AccountView> accounts() {
        return accounts;
    }

    EntityDesk<MarketCommand, MarketQuery, MarketView> markets() {
        return markets;
    }

    /** The desk of entities of this type. */
    EntityDesk<?, ?, ?> deskOf(String type) {
        return type.equals(marketType.kind().type()) ? markets : accounts;
    }

    /** Starts to publish the index, signed with a key that the node knows. */
    IndexPublisher publishIndex() {
        return publisher.startOn(member);
    }

    CrashCheck check(Histories histories) {
        return new CrashCheck(
                new CheckedType<>(accountType, codecs(accountType), histories.accounts()),
                new CheckedType<>(marketType, codecs(marketType), histories.markets()));
    }

    /** What holds markets against accounts. */
    Pairs pairs(Findings findings) {
        return new Pairs(marketType.kind().view(), findings);
    }

    /** Ends both; the node is killed, because nothing of it is needed any more. */
    @Override
    public void close() {
        node.kill();
        member.close();
    }
}
