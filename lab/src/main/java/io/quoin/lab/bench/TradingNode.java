package io.quoin.lab.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.actors.shell.EntityMessage;
import io.quoin.actors.shell.EntityRegion;
import io.quoin.config.node.EntityCatalogue;
import io.quoin.config.node.EntityType;
import io.quoin.config.node.MemberSettings;
import io.quoin.config.node.QuoinNode;
import io.quoin.config.node.Realm;
import io.quoin.lab.load.CommandDriver;
import io.quoin.lab.process.RunPublisher;
import io.quoin.lab.trading.IndexFeed;
import io.quoin.lab.trading.Instruments;
import io.quoin.persistence.cassandra.CassandraAddress;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.WireCodec;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * A node as a realm has it, and in it accounts with money, markets that trade, a live price in each, and of every account a
 * session in every market: lines are granted before anything is measured.
 */
final class TradingNode implements AutoCloseable {
    /** The index price of every market, in price steps: every second a new round says it again. */
    static final long INDEX_STEPS = 100_000;

    private static final int AT_ONCE = 256;
    private static final int ATTEMPTS_MAX = 10;
    private static final Money FUNDS = Money.parse("1000000", Assets.USDC);
    private static final Money LINE = Money.parse("5000", Assets.USDC);

    /** Lines stay while the load rests between two rounds. */
    private static final String LINE_IDLE = "1 h";

    private final QuoinNode node;
    private final EntityCatalogue catalogue;
    private final EntityType<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            accountType;
    private final EntityType<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> marketType;
    private final List<InstrumentTerms> instruments;
    private final String[] accounts;
    private final KeyFingerprint[] keys;
    private final IndexFeed feed;
    private final Map<String, Fate> failed = new ConcurrentHashMap<>();

    private TradingNode(CassandraAddress own, int markets, int accountCount) {
        instruments = Instruments.first(markets);
        accounts = new String[accountCount];
        keys = new KeyFingerprint[accountCount];
        for (int i = 0; i < accountCount; i++) {
            accounts[i] = "trader-" + i;
            keys[i] = KeyFingerprint.of(owner(i));
        }
        MemberSettings settings =
                new MemberSettings(EntityRegion.ROLE, "127.0.0.1", 0, Optional.empty(), Optional.of(own));
        RunPublisher publisher = new RunPublisher();
        SortedMap<String, Integer> scales = new TreeMap<>();
        instruments.forEach(terms -> scales.put(terms.underlying(), terms.priceScale()));
        Config overrides = publisher
                .nodeConfig(scales)
                .withFallback(ConfigFactory.parseMap(Map.of("quoin.market.line-idle", LINE_IDLE)));
        Config config = overrides.withFallback(settings.config());
        accountType = Realm.account(config);
        marketType = Realm.market(config);
        catalogue = EntityCatalogue.of(accountType, marketType);
        node = QuoinNode.start(settings, overrides, catalogue);
        feed = new IndexFeed(publisher.startOn(node));
    }

    /** Starts one and makes everything ready. */
    static TradingNode start(CassandraAddress own, int markets, int accounts, Consumer<String> progress)
            throws InterruptedException {
        TradingNode trading = new TradingNode(own, markets, accounts);
        try {
            progress.accept("opening accounts");
            trading.openAccounts();
            progress.accept("opening markets");
            trading.openMarkets();
            progress.accept("opening sessions");
            trading.openSessions();
            return trading;
        } catch (InterruptedException | RuntimeException failure) {
            trading.close();
            throw failure;
        }
    }

    private static OwnerKey owner(int account) {
        return OwnerKey.parse(String.format("%064x", account + 1));
    }

    // ---- looking ----------------------------------------------------------------------------------------------------

    ActorSystem<Void> system() {
        return node.system();
    }

    BlockCodec<MarketEvent> marketBlocks() {
        return catalogue.wire().codecs(marketType.wire()).blocks();
    }

    BlockCodec<AccountEvent> accountBlocks() {
        return catalogue.wire().codecs(accountType.wire()).blocks();
    }

    ActorRef<ShardingEnvelope<EntityMessage>> markets() {
        return node.region(MarketKind.TYPE);
    }

    WireCodec<MarketCommand> commands() {
        return catalogue.wire().codecs(marketType.wire()).commands();
    }

    List<InstrumentTerms> instruments() {
        return instruments;
    }

    int accountCount() {
        return accounts.length;
    }

    String account(int index) {
        return accounts[index];
    }

    KeyFingerprint key(int index) {
        return keys[index];
    }

    // ---- making ready -----------------------------------------------------------------------------------------------

    private void openAccounts() throws InterruptedException {
        CommandDriver<AccountCommand> driver = new CommandDriver<>(node.desk(accountType), AT_ONCE);
        for (int i = 0; i < accounts.length; i++) {
            String account = accounts[i];
            driver.drive(account, "open", new AccountCommand.Open(owner(i)), fate -> note(account, fate));
        }
        driver.drain();
        for (String account : accounts) {
            driver.drive(account, "fund", new AccountCommand.DrawFaucet(FUNDS), fate -> note(account, fate));
        }
        driver.drain();
        requireNoneFailed();
    }

    private void openMarkets() throws InterruptedException {
        CommandDriver<MarketCommand> driver = new CommandDriver<>(node.desk(marketType), AT_ONCE);
        for (InstrumentTerms terms : instruments) {
            operate(driver, terms, "create", new MarketCommand.Create(terms));
            driver.drain();
            operate(driver, terms, "open", new MarketCommand.SetState(InstrumentState.TRADING));
            feed.publish(terms.underlying(), new Price(INDEX_STEPS, terms.priceScale()));
        }
        driver.drain();
        requireNoneFailed();
    }

    private void operate(CommandDriver<MarketCommand> driver, InstrumentTerms terms, String id, MarketCommand command)
            throws InterruptedException {
        driver.drive(terms.name(), new CommandId(MarketLaw.OPERATOR, id), command, fate -> note(terms.name(), fate));
    }

    /** On a machine that is full an account may not answer in time; then its session is asked for again. */
    private void openSessions() throws InterruptedException {
        CommandDriver<MarketCommand> driver = new CommandDriver<>(node.desk(marketType), AT_ONCE);
        List<Session> wanted = new ArrayList<>();
        for (int account = 0; account < accounts.length; account++) {
            for (InstrumentTerms terms : instruments) {
                wanted.add(new Session(account, terms.name()));
            }
        }
        for (int attempt = 1; !wanted.isEmpty(); attempt++) {
            ConcurrentLinkedQueue<Session> again = new ConcurrentLinkedQueue<>();
            for (Session session : wanted) {
                String account = accounts[session.account()];
                boolean isLast = attempt == ATTEMPTS_MAX;
                driver.drive(
                        session.market(),
                        new CommandId(account, "session-" + attempt),
                        new MarketCommand.OpenSession(keys[session.account()], LINE),
                        fate -> {
                            if (isLast) {
                                note(account, fate);
                            } else if (!(fate instanceof Fate.Applied)) {
                                again.add(session);
                            }
                        });
            }
            driver.drain();
            requireNoneFailed();
            wanted = List.copyOf(again);
        }
    }

    private record Session(int account, String market) {}

    private void note(String what, Fate fate) {
        if (!(fate instanceof Fate.Applied)) {
            failed.put(what, fate);
        }
    }

    private void requireNoneFailed() {
        if (!failed.isEmpty()) {
            throw new IllegalStateException("the realm could not be made ready: " + failed);
        }
    }

    @Override
    public void close() {
        feed.close();
        node.close();
    }
}
