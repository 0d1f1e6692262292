package io.quoin.persistence.market;

import io.quoin.persistence.wire.WireGuard;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineKind;
import io.quoin.protocol.market.CancelReason;
import io.quoin.protocol.market.Fill;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.LineReturnReason;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.port.WireCodec;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of everything that markets write. */
public final class MarketSamples {
    static final long TIME = 1_430_438_400_000L;
    static final InstrumentTerms TERMS = new InstrumentTerms(
            "BTC_USDC-PERPETUAL",
            "BTC_USDC",
            Assets.USDC,
            Price.parse("0.01", 2),
            Quantity.parse("0.000001", 6),
            Quantity.parse("0.0001", 6),
            Quantity.parse("100", 6),
            Price.parse("1000000", 2),
            Rate.parse("0.1"),
            Rate.parse("0.05"),
            Rate.parse("0.03"),
            Rate.ONE,
            Rate.parse("-0.0001"),
            Rate.parse("0.0005"),
            3);
    private static final OwnerKey OWNER = new OwnerKey(bytes32(0xA0));
    private static final KeyFingerprint KEY = new KeyFingerprint(bytes32(0x0F));
    private static final LineTerms LINE = new LineTerms(
            OWNER, List.of(new AccountKey(KEY, KeyScopes.ALL, TIME + 1_000)), 5, false, LineKind.AMOUNT, 0, 0, 0, 3, 1);
    private static final long ORDER = OrderId.of(4_711, 3).packed();
    private static final long MAKER = OrderId.of(4_000, 1_023).packed();

    /** States of markets that are there, by their dumps. */
    static final WireCodec<MarketDump> DUMPS = new WireCodec<>() {
        @Override
        public byte[] encode(MarketDump dump) {
            return MarketCodec.WIRE.states().encode(dump.restored());
        }

        @Override
        public MarketDump decode(byte[] bytes) {
            MarketState state = MarketCodec.WIRE.states().decode(bytes);
            return MarketDump.of((Market) state);
        }
    };

    private MarketSamples() {}

    /** Gives the guard the market and a sample of each of its names. */
    public static void addTo(WireGuard guard) {
        guard.entity(MarketCodec.WIRE);
        events(guard);
        commands(guard);
        views(guard);
        guard.sample("market.state-uncreated/1", new MarketState.Uncreated("BTC_USDC-PERPETUAL"))
                .sample("market.state/1", DUMPS, dump());
    }

    private static void events(WireGuard guard) {
        guard.sample("market.created/1", new MarketEvent.Created(TERMS))
                .sample("market.state-changed/1", new MarketEvent.StateChanged(InstrumentState.TRADING))
                .sample("market.marked/1", new MarketEvent.Marked(17, 6_123_450))
                .sample("market.line-terms-changed/1", new MarketEvent.LineTermsChanged("alice", LINE))
                .sample("market.line-granted/1", new MarketEvent.LineGranted("alice", 5_000, TIME))
                .sample("market.line-returned/1", new MarketEvent.LineReturned("alice", -7, LineReturnReason.RECALLED))
                .sample("market.session-opened/1", new MarketEvent.SessionOpened("alice", TIME))
                .sample("market.order-placed/1", placed())
                .sample(
                        "market.order-cancelled/1",
                        new MarketEvent.OrderCancelled(ORDER, "alice", 250, CancelReason.UNCOVERED, TIME))
                .sample("market.uncovered/1", new MarketEvent.Uncovered("alice", 900, 800, TIME + 1_000))
                .sample("market.barrier-heard/1", new MarketEvent.BarrierHeard("alice", 12));
    }

    private static MarketEvent.OrderPlaced placed() {
        Order order = new Order(
                ORDER,
                "alice",
                "c-1",
                Side.SELL,
                OrderType.LIMIT,
                6_123_450,
                250_000,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                false,
                true,
                "hedge \u20ac");
        Fill fill = new Fill(MAKER, "bob", 6_123_500, 100_000, 306, -1_000, 500, -61, 30_000, 0, 12);
        return new MarketEvent.OrderPlaced(order, List.of(fill), 0, CancelReason.SELF_TRADE, 694, TIME);
    }

    private static void commands(WireGuard guard) {
        guard.sample("market.create/1", new MarketCommand.Create(TERMS))
                .sample("market.set-state/1", new MarketCommand.SetState(InstrumentState.HALTED))
                .sample(
                        "market.place/1",
                        new MarketCommand.Place(
                                KEY,
                                Side.BUY,
                                OrderType.LIMIT,
                                Price.parse("61234.5", 2),
                                Quantity.parse("0.25", 6),
                                TimeInForce.GOOD_TIL_CANCELLED,
                                true,
                                false,
                                "hedge"))
                .sample("market.cancel/1", new MarketCommand.Cancel(KEY, OrderRef.of(OrderId.of(4_711, 3))))
                .sample("market.open-session/1", new MarketCommand.OpenSession(KEY, Money.parse("50 USDC")));
    }

    private static void views(WireGuard guard) {
        guard.sample("market.overview/1", new MarketQuery.Overview())
                .sample("market.depth/1", new MarketQuery.Depth(20))
                .sample("market.of-party/1", new MarketQuery.OfParty("alice"))
                .sample("market.of-order/1", new MarketQuery.OfOrder("alice", OrderRef.of("c-1")))
                .sample("market.view-not-created/1", new MarketView.NotCreated("BTC_USDC-PERPETUAL"))
                .sample(
                        "market.view/1",
                        new MarketView.Overview(
                                TERMS,
                                InstrumentState.TRADING,
                                17,
                                Optional.of(Price.parse("61234.5", 2)),
                                Optional.of(level("61234.49")),
                                Optional.empty(),
                                Quantity.parse("1.5", 6),
                                7,
                                2))
                .sample("market.view-depth/1", new MarketView.Depth(List.of(level("61234.49")), List.of()))
                .sample("market.view-party/1", party())
                .sample("market.view-order/1", order())
                .sample("market.view-no-such-order/1", new MarketView.NoSuchOrder("alice"));
    }

    private static MarketView.Level level(String price) {
        return new MarketView.Level(Price.parse(price, 2), Quantity.parse("0.5", 6), 3);
    }

    private static MarketView.OfParty party() {
        return new MarketView.OfParty(
                "alice",
                true,
                Money.parse("100 USDC"),
                Money.parse("60 USDC"),
                Money.parse("55 USDC"),
                Quantity.parse("-0.5", 6),
                Money.parse("-30000 USDC"),
                Money.parse("-1.5 USDC"),
                Money.parse("0.7 USDC"),
                Money.parse("0 USDC"),
                List.of(order()));
    }

    private static MarketView.OfOrder order() {
        return new MarketView.OfOrder(
                OrderId.of(4_711, 3),
                "alice",
                "c-1",
                Side.BUY,
                Price.parse("61234.49", 2),
                Quantity.parse("0.5", 6),
                Quantity.parse("0.25", 6),
                true,
                false,
                "hedge",
                TIME);
    }

    private static MarketDump dump() {
        MarketDump.OfParty alice = new MarketDump.OfParty(
                "alice", LINE, 9_000, 500, 100, 250, 1_500_000, -3, 7, 0, 12, MarketDump.NEVER, TIME + 1_000);
        LineTerms other =
                new LineTerms(new OwnerKey(bytes32(0xB0)), List.of(), 0, true, LineKind.AMOUNT, 0, 0, 0, 3, 0);
        MarketDump.OfParty bob = new MarketDump.OfParty(
                "bob", other, 800, 0, 0, -250, -1_500_000, 3, 9, 0, 0, TIME - 500, MarketDump.NEVER);
        MarketDump.OfOrder order = new MarketDump.OfOrder(
                ORDER, 0, Side.BUY, 6_123_449, 100, 500, true, false, 999_500_000, "c-1", "hedge", TIME - 100);
        return new MarketDump(
                "BTC_USDC-PERPETUAL",
                TERMS,
                InstrumentState.TRADING,
                17,
                6_123_450,
                List.of(OWNER, other.owner()),
                List.of(alice, bob),
                List.of(order));
    }

    static Bytes32 bytes32(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return Bytes32.of(bytes);
    }
}
