package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of each: the stages, commands, events and messages that the tables are walked with. */
final class Examples {
    static final long NOW = 1_000_000;
    static final OwnerKey OWNER = owner(1);
    static final OwnerKey STRANGER = owner(2);
    static final Address ALICE = new Address("account", "alice");
    static final Address BOB = new Address("account", "bob");
    static final AccountKey KEY =
            new AccountKey(fingerprint(1), KeyScopes.of(KeyScope.READ, KeyScope.TRADE), NOW + 1_000);
    static final AccountKey EXPIRED_KEY = new AccountKey(fingerprint(2), KeyScopes.ALL, NOW - 1);

    static final Address BTC = new Address("market", "BTC_USDC-PERPETUAL");
    static final CommandId ORDER = new CommandId("alice", "o1");

    /** One lot at one step is 1,000 units; 10 % and 5 % of a position's value. */
    static final MarginTerms TERMS = terms(1);

    static final AccountParameters PARAMETERS =
            new AccountParameters(Rate.parse("0.001"), true, 1_000_000_000_000L, 2, 4, 10_000, Rate.parse("0.5"));

    private Examples() {}

    static MarginTerms terms(long version) {
        return new MarginTerms(
                "BTC",
                Assets.USDC,
                2,
                3,
                Rate.parse("0.1"),
                Rate.parse("0.05"),
                Rate.ONE,
                Rate.ZERO,
                Rate.parse("0.001"),
                version);
    }

    static AccountLaw law() {
        return new AccountLaw(PARAMETERS);
    }

    static Facts facts() {
        return Facts.at(NOW, 7, 0, false);
    }

    static Facts factsInTransit() {
        return Facts.at(NOW, 7, 0, true);
    }

    static OwnerKey owner(int number) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        bytes[0] = (byte) number;
        return new OwnerKey(Bytes32.of(bytes));
    }

    static KeyFingerprint fingerprint(int number) {
        return new KeyFingerprint(owner(number).bytes());
    }

    static Money money(String text) {
        return Money.parse(text);
    }

    static AccountState.Open open(String... amounts) {
        List<Money> held = List.of(amounts).stream().map(Money::parse).collect(Collectors.toList());
        return new AccountState.Open("alice", OWNER, Balances.of(held), AccountKeys.NONE, Trading.NONE);
    }

    /** Each stage under its name; "Reserved" is a stage of nobody's: an id that begins with system. and is not used. */
    static Map<String, AccountState> states() {
        Map<String, AccountState> states = new LinkedHashMap<>();
        states.put("Unopened", new AccountState.Unopened("alice"));
        states.put(
                "Open",
                open("5 USDC")
                        .withKeys(AccountKeys.NONE.added(KEY))
                        .withTrading(Trading.NONE.with(BTC, MarketReplica.met(TERMS))));
        states.put("Closed", new AccountState.Closed("alice", OWNER));
        states.put("OfSystem", new AccountState.OfSystem("system.fees", Balances.EMPTY));
        states.put("Reserved", new AccountState.Unopened("system.other"));
        return states;
    }

    static Map<String, AccountCommand> commands() {
        return byName(
                new AccountCommand.Open(OWNER),
                new AccountCommand.DrawFaucet(money("1 USDC")),
                new AccountCommand.Transfer("bob", money("2 USDC")),
                new AccountCommand.Withdraw(money("3 USDC")),
                new AccountCommand.AddKey(new AccountKey(fingerprint(9), KeyScopes.ALL, NOW + 1)),
                new AccountCommand.RevokeKey(KEY.fingerprint()),
                new AccountCommand.Freeze(),
                new AccountCommand.Unfreeze(),
                new AccountCommand.Close());
    }

    static Map<String, Payload> hints() {
        return byName(
                new FromMarket.CreditAsk(ORDER, 100, 0, false, NOW + 1_000, TERMS, "An order needs a line."),
                new FromMarket.Recalled(NOW),
                new FromMarket.BarrierAnswered(NOW, 1, 1_000),
                new FromMarket.PositionReport(TERMS, 1, 1_000));
    }

    static Map<String, Totals> settlements() {
        return Map.of("Moved", Totals.of(5), "NoMore", Totals.ZERO);
    }

    static Map<String, AccountEvent> events() {
        return byName(
                new AccountEvent.Opened(OWNER),
                new AccountEvent.FaucetDrawn(money("1 USDC")),
                new AccountEvent.WithdrawalBooked(money("3 USDC")),
                new AccountEvent.TransferSent(BOB, money("2 USDC"), money("0.1 USDC")),
                new AccountEvent.TransferCredited(BOB, money("4 USDC")),
                new AccountEvent.TransferReturned(
                        BOB, money("4 USDC"), money("0.1 USDC"), ReturnReason.ACCOUNT_NOT_OPEN),
                new AccountEvent.ReturnCredited(BOB, money("2 USDC"), money("0.1 USDC"), ReturnReason.ACCOUNT_NOT_OPEN),
                new AccountEvent.Swept(BOB, List.of(money("-7 USDC"))),
                new AccountEvent.KeyAdded(EXPIRED_KEY),
                new AccountEvent.KeyRevoked(KEY.fingerprint()),
                new AccountEvent.KeyExpired(KEY.fingerprint()),
                new AccountEvent.LineGranted(BTC, ORDER, 100, null),
                new AccountEvent.DemandQueued(new Demand(BTC, ORDER, 100, true, NOW + 1, NOW, TERMS)),
                new AccountEvent.DemandDropped(BTC, ORDER, DemandEnd.OVER),
                new AccountEvent.LineKept(BTC, 100, NOW),
                new AccountEvent.Settled(BTC, Totals.of(5), 1, 1_000, null),
                new AccountEvent.Frozen(),
                new AccountEvent.Unfrozen(),
                new AccountEvent.Closed());
    }

    static Map<String, AccountMessage> messages() {
        return byName(
                new AccountMessage.TransferLeg(money("4 USDC"), money("0.1 USDC")),
                new AccountMessage.ReturnLeg(money("2 USDC"), money("0.1 USDC"), ReturnReason.ACCOUNT_CLOSED));
    }

    /** What a decision comes to in one word: the names of its events, "-" for none, the refusal, or that it waits. */
    static String word(Decision<AccountEvent> decision) {
        if (decision instanceof Decision.Parked<AccountEvent>) {
            return "waits";
        }
        if (decision instanceof Decision.Refused<AccountEvent> refused) {
            return refused.rule().name();
        }
        return words(((Decision.Accepted<AccountEvent>) decision).events());
    }

    static String words(List<AccountEvent> events) {
        return events.isEmpty()
                ? "-"
                : events.stream().map(event -> event.getClass().getSimpleName()).collect(Collectors.joining("+"));
    }

    @SafeVarargs
    private static <T> Map<String, T> byName(T... values) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T value : values) {
            named.put(value.getClass().getSimpleName(), value);
        }
        return named;
    }
}
