package io.quoin.persistence.market;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.market.CancelReason;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Generators of everything that markets write, over the whole range of each field. */
final class MarketGens {
    private static final Gen<Long> COUNTS = Gen.longs(0, Long.MAX_VALUE);
    private static final Gen<String> IDS = Gen.oneOf(Gen.strings("aZ09_.-", 1, 36), Gen.elementOf("alice", "bob"));
    private static final Gen<String> CLIENT_IDS = Gen.strings("aZ09_.:-", 1, 36);
    private static final Gen<String> LABELS = Gen.oneOf(Gen.constant(""), Gen.strings("ab \u20ac", 0, 60));
    private static final Gen<OrderId> ORDER_IDS = Gen.combine(Gen.longs(1, 1L << 50), Gen.ints(0, 1_023), OrderId::of);
    private static final Gen<Side> SIDES = Gen.elementOf(Side.values());
    private static final Gen<Boolean> EITHER = Gen.booleans();
    private static final Gen<Price> PRICES = ValueGens.prices();
    private static final Gen<Quantity> SIZES = ValueGens.quantities();
    private static final Gen<KeyFingerprint> KEYS =
            Gen.ints(0, 255).map(value -> new KeyFingerprint(MarketSamples.bytes32(value)));
    private static final Gen<OrderRef> REFS = Gen.oneOf(ORDER_IDS.map(OrderRef::of), CLIENT_IDS.map(OrderRef::of));

    private static final Gen<InstrumentTerms> TERMS = Gen.combine(
            Gen.combine(
                    IDS,
                    IDS,
                    ValueGens.assets(),
                    Gen.combine(PRICES, PRICES, List::of),
                    (name, underlying, asset, p) -> with(name, underlying, asset, p)),
            Gen.combine(SIZES, SIZES, SIZES, List::of),
            Gen.listOf(ValueGens.rates(), 6, 6),
            COUNTS,
            (t, sizes, rates, version) -> new InstrumentTerms(
                    t.name(),
                    t.underlying(),
                    t.settlement(),
                    t.tick(),
                    sizes.get(0),
                    sizes.get(1),
                    sizes.get(2),
                    t.highestPrice(),
                    rates.get(0),
                    rates.get(1),
                    rates.get(2),
                    rates.get(3),
                    rates.get(4),
                    rates.get(5),
                    version));

    private static final Gen<LineTerms> LINES = Gen.combine(
            KEYS,
            Gen.listOf(
                    Gen.combine(
                            Gen.ints(0, KeyScopes.ALL.bits()).map(KeyScopes::new),
                            Gen.longs(),
                            (scopes, until) ->
                                    new AccountKey(new KeyFingerprint(MarketSamples.bytes32(0)), scopes, until)),
                    3),
            Gen.combine(
                    COUNTS,
                    EITHER,
                    Gen.longs(),
                    COUNTS,
                    (epoch, frozen, lo, version) -> new LineTerms(
                            new OwnerKey(MarketSamples.bytes32(0)),
                            List.of(),
                            epoch,
                            frozen,
                            LineKind.INTERVAL,
                            lo,
                            lo,
                            5,
                            version,
                            7)),
            (owner, keys, line) -> new LineTerms(
                    new OwnerKey(owner.bytes()),
                    sorted(keys),
                    line.authEpoch(),
                    line.isFrozen(),
                    line.kind(),
                    line.lo(),
                    line.hi(),
                    line.lossBudget(),
                    line.parameterVersion(),
                    line.tier()));

    private static final Gen<Order> ORDERS = Gen.combine(
            Gen.combine(ORDER_IDS, IDS, CLIENT_IDS, LABELS, List::of),
            Gen.combine(SIDES, Gen.elementOf(OrderType.values()), Gen.elementOf(TimeInForce.values()), List::of),
            Gen.combine(EITHER, EITHER, List::of),
            Gen.combine(COUNTS, COUNTS, List::of),
            (names, kinds, flags, numbers) -> new Order(
                    ((OrderId) names.get(0)).packed(),
                    (String) names.get(1),
                    (String) names.get(2),
                    (Side) kinds.get(0),
                    (OrderType) kinds.get(1),
                    numbers.get(0),
                    numbers.get(1),
                    (TimeInForce) kinds.get(2),
                    flags.get(0),
                    flags.get(1),
                    (String) names.get(3)));

    private static final Gen<Fill> FILLS = Gen.combine(
            ORDER_IDS,
            IDS,
            Gen.longs(0, 1L << 40),
            Gen.listOf(Gen.longs(), 8, 8),
            (maker, account, lots, n) -> new Fill(
                    maker.packed(),
                    account,
                    n.get(0),
                    lots,
                    n.get(1),
                    n.get(2),
                    n.get(3),
                    n.get(4),
                    n.get(5),
                    n.get(6),
                    n.get(7)));

    private static final Gen<MarketEvent> PLACED = Gen.combine(
            ORDERS,
            Gen.listOf(FILLS, 3),
            Gen.oneOf(
                    Gen.constant(Optional.<CancelReason>empty()),
                    Gen.elementOf(CancelReason.values()).map(Optional::of)),
            Gen.combine(Gen.longs(), Gen.longs(), List::of),
            (order, fills, reason, numbers) -> placed(order, fills, reason, numbers.get(0), numbers.get(1)));

    static final Gen<MarketEvent> EVENTS = Gen.oneOf(
            TERMS.map(MarketEvent.Created::new),
            Gen.elementOf(InstrumentState.values()).map(MarketEvent.StateChanged::new),
            Gen.combine(COUNTS, COUNTS, MarketEvent.Marked::new),
            Gen.combine(IDS, LINES, MarketEvent.LineTermsChanged::new),
            Gen.combine(IDS, Gen.longs(), Gen.longs(), MarketEvent.LineGranted::new),
            Gen.combine(IDS, Gen.longs(), Gen.elementOf(LineReturnReason.values()), MarketEvent.LineReturned::new),
            Gen.combine(IDS, Gen.longs(), MarketEvent.SessionOpened::new),
            PLACED,
            PLACED,
            Gen.combine(
                    ORDER_IDS,
                    IDS,
                    Gen.combine(COUNTS, Gen.longs(), List::of),
                    Gen.elementOf(CancelReason.values()),
                    (id, account, n, reason) ->
                            new MarketEvent.OrderCancelled(id.packed(), account, n.get(0), reason, n.get(1))),
            Gen.combine(IDS, Gen.longs(), Gen.longs(), Gen.longs(), MarketEvent.Uncovered::new),
            Gen.combine(IDS, COUNTS, MarketEvent.BarrierHeard::new));

    static final Gen<MarketCommand> COMMANDS = Gen.oneOf(
            TERMS.map(MarketCommand.Create::new),
            Gen.elementOf(InstrumentState.values()).map(MarketCommand.SetState::new),
            Gen.combine(
                    KEYS,
                    ORDERS,
                    Gen.oneOf(Gen.constant(Optional.<Price>empty()), PRICES.map(Optional::of)),
                    SIZES,
                    (by, order, price, size) -> new MarketCommand.Place(
                            by,
                            order.side(),
                            order.type(),
                            price.orElse(null),
                            size,
                            order.force(),
                            order.isPostOnly(),
                            order.isReduceOnly(),
                            order.label())),
            Gen.combine(KEYS, REFS, MarketCommand.Cancel::new),
            Gen.combine(KEYS, ValueGens.money(), MarketCommand.OpenSession::new));

    static final Gen<MarketQuery> QUERIES = Gen.oneOf(
            Gen.constant(new MarketQuery.Overview()),
            Gen.ints(0, Integer.MAX_VALUE).map(MarketQuery.Depth::new),
            IDS.map(MarketQuery.OfParty::new),
            Gen.combine(IDS, REFS, MarketQuery.OfOrder::new));

    private static final Gen<MarketView.Level> LEVELS =
            Gen.combine(PRICES, SIZES, Gen.ints(0, Integer.MAX_VALUE), MarketView.Level::new);
    private static final Gen<MarketView.OfOrder> ORDER_VIEWS = Gen.combine(
            ORDERS,
            PRICES,
            Gen.combine(SIZES, SIZES, List::of),
            Gen.longs(),
            (o, price, sizes, at) -> new MarketView.OfOrder(
                    new OrderId(o.id()),
                    o.account(),
                    o.clientId(),
                    o.side(),
                    price,
                    sizes.get(0),
                    sizes.get(1),
                    o.isPostOnly(),
                    o.isReduceOnly(),
                    o.label(),
                    at));

    static final Gen<MarketView> VIEWS = Gen.oneOf(
            IDS.map(MarketView.NotCreated::new),
            Gen.combine(
                    TERMS,
                    Gen.elementOf(InstrumentState.values()),
                    Gen.combine(
                            COUNTS,
                            Gen.oneOf(Gen.constant(Optional.<Price>empty()), PRICES.map(Optional::of)),
                            List::of),
                    Gen.combine(LEVELS, EITHER, SIZES, List::of),
                    MarketGens::overview),
            Gen.combine(Gen.listOf(LEVELS, 4), Gen.listOf(LEVELS, 4), MarketView.Depth::new),
            Gen.combine(
                    IDS,
                    EITHER,
                    Gen.combine(Gen.listOf(ValueGens.money(), 7, 7), SIZES, List::of),
                    Gen.listOf(ORDER_VIEWS, 3),
                    MarketGens::party),
            ORDER_VIEWS,
            IDS.map(MarketView.NoSuchOrder::new));

    private MarketGens() {}

    private static InstrumentTerms with(String name, String underlying, Asset asset, List<Price> prices) {
        InstrumentTerms t = MarketSamples.TERMS;
        return new InstrumentTerms(
                name,
                underlying,
                asset,
                prices.get(0),
                t.lot(),
                t.lot(),
                t.lot(),
                prices.get(1),
                t.band(),
                t.initialMargin(),
                t.maintenanceMargin(),
                t.profitCounted(),
                t.makerFee(),
                t.takerFee(),
                1);
    }

    /** Each under a fingerprint of its own, rising. */
    private static List<AccountKey> sorted(List<AccountKey> keys) {
        List<AccountKey> sorted = new ArrayList<>();
        for (AccountKey key : keys) {
            KeyFingerprint own = new KeyFingerprint(MarketSamples.bytes32(sorted.size() + 1));
            sorted.add(new AccountKey(own, key.scopes(), key.expiresAtMillis()));
        }
        return sorted;
    }

    /** Makes the parts of an order that was placed fit each other. */
    private static MarketEvent placed(
            Order order, List<Fill> drawn, Optional<CancelReason> reason, long returned, long atMillis) {
        long left = order.lots();
        List<Fill> fills = new ArrayList<>();
        for (Fill fill : drawn) {
            if (fill.lots() <= left) {
                left -= fill.lots();
                fills.add(fill);
            }
        }
        CancelReason cancelled = left == 0 ? null : reason.orElse(null);
        return new MarketEvent.OrderPlaced(
                order, fills, cancelled == null ? left : 0, cancelled, fills.isEmpty() ? 0 : returned, atMillis);
    }

    @SuppressWarnings("unchecked")
    private static MarketView overview(InstrumentTerms terms, InstrumentState state, List<?> round, List<?> best) {
        Optional<MarketView.Level> level =
                (boolean) best.get(1) ? Optional.of((MarketView.Level) best.get(0)) : Optional.empty();
        return new MarketView.Overview(
                terms,
                state,
                (long) round.get(0),
                (Optional<Price>) round.get(1),
                level,
                level,
                (Quantity) best.get(2),
                7,
                3);
    }

    @SuppressWarnings("unchecked")
    private static MarketView party(String account, boolean isFrozen, List<?> values, List<MarketView.OfOrder> orders) {
        List<Money> money = (List<Money>) values.get(0);
        return new MarketView.OfParty(
                account,
                isFrozen,
                money.get(0),
                money.get(1),
                money.get(2),
                (Quantity) values.get(1),
                money.get(3),
                money.get(4),
                money.get(5),
                money.get(6),
                orders);
    }

    /** Dumps of markets with some parties and orders; whatever is drawn can be restored. */
    static final Gen<MarketDump> DUMPS = Gen.combine(
            Gen.listOf(LINES, 1, 4),
            Gen.listOf(Gen.combine(Gen.ints(0, 3), SIDES, Gen.longs(1, 500), Gen.longs(1, 500), MarketGens::order), 12),
            Gen.listOf(Gen.longs(0, 1_000_000), 40, 40),
            MarketGens::dump);

    private static MarketDump.OfOrder order(int party, Side side, long ticks, long lots) {
        long away = side == Side.BUY ? -ticks : ticks;
        return new MarketDump.OfOrder(
                0,
                party,
                side,
                6_123_450 + away,
                lots,
                lots + ticks,
                ticks % 2 == 0,
                lots % 3 == 0,
                ticks * 1_000,
                "c",
                "",
                lots);
    }

    private static MarketDump dump(List<LineTerms> lines, List<MarketDump.OfOrder> drawn, List<Long> numbers) {
        List<MarketDump.OfParty> parties = new ArrayList<>();
        List<OwnerKey> owners = new ArrayList<>();
        for (LineTerms line : lines) {
            int at = parties.size();
            long idle = numbers.get(at) % 2 == 0 ? MarketDump.NEVER : numbers.get(at);
            parties.add(new MarketDump.OfParty(
                    "p" + at,
                    line,
                    numbers.get(at + 4),
                    numbers.get(at + 8),
                    1,
                    numbers.get(at + 12) - 500_000,
                    numbers.get(at + 16),
                    -numbers.get(at + 20),
                    numbers.get(at + 24),
                    0,
                    numbers.get(at + 28),
                    idle,
                    MarketDump.NEVER));
            if (!owners.contains(line.owner())) {
                owners.add(line.owner());
            }
        }
        List<MarketDump.OfOrder> orders = new ArrayList<>();
        for (MarketDump.OfOrder order : drawn) {
            int at = orders.size();
            orders.add(new MarketDump.OfOrder(
                    OrderId.of(at + 1, at).packed(),
                    order.party() % parties.size(),
                    order.side(),
                    order.ticks(),
                    order.left(),
                    order.lots(),
                    order.isPostOnly(),
                    order.isReduceOnly(),
                    order.residue(),
                    "c" + at,
                    "l",
                    order.placedAtMillis()));
        }
        orders.sort((a, b) -> a.side() != b.side()
                ? a.side().compareTo(b.side())
                : a.ticks() != b.ticks()
                        ? (a.side().isBetter(a.ticks(), b.ticks()) ? -1 : 1)
                        : Long.compare(a.id(), b.id()));
        return new MarketDump(
                MarketSamples.TERMS.name(),
                MarketSamples.TERMS,
                InstrumentState.TRADING,
                3,
                6_123_450,
                owners,
                parties,
                orders);
    }
}
