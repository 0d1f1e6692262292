package io.quoin.persistence.account;

import io.quoin.persistence.wire.WireGuard;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.DemandEnd;
import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;
import java.util.Optional;

/** One of everything that accounts write of their trading. */
final class TradingSamples {
    private static final long TIME = 1_430_438_400_000L;
    private static final Address BTC = new Address("market", "BTC_USDC-PERPETUAL");
    private static final Address ETH = new Address("market", "ETH_USDC-PERPETUAL");
    private static final CommandId ORDER = new CommandId("alice", "o-7");
    private static final MarginTerms TERMS = new MarginTerms(
            "BTC_USDC",
            Assets.USDC,
            2,
            6,
            Rate.parse("0.05"),
            Rate.parse("0.03"),
            Rate.ONE,
            Rate.parse("0.0001"),
            Rate.parse("0.0005"),
            3);
    private static final Demand DEMAND = new Demand(ETH, ORDER, 5_000_000_000L, true, TIME + 2_000, TIME, TERMS);

    static final Trading TRADING = new Trading(
            Markets.NONE
                    .with(
                            BTC,
                            new MarketReplica(
                                    TERMS,
                                    -1_500_000,
                                    -9_000_000_000L,
                                    0,
                                    900_000_000,
                                    450_000_000,
                                    -1,
                                    77,
                                    6_123_450,
                                    100,
                                    TIME))
                    .with(ETH, MarketReplica.met(TERMS)),
            List.of(DEMAND, new Demand(BTC, null, 950_000_000, false, TIME + 1_000, TIME, TERMS)),
            true,
            300);

    static final TradingView VIEW = new TradingView(
            Money.parse("99.5 USDC"),
            Money.parse("10 USDC"),
            Money.parse("6 USDC"),
            Money.parse("-0.5 USDC"),
            true,
            false,
            List.of(
                    new TradingView.Position(
                            BTC.id(),
                            Quantity.parse("-1.5", 6),
                            Money.parse("-90 USDC"),
                            Price.parse("61234.5", 2),
                            Money.parse("-1.75 USDC"),
                            Optional.of(Price.parse("63000", 2))),
                    new TradingView.Position(
                            ETH.id(),
                            Quantity.parse("0.5", 3),
                            Money.parse("1 USDC"),
                            Price.parse("2", 1),
                            Money.parse("0 USDC"),
                            Optional.empty())),
            List.of(new TradingView.Line(BTC.id(), Money.parse("4.5 USDC"))));

    private TradingSamples() {}

    static void addTo(WireGuard guard) {
        guard.sample(
                        "account.settled/1",
                        new AccountEvent.Settled(
                                BTC, Totals.of(-7, 3, 0, 50, 1, -1_500_000, -9_000_000_000L), 77, 6_123_450, null))
                .sample("account.line-granted/1", new AccountEvent.LineGranted(BTC, ORDER, 900_000_000, TERMS))
                .sample("account.demand-queued/1", new AccountEvent.DemandQueued(DEMAND))
                .sample("account.demand-dropped/1", new AccountEvent.DemandDropped(ETH, null, DemandEnd.INFEASIBLE))
                .sample("account.line-kept/1", new AccountEvent.LineKept(BTC, 100, TIME))
                .sample("account.frozen/1", new AccountEvent.Frozen())
                .sample("account.unfrozen/1", new AccountEvent.Unfrozen());
    }
}
