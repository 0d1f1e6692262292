package io.quoin.persistence.account;

import io.quoin.persistence.line.LineGens;
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
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Generators of everything that accounts write of their trading, over the whole range of each field. */
final class TradingGens {
    private static final Gen<Long> COUNTS = Gen.longs(0, Long.MAX_VALUE);
    private static final Gen<Address> MARKETS = Gen.strings("aZ09_.-", 1, 36).map(id -> new Address("market", id));
    private static final Gen<Totals> TOTALS = Gen.listOf(Gen.longs(), 7)
            .map(slots -> Totals.of(slots.stream().mapToLong(Long::longValue).toArray()));
    private static final Gen<Optional<MarginTerms>> SOME_TERMS =
            Gen.oneOf(Gen.constant(Optional.<MarginTerms>empty()), LineGens.TERMS.map(Optional::of));

    private static final Gen<Demand> DEMANDS = Gen.combine(
            Gen.combine(MARKETS, LineGens.ORDERS, LineGens.TERMS, Asked::new),
            Gen.longs(),
            Gen.booleans(),
            Gen.combine(Gen.longs(), COUNTS, Times::new),
            (asked, wanted, raisesRisk, times) -> new Demand(
                    asked.market(),
                    asked.order().orElse(null),
                    wanted,
                    raisesRisk,
                    times.deadline(),
                    times.recall(),
                    asked.terms()));

    private static final Gen<MarketReplica> REPLICAS = Gen.combine(
            LineGens.TERMS,
            Gen.listOf(Gen.longs(), 7, 7),
            Gen.listOf(COUNTS, 3, 3),
            (terms, signed, counts) -> new MarketReplica(
                    terms,
                    signed.get(0),
                    signed.get(1),
                    signed.get(2),
                    counts.get(0),
                    signed.get(3),
                    signed.get(4),
                    counts.get(1),
                    signed.get(5),
                    counts.get(2),
                    signed.get(6)));

    static final Gen<Trading> TRADINGS = Gen.combine(
            Gen.listOf(Gen.combine(MARKETS, REPLICAS, Known::new), 4),
            Gen.listOf(DEMANDS, 3),
            Gen.booleans(),
            COUNTS,
            (known, demands, isFrozen, authorityHeight) -> {
                Markets markets = Markets.NONE;
                for (Known one : known) {
                    markets = markets.with(one.market(), one.replica());
                }
                return new Trading(markets, demands, isFrozen, authorityHeight);
            });

    static final Gen<AccountEvent> EVENTS = Gen.oneOf(
            Gen.combine(
                    Gen.combine(MARKETS, TOTALS, Moved::new),
                    COUNTS,
                    Gen.longs(),
                    SOME_TERMS,
                    (moved, round, mark, terms) ->
                            new AccountEvent.Settled(moved.market(), moved.totals(), round, mark, orNull(terms))),
            Gen.combine(
                    MARKETS,
                    LineGens.ORDERS,
                    COUNTS,
                    SOME_TERMS,
                    (market, order, amount, terms) ->
                            new AccountEvent.LineGranted(market, orNull(order), amount, orNull(terms))),
            DEMANDS.map(AccountEvent.DemandQueued::new),
            Gen.combine(
                    MARKETS,
                    LineGens.ORDERS,
                    Gen.elementOf(DemandEnd.values()),
                    (market, order, end) -> new AccountEvent.DemandDropped(market, orNull(order), end)),
            Gen.combine(MARKETS, COUNTS, Gen.longs(), AccountEvent.LineKept::new),
            Gen.constant(new AccountEvent.Frozen()),
            Gen.constant(new AccountEvent.Unfrozen()));

    private static final Gen<Price> PRICES = Gen.combine(Gen.longs(), Gen.ints(0, 12), Price::new);
    private static final Gen<TradingView.Position> POSITIONS = Gen.combine(
            MARKETS,
            Gen.combine(Gen.longs(), Gen.ints(0, 12), Quantity::new),
            Gen.listOf(ValueGens.money(), 2, 2),
            Gen.listOf(PRICES, 1, 2),
            (market, size, amounts, prices) -> new TradingView.Position(
                    market.id(),
                    size,
                    amounts.get(0),
                    prices.get(0),
                    amounts.get(1),
                    prices.stream().skip(1).findFirst()));

    static final Gen<TradingView> VIEWS = Gen.combine(
            Gen.listOf(ValueGens.money(), 4, 4),
            Gen.listOf(Gen.booleans(), 2, 2),
            Gen.listOf(POSITIONS, 3),
            Gen.listOf(
                    Gen.combine(
                            MARKETS,
                            ValueGens.money(),
                            (Address market, Money amount) -> new TradingView.Line(market.id(), amount)),
                    3),
            (amounts, flags, positions, lines) -> new TradingView(
                    amounts.get(0),
                    amounts.get(1),
                    amounts.get(2),
                    amounts.get(3),
                    flags.get(0),
                    flags.get(1),
                    positions,
                    lines));

    private TradingGens() {}

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    private record Asked(Address market, Optional<CommandId> order, MarginTerms terms) {}

    private record Times(long deadline, long recall) {}

    private record Known(Address market, MarketReplica replica) {}

    private record Moved(Address market, Totals totals) {}
}
