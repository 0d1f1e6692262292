package io.quoin.protocol.account;

import static io.quoin.protocol.account.Examples.NOW;
import static io.quoin.protocol.account.Examples.fingerprint;
import static io.quoin.protocol.account.Examples.money;
import static io.quoin.protocol.account.Examples.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.Waiting;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal of an account by the command that meets it, and which of two is named. */
class AccountRefusalTest {
    private static final AccountState OPEN = open("5 USDC");
    private static final AccountState EMPTY = open();
    private static final AccountParameters NO_FAUCET = AccountParameters.STANDARD;

    /** One command that breaks a rule. Where it breaks two, the named one stands first in the enum. */
    private record Case(
            AccountRefusal refusal,
            AccountParameters parameters,
            AccountState state,
            AccountCommand command,
            Facts facts) {
        Case(AccountRefusal refusal, AccountState state, AccountCommand command) {
            this(refusal, Examples.PARAMETERS, state, command, Examples.facts());
        }

        @Override
        public String toString() {
            return command + " at " + state + " -> " + refusal;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(value(), keys(), life(), trading()).flatMap(List::stream);
    }

    private static List<Case> life() {
        AccountState unopened = new AccountState.Unopened("alice");
        AccountState closed = new AccountState.Closed("alice", Examples.OWNER);
        return List.of(
                new Case(AccountRefusal.RESERVED_ID, new AccountState.Unopened("system.mine"), opening(Examples.OWNER)),
                new Case(AccountRefusal.RESERVED_ID, unopened, transfer("system.fees", "1 USDC")),
                new Case(AccountRefusal.RESERVED_ID, closed, transfer("system.fees", "1 USDC")),
                new Case(AccountRefusal.RESERVED_ID, OPEN, transfer("system. not even an id", "-1 USDC")),
                new Case(AccountRefusal.FAUCET_DISABLED, NO_FAUCET, unopened, faucet("1 USDC"), Examples.facts()),
                new Case(AccountRefusal.ACCOUNT_NOT_OPEN, unopened, transfer("", "0 USDC")),
                new Case(AccountRefusal.ACCOUNT_CLOSED, closed, opening(Examples.OWNER)),
                new Case(AccountRefusal.ID_TAKEN_BY_DIFFERENT_OWNER, OPEN, opening(Examples.STRANGER)),
                new Case(
                        AccountRefusal.BALANCE_NOT_ZERO,
                        Examples.PARAMETERS,
                        OPEN,
                        new AccountCommand.Close(),
                        Examples.factsInTransit()),
                new Case(
                        AccountRefusal.IN_TRANSIT,
                        Examples.PARAMETERS,
                        EMPTY,
                        new AccountCommand.Close(),
                        Examples.factsInTransit()));
    }

    private static List<Case> trading() {
        MarketReplica met = MarketReplica.met(Examples.TERMS);
        MarketReplica held = met.granted(100).settled(Totals.of(0, 0, 0, 100, 0, 1, 1_000_000), 1, 1_000);
        AccountState inDebt =
                trading("0 USDC", met).withBalances(Balances.of(List.of(money("-1 USDC"), money("1 BTC"))));
        AccountState withPosition = trading("5 USDC", held);
        AccountState withLine = trading("5 USDC", met.granted(500_000_000));
        AccountState.Open traded = trading("0 USDC", met);
        AccountState.Open frozen = traded.withTrading(traded.trading().frozen(1));
        AccountState frozenWithLine = frozen.withTrading(frozen.trading().with(Examples.BTC, met.granted(1)));
        Facts over = Examples.facts().withWaiting(new Waiting(Parking.OVER, NOW, NOW + 5_000, Waiting.Answers.NONE));
        Facts tooMany =
                Examples.facts().withWaiting(new Waiting(Parking.TOO_MANY, NOW, NOW + 5_000, Waiting.Answers.NONE));
        return List.of(
                new Case(AccountRefusal.CASH_NEGATIVE, inDebt, withdrawal("1 BTC")),
                new Case(AccountRefusal.CASH_NEGATIVE, inDebt, transfer("bob", "1 USDC")),
                new Case(AccountRefusal.PRICE_STALE, withPosition, withdrawal("6 USDC")),
                new Case(
                        AccountRefusal.BALANCE_INSUFFICIENT, Examples.PARAMETERS, withLine, withdrawal("6 USDC"), over),
                new Case(
                        AccountRefusal.COLLATERAL_INSUFFICIENT,
                        Examples.PARAMETERS,
                        withLine,
                        withdrawal("1 USDC"),
                        over),
                new Case(
                        AccountRefusal.TOO_MANY_PARKED,
                        Examples.PARAMETERS,
                        trading("5 USDC", met.granted(1)),
                        withdrawal("1 USDC"),
                        tooMany),
                new Case(
                        AccountRefusal.BARRIER_UNANSWERED,
                        Examples.PARAMETERS,
                        trading("5 USDC", met.granted(1)),
                        transfer("bob", "1 USDC"),
                        over),
                new Case(AccountRefusal.POSITION_OPEN, withPosition, new AccountCommand.Close()),
                new Case(AccountRefusal.NOT_FROZEN, traded, new AccountCommand.Close()),
                new Case(AccountRefusal.LINE_OPEN, frozenWithLine, new AccountCommand.Close()),
                new Case(
                        AccountRefusal.IN_TRANSIT,
                        Examples.PARAMETERS,
                        frozen,
                        new AccountCommand.Close(),
                        Examples.factsInTransit()),
                new Case(
                        AccountRefusal.BARRIER_UNANSWERED,
                        Examples.PARAMETERS,
                        frozen,
                        new AccountCommand.Close(),
                        over));
    }

    private static AccountState.Open trading(String amount, MarketReplica replica) {
        return open(amount).withTrading(Trading.NONE.with(Examples.BTC, replica));
    }

    private static List<Case> value() {
        Money room = Money.ofUnits(Assets.USDC, AccountLaw.BALANCE_UNITS_MAX);
        AccountState nearlyFull = new AccountState.Open(
                "alice",
                Examples.OWNER,
                Balances.of(List.of(room.minus(Money.ofUnits(Assets.USDC, 1)))),
                AccountKeys.NONE,
                Trading.NONE);
        return List.of(
                new Case(AccountRefusal.DESTINATION_MALFORMED, OPEN, transfer("", "-1 USDC")),
                new Case(AccountRefusal.DESTINATION_MALFORMED, OPEN, transfer("b ob", "1 USDC")),
                new Case(AccountRefusal.DESTINATION_MALFORMED, OPEN, transfer("x".repeat(37), "1 USDC")),
                new Case(AccountRefusal.DESTINATION_IS_SELF, OPEN, transfer("alice", "0 USDC")),
                new Case(AccountRefusal.AMOUNT_MUST_BE_POSITIVE, OPEN, transfer("bob", "0 USDC")),
                new Case(AccountRefusal.AMOUNT_MUST_BE_POSITIVE, OPEN, faucet("-0.00000001 USDC")),
                new Case(AccountRefusal.AMOUNT_MUST_BE_POSITIVE, OPEN, withdrawal("0 BTC")),
                new Case(AccountRefusal.FAUCET_AMOUNT_TOO_LARGE, OPEN, faucet("10000.00000001 USDC")),
                new Case(AccountRefusal.BALANCE_INSUFFICIENT, OPEN, transfer("bob", "5 USDC")),
                new Case(AccountRefusal.BALANCE_INSUFFICIENT, OPEN, transfer("bob", "0.00000001 BTC")),
                new Case(
                        AccountRefusal.BALANCE_INSUFFICIENT,
                        OPEN,
                        new AccountCommand.Transfer("bob", Money.ofUnits(Assets.USDC, Long.MAX_VALUE))),
                new Case(AccountRefusal.BALANCE_INSUFFICIENT, OPEN, withdrawal("5.00000001 USDC")),
                new Case(AccountRefusal.BALANCE_TOO_LARGE, nearlyFull, faucet("0.00000002 USDC")));
    }

    private static List<Case> keys() {
        AccountKey first = key(1, NOW + 10);
        AccountKey second = key(2, NOW + 20);
        AccountState withOne = open().withKeys(AccountKeys.NONE.added(first));
        AccountState full = open().withKeys(AccountKeys.NONE.added(first).added(second));
        AccountKeys worn = AccountKeys.NONE.added(key(3, NOW - 3));
        AccountState spent = open().withKeys(worn.revoked(fingerprint(3))
                .added(key(4, NOW - 2))
                .expired(fingerprint(4))
                .added(key(5, NOW - 1))
                .added(first));
        return List.of(
                new Case(
                        AccountRefusal.SCOPES_EMPTY, full, adding(new AccountKey(fingerprint(9), KeyScopes.NONE, NOW))),
                new Case(AccountRefusal.EXPIRY_NOT_AHEAD, full, adding(key(9, NOW))),
                new Case(AccountRefusal.EXPIRY_TOO_FAR, full, adding(key(9, NOW + 10_001))),
                new Case(AccountRefusal.EXPIRY_TOO_FAR, full, adding(key(9, Long.MAX_VALUE))),
                new Case(AccountRefusal.KEY_EXISTS_WITH_DIFFERENT_TERMS, full, adding(key(1, NOW + 11))),
                new Case(
                        AccountRefusal.KEY_EXISTS_WITH_DIFFERENT_TERMS,
                        withOne,
                        adding(new AccountKey(fingerprint(1), KeyScopes.of(KeyScope.READ), NOW + 10))),
                new Case(AccountRefusal.KEY_USED_BEFORE, spent, adding(key(3, NOW + 10))),
                new Case(AccountRefusal.KEY_USED_BEFORE, spent, adding(key(4, NOW + 10))),
                new Case(AccountRefusal.TOO_MANY_KEYS, full, adding(key(9, NOW + 10))),
                // Of the four ever, one is alive, one is over time and not yet swept away, two have ended.
                new Case(AccountRefusal.TOO_MANY_KEYS_EVER, spent, adding(key(9, NOW + 10))),
                new Case(AccountRefusal.KEY_NOT_FOUND, full, new AccountCommand.RevokeKey(fingerprint(9))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_broken_rule_is_named(Case broken) {
        AccountLaw law = new AccountLaw(broken.parameters());
        Decision<AccountEvent> decision = law.decide(broken.state(), broken.command(), broken.facts());
        assertEquals(broken.refusal().name(), Examples.word(decision));
    }

    @Test
    void every_refusal_is_met_by_a_case() {
        Set<AccountRefusal> met = EnumSet.noneOf(AccountRefusal.class);
        cases().forEach(broken -> met.add(broken.refusal()));
        assertEquals(EnumSet.allOf(AccountRefusal.class), met);
    }

    @Test
    void what_is_just_within_the_limits_is_accepted() {
        AccountKey first = key(1, NOW + 10);
        Money all = Money.ofUnits(Assets.USDC, Long.MAX_VALUE);
        AccountState rich = new AccountState.Open(
                "alice", Examples.OWNER, Balances.of(List.of(all)), AccountKeys.NONE, Trading.NONE);
        assertEquals("TransferSent", word(open("5.005 USDC"), transfer("bob", "5 USDC")));
        assertEquals("BALANCE_INSUFFICIENT", word(open("5.00499999 USDC"), transfer("bob", "5 USDC")));
        assertEquals("WithdrawalBooked", word(OPEN, withdrawal("5 USDC")));
        assertEquals("FaucetDrawn", word(OPEN, faucet("10000 USDC")));
        assertEquals("KeyAdded", word(open().withKeys(AccountKeys.NONE.added(first)), adding(key(2, NOW + 10_000))));
        assertEquals("Closed", word(EMPTY, new AccountCommand.Close()));
        assertEquals(
                "BALANCE_INSUFFICIENT",
                word(rich, new AccountCommand.Transfer("bob", all)),
                "the sum is beyond 64 bits");
        assertEquals(
                "TransferSent",
                Examples.word(new AccountLaw(Examples.PARAMETERS.withTransferFee(Rate.ZERO))
                        .decide(rich, new AccountCommand.Transfer("bob", all), Examples.facts())));
    }

    @Test
    void what_is_already_so_is_accepted_without_an_event() {
        AccountKey first = key(1, NOW + 10);
        AccountKeys once = AccountKeys.NONE.added(first);
        assertEquals("-", word(OPEN, opening(Examples.OWNER)));
        assertEquals("-", word(open().withKeys(once), adding(first)));
        assertEquals(
                "-", word(open().withKeys(once.revoked(fingerprint(1))), new AccountCommand.RevokeKey(fingerprint(1))));
        assertEquals(
                "-", word(open().withKeys(once.expired(fingerprint(1))), new AccountCommand.RevokeKey(fingerprint(1))));
        assertEquals("-", word(new AccountState.Closed("alice", Examples.OWNER), new AccountCommand.Close()));
    }

    @Test
    void the_sentence_of_a_refused_amount_says_the_numbers() {
        assertEquals(
                "The balance of 5 USDC does not cover 5 USDC and a fee of 0.005 USDC.",
                detail(OPEN, transfer("bob", "5 USDC")));
        assertEquals(
                "The balance of 5 USDC does not cover 6 USDC. No chain is attached yet: a withdrawal is booked out to"
                        + " system.outside, and nothing is paid.",
                detail(OPEN, withdrawal("6 USDC")));
    }

    @Test
    void names_and_their_order_are_a_contract() {
        assertEquals(
                "RESERVED_ID FAUCET_DISABLED ACCOUNT_NOT_OPEN ACCOUNT_CLOSED ID_TAKEN_BY_DIFFERENT_OWNER"
                        + " DESTINATION_MALFORMED DESTINATION_IS_SELF AMOUNT_MUST_BE_POSITIVE FAUCET_AMOUNT_TOO_LARGE"
                        + " CASH_NEGATIVE PRICE_STALE BALANCE_INSUFFICIENT COLLATERAL_INSUFFICIENT BALANCE_TOO_LARGE"
                        + " SCOPES_EMPTY EXPIRY_NOT_AHEAD EXPIRY_TOO_FAR KEY_EXISTS_WITH_DIFFERENT_TERMS"
                        + " KEY_USED_BEFORE TOO_MANY_KEYS TOO_MANY_KEYS_EVER KEY_NOT_FOUND POSITION_OPEN"
                        + " BALANCE_NOT_ZERO NOT_FROZEN LINE_OPEN IN_TRANSIT TOO_MANY_PARKED BARRIER_UNANSWERED",
                Stream.of(AccountRefusal.values()).map(Enum::name).collect(Collectors.joining(" ")));
    }

    private static String word(AccountState state, AccountCommand command) {
        return Examples.word(Examples.law().decide(state, command, Examples.facts()));
    }

    private static String detail(AccountState state, AccountCommand command) {
        Decision<AccountEvent> decision = Examples.law().decide(state, command, Examples.facts());
        return ((Decision.Refused<AccountEvent>) decision).detail();
    }

    private static AccountCommand opening(OwnerKey owner) {
        return new AccountCommand.Open(owner);
    }

    private static AccountCommand transfer(String to, String amount) {
        return new AccountCommand.Transfer(to, money(amount));
    }

    private static AccountCommand faucet(String amount) {
        return new AccountCommand.DrawFaucet(money(amount));
    }

    private static AccountCommand withdrawal(String amount) {
        return new AccountCommand.Withdraw(money(amount));
    }

    private static AccountCommand adding(AccountKey key) {
        return new AccountCommand.AddKey(key);
    }

    private static AccountKey key(int number, long expiresAtMillis) {
        return new AccountKey(fingerprint(number), KeyScopes.ALL, expiresAtMillis);
    }
}
