package io.quoin.persistence.forensics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.persistence.account.AccountTeller;
import io.quoin.persistence.testing.Bazaar;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.DemandEnd;
import io.quoin.protocol.account.ReturnReason;
import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every event of an account in its own words; {@link MarketTapeTest} has those of a day as the laws made them. */
class AccountTapeTest {
    private static final Address BOB = Bazaar.account("bob");
    private static final Address MARKET = Bazaar.MARKET;
    private static final KeyFingerprint KEY = KeyFingerprint.parse("cd".repeat(32));
    private static final CommandId ORDER = new CommandId("alice", "o-1");
    private static final MarginTerms TERMS = new MarginTerms(
            "BTC_USDC",
            Assets.USDC,
            2,
            6,
            Rate.parse("0.1"),
            Rate.parse("0.05"),
            Rate.ONE,
            Rate.parse("0.0002"),
            Rate.parse("0.0005"),
            1);

    private final List<String> told = new ArrayList<>();
    private final AccountTeller teller = new AccountTeller((from, to, wantsMore) -> {});

    private void assertTold(String text, AccountEvent event) {
        teller.tell(event).forEach(line -> told.add(line.word() + "  " + line.text()));
        assertEquals(text, told.get(told.size() - 1));
    }

    private static Money money(String text) {
        return Money.parse(text);
    }

    @Test
    void money_that_comes_has_a_plus_and_money_that_goes_a_minus() {
        assertTold("FAUCET  +100 USDC from system.outside", new AccountEvent.FaucetDrawn(money("100 USDC")));
        assertTold("WITHDRAWN  -3.5 USDC to system.outside", new AccountEvent.WithdrawalBooked(money("3.5 USDC")));
        assertTold(
                "SENT  -2 BTC to account/bob, fee -0.0001 BTC",
                new AccountEvent.TransferSent(BOB, money("2 BTC"), money("0.0001 BTC")));
        assertTold("CREDITED  +2 BTC from account/bob", new AccountEvent.TransferCredited(BOB, money("2 BTC")));
        assertTold(
                "SENT BACK  2 BTC and fee 0.1 BTC to account/bob, ACCOUNT_NOT_OPEN",
                new AccountEvent.TransferReturned(
                        BOB, money("2 BTC"), money("0.1 BTC"), ReturnReason.ACCOUNT_NOT_OPEN));
        assertTold(
                "CAME BACK  +2 BTC and fee +0.1 BTC from account/bob, ACCOUNT_CLOSED",
                new AccountEvent.ReturnCredited(BOB, money("2 BTC"), money("0.1 BTC"), ReturnReason.ACCOUNT_CLOSED));
        assertTold(
                "SWEPT  +1 USDC, -2 BTC from account/bob",
                new AccountEvent.Swept(BOB, List.of(money("1 USDC"), money("-2 BTC"))));
        assertTold("SWEPT  nothing from account/bob", new AccountEvent.Swept(BOB, List.of()));
    }

    @Test
    void keys_and_ends_are_told() {
        assertTold("OPENED  owner 616c6963...", new AccountEvent.Opened(Bazaar.owner("alice")));
        assertTold(
                "KEY  added cdcdcdcd..., scopes " + KeyScopes.ALL + ", until 1970-01-02 00:00:00.000Z",
                new AccountEvent.KeyAdded(new AccountKey(KEY, KeyScopes.ALL, 86_400_000)));
        assertTold("KEY  revoked cdcdcdcd...", new AccountEvent.KeyRevoked(KEY));
        assertTold("KEY  expired cdcdcdcd...", new AccountEvent.KeyExpired(KEY));
        assertTold("FROZEN  trades no more, and its markets are told", new AccountEvent.Frozen());
        assertTold("UNFROZEN  may trade again, and its markets are told", new AccountEvent.Unfrozen());
        assertTold("CLOSED  for ever", new AccountEvent.Closed());
    }

    @Test
    void lines_and_demands_are_told_with_the_order_they_are_for() {
        assertTold(
                "GRANT  market/BTC_USDC-PERPETUAL  line +5 USDC for alice/o-1",
                new AccountEvent.LineGranted(MARKET, ORDER, 500_000_000, null));
        assertTold(
                "GRANT  market/BTC_USDC-PERPETUAL  line +0 USDC for orders that rest",
                new AccountEvent.LineGranted(MARKET, null, 0, TERMS));
        assertTold(
                "DEMAND  market/BTC_USDC-PERPETUAL  wants grants of 7 USDC in all for alice/o-1, raises risk, waits"
                        + " until 1970-01-01 00:00:02.000Z",
                new AccountEvent.DemandQueued(new Demand(MARKET, ORDER, 700_000_000, true, 2_000, 1, TERMS)));
        assertTold(
                "DEMAND  market/BTC_USDC-PERPETUAL  wants grants of 7 USDC in all for orders that rest, lowers risk,"
                        + " waits until 1970-01-01 00:00:02.000Z",
                new AccountEvent.DemandQueued(new Demand(MARKET, null, 700_000_000, false, 2_000, 1, TERMS)));
        assertTold(
                "DROPPED  market/BTC_USDC-PERPETUAL  demand not served for alice/o-1, INFEASIBLE",
                new AccountEvent.DemandDropped(MARKET, ORDER, DemandEnd.INFEASIBLE));
        assertTold(
                "KEPT  market/BTC_USDC-PERPETUAL  needs 0.00000001 USDC of its line",
                new AccountEvent.LineKept(MARKET, 1, 5));
    }

    @Test
    void a_settlement_tells_what_moved_and_nothing_else() {
        Totals moved =
                Totals.of(-90_000_000, 2_475_000, 300_000_000, -447_525_000, 447_525_000, -50_000, 5_040_000_000L);
        assertTold(
                "SETTLED  market/BTC_USDC-PERPETUAL  size -0.05, cost +50.4, realised -0.9, fees -0.02475, funding +3,"
                        + " line used -4.47525, line back +4.47525; mark 1000.5, round 7",
                new AccountEvent.Settled(MARKET, moved, 7, 100_050, TERMS));
        assertTold(
                "SETTLED  market/BTC_USDC-PERPETUAL  nothing moved; mark 1000.5, round 8",
                new AccountEvent.Settled(MARKET, Totals.ZERO, 8, 100_050, null));
    }

    @Test
    void a_settlement_of_a_market_whose_terms_are_lost_is_told_in_bare_numbers() {
        assertTold(
                "SETTLED  market/BTC_USDC-PERPETUAL  size -7 steps; mark 100050 steps, round 7",
                new AccountEvent.Settled(MARKET, Totals.of(0, 0, 0, 0, 0, -7), 7, 100_050, null));
    }
}
