package io.quoin.lab.trading;

import io.quoin.config.market.MarketOperator;
import io.quoin.lab.load.CommandDriver;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.EntityDesk;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ProgressBar;

/** Makes a realm ready to trade: accounts are opened and funded, markets opened, some sessions opened. */
public final class Venue {
    /** What each trader draws from the faucet. */
    static final Money FUNDS = Money.parse("60000", Assets.USDC);

    /** What each market maker draws. */
    static final Money MAKER_FUNDS = Money.parse("5000000", Assets.USDC);

    private static final Money SESSION_LINE = Money.parse("500", Assets.USDC);
    private static final Duration CREATED_WITHIN = Duration.ofSeconds(60);
    private static final int IN_FLIGHT_MAX = 256;
    private static final int SESSION_OF = 4;

    private final EntityDesk<AccountCommand, AccountQuery, AccountView> accounts;
    private final EntityDesk<MarketCommand, MarketQuery, MarketView> markets;
    private final List<InstrumentTerms> instruments;
    private final List<String> traders = new ArrayList<>();
    private final List<String> makers;
    private final Map<String, OwnerKey> owners = new ConcurrentHashMap<>();
    private final Map<String, Fate> failed = new ConcurrentHashMap<>();

    public Venue(
            EntityDesk<AccountCommand, AccountQuery, AccountView> accounts,
            EntityDesk<MarketCommand, MarketQuery, MarketView> markets,
            List<InstrumentTerms> instruments,
            int traders) {
        this.accounts = accounts;
        this.markets = markets;
        this.instruments = instruments;
        this.makers = TradingPlan.makers(instruments.size());
        for (int i = 0; i < traders; i++) {
            String account = TradingPlan.account(i);
            this.traders.add(account);
            owners.put(account, owner(i / 2 + 1)); // Two accounts for each owner: they never trade with each other.
        }
        for (int i = 0; i < makers.size(); i++) {
            owners.put(makers.get(i), owner(1_000_000 + i));
        }
    }

    private static OwnerKey owner(int number) {
        return OwnerKey.parse(String.format("%064x", number));
    }

    /** Whether the account opens a session before it trades. */
    static boolean hasSession(String account) {
        return account.hashCode() % SESSION_OF == 0;
    }

    /** The key that signs for the account: its owner's own. */
    KeyFingerprint signer(String account) {
        OwnerKey owner = owners.get(account);
        if (owner == null) {
            throw new IllegalArgumentException("nobody owns " + account);
        }
        return KeyFingerprint.of(owner);
    }

    /** All accounts. */
    List<String> accountIds() {
        List<String> all = new ArrayList<>(traders);
        all.addAll(makers);
        return all;
    }

    List<InstrumentTerms> instruments() {
        return instruments;
    }

    EntityDesk<AccountCommand, AccountQuery, AccountView> accounts() {
        return accounts;
    }

    EntityDesk<MarketCommand, MarketQuery, MarketView> markets() {
        return markets;
    }

    /** Opens and funds all accounts. */
    public void openAccounts() throws InterruptedException {
        CommandDriver<AccountCommand> driver = new CommandDriver<>(accounts, IN_FLIGHT_MAX);
        List<String> all = accountIds();
        try (ProgressBar bar = Bars.bar("Opening accounts", all.size())) {
            for (String account : all) {
                AccountCommand open = new AccountCommand.Open(owners.getOrDefault(account, owner(0)));
                driver.drive(account, "open", open, fate -> require(account, fate));
            }
            driver.drain();
            for (String account : all) {
                Money funds = makers.contains(account) ? MAKER_FUNDS : FUNDS;
                driver.drive(account, "fund", new AccountCommand.DrawFaucet(funds), fate -> {
                    require(account, fate);
                    bar.step();
                });
            }
            driver.drain();
        }
        requireNoneFailed();
    }

    /** Lets the markets trade that the node has created, as their operator. */
    public void openMarkets() throws InterruptedException {
        MarketOperator operator = new MarketOperator(markets);
        for (InstrumentTerms terms : instruments) {
            if (!operator.awaitCreated(terms.name(), CREATED_WITHIN)) {
                throw new IllegalStateException("the node did not create " + terms.name());
            }
        }
        CommandDriver<MarketCommand> driver = new CommandDriver<>(markets, IN_FLIGHT_MAX);
        for (InstrumentTerms terms : instruments) {
            driver.drive(
                    terms.name(),
                    new CommandId(MarketLaw.OPERATOR, "open"),
                    new MarketCommand.SetState(InstrumentState.TRADING),
                    fate -> require(terms.name(), fate));
        }
        driver.drain();
        requireNoneFailed();
    }

    /** Opens the sessions of those that open any, in every market. */
    public void openSessions() throws InterruptedException {
        CommandDriver<MarketCommand> driver = new CommandDriver<>(markets, IN_FLIGHT_MAX);
        List<String> ready = traders.stream().filter(Venue::hasSession).toList();
        try (ProgressBar bar = Bars.bar("Opening sessions", (long) ready.size() * instruments.size())) {
            for (String account : ready) {
                for (InstrumentTerms terms : instruments) {
                    driver.drive(
                            terms.name(),
                            new CommandId(account, "session"),
                            new MarketCommand.OpenSession(signer(account), SESSION_LINE),
                            fate -> {
                                require(account, fate);
                                bar.step();
                            });
                }
            }
            driver.drain();
        }
        requireNoneFailed();
    }

    private void require(String what, Fate fate) {
        if (!(fate instanceof Fate.Applied)) {
            failed.put(what, fate);
        }
    }

    private void requireNoneFailed() {
        if (!failed.isEmpty()) {
            throw new IllegalStateException("the realm could not be made ready: " + failed);
        }
    }
}
