package io.quoin.persistence.market;

import io.quoin.persistence.wire.WireFamily;
import io.quoin.persistence.wire.WireLimits;
import io.quoin.persistence.wire.WireNames;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderRef;
import java.util.Optional;

/** Questions to a market, and what is answered, as bytes. */
final class MarketViews {
    static final WireFamily<MarketQuery> QUERIES = WireFamily.of(WireNames.QUOIN, MarketQuery.class)
            .constant("market.overview/1", new MarketQuery.Overview())
            .word(
                    "market.depth/1",
                    MarketQuery.Depth.class,
                    (out, q) -> out.varint(q.levels()),
                    in -> new MarketQuery.Depth(in.varint(Integer.MAX_VALUE)))
            .word(
                    "market.of-party/1",
                    MarketQuery.OfParty.class,
                    (out, q) -> out.symbol(q.account()),
                    in -> new MarketQuery.OfParty(in.symbol()))
            .word(
                    "market.of-order/1",
                    MarketQuery.OfOrder.class,
                    (out, q) -> {
                        out.symbol(q.account());
                        orderRef(out, q.order());
                    },
                    in -> new MarketQuery.OfOrder(in.symbol(), orderRef(in)))
            .build();

    static final WireFamily<MarketView> VIEWS = WireFamily.of(WireNames.QUOIN, MarketView.class)
            .word(
                    "market.view-not-created/1",
                    MarketView.NotCreated.class,
                    (out, v) -> out.string(v.id(), EntityIds.LENGTH_MAX),
                    in -> new MarketView.NotCreated(in.string(EntityIds.LENGTH_MAX)))
            .word("market.view/1", MarketView.Overview.class, MarketViews::overview, MarketViews::overview)
            .word(
                    "market.view-depth/1",
                    MarketView.Depth.class,
                    (out, v) -> {
                        out.list(v.bids(), MarketQuery.LEVELS_MAX, MarketViews::level);
                        out.list(v.asks(), MarketQuery.LEVELS_MAX, MarketViews::level);
                    },
                    in -> new MarketView.Depth(
                            in.list(MarketQuery.LEVELS_MAX, MarketViews::level),
                            in.list(MarketQuery.LEVELS_MAX, MarketViews::level)))
            .word("market.view-party/1", MarketView.OfParty.class, MarketViews::party, MarketViews::party)
            .word("market.view-order/1", MarketView.OfOrder.class, MarketViews::order, MarketViews::order)
            .word(
                    "market.view-no-such-order/1",
                    MarketView.NoSuchOrder.class,
                    (out, v) -> out.symbol(v.account()),
                    in -> new MarketView.NoSuchOrder(in.symbol()))
            .build();

    private MarketViews() {}

    static void orderRef(WireWriter out, OrderRef order) {
        boolean isById = order instanceof OrderRef.ById;
        out.bool(isById);
        if (order instanceof OrderRef.ById byId) {
            MarketFields.orderId(out, byId.id().packed());
        } else if (order instanceof OrderRef.ByClientId byClientId) {
            out.string(byClientId.clientId(), WireLimits.CLIENT_ID_BYTES_MAX);
        }
    }

    static OrderRef orderRef(WireReader in) {
        return in.bool()
                ? OrderRef.of(new OrderId(MarketFields.orderId(in)))
                : OrderRef.of(in.string(WireLimits.CLIENT_ID_BYTES_MAX));
    }

    // ---- views ------------------------------------------------------------------------------------------------------

    private static void overview(WireWriter out, MarketView.Overview view) {
        MarketFields.terms(out, view.terms());
        out.varint(view.state().number());
        out.varint(view.round());
        MarketFields.priceIfAny(out, view.mark().orElse(null));
        levelIfAny(out, view.bestBid());
        levelIfAny(out, view.bestAsk());
        MarketFields.size(out, view.openInterest());
        out.varint(view.openOrders());
        out.varint(view.parties());
    }

    private static MarketView.Overview overview(WireReader in) {
        return new MarketView.Overview(
                MarketFields.terms(in),
                InstrumentState.ofNumber(in.varint(Integer.MAX_VALUE)),
                in.varint(),
                Optional.ofNullable(MarketFields.priceIfAny(in)),
                levelIfAny(in),
                levelIfAny(in),
                MarketFields.size(in),
                in.varint(Integer.MAX_VALUE),
                in.varint(Integer.MAX_VALUE));
    }

    private static void levelIfAny(WireWriter out, Optional<MarketView.Level> level) {
        out.bool(level.isPresent());
        level.ifPresent(one -> level(out, one));
    }

    private static Optional<MarketView.Level> levelIfAny(WireReader in) {
        return in.bool() ? Optional.of(level(in)) : Optional.empty();
    }

    private static void level(WireWriter out, MarketView.Level level) {
        MarketFields.price(out, level.price());
        MarketFields.size(out, level.size());
        out.varint(level.orders());
    }

    private static MarketView.Level level(WireReader in) {
        return new MarketView.Level(MarketFields.price(in), MarketFields.size(in), in.varint(Integer.MAX_VALUE));
    }

    private static void party(WireWriter out, MarketView.OfParty view) {
        out.symbol(view.account());
        out.bool(view.isFrozen());
        out.money(view.granted());
        out.money(view.line());
        out.money(view.required());
        MarketFields.size(out, view.size());
        out.money(view.cost());
        out.money(view.realised());
        out.money(view.fees());
        out.money(view.funding());
        out.list(view.orders(), WireLimits.STATE_ITEMS_MAX, MarketViews::order);
    }

    private static MarketView.OfParty party(WireReader in) {
        return new MarketView.OfParty(
                in.symbol(),
                in.bool(),
                in.money(),
                in.money(),
                in.money(),
                MarketFields.size(in),
                in.money(),
                in.money(),
                in.money(),
                in.money(),
                in.list(WireLimits.STATE_ITEMS_MAX, MarketViews::order));
    }

    private static void order(WireWriter out, MarketView.OfOrder order) {
        MarketFields.orderId(out, order.id().packed());
        out.symbol(order.account());
        out.clientId(order.clientId());
        MarketFields.side(out, order.side());
        MarketFields.price(out, order.price());
        MarketFields.size(out, order.size());
        MarketFields.size(out, order.left());
        out.bool(order.isPostOnly());
        out.bool(order.isReduceOnly());
        out.string(order.label(), MarketFields.LABEL_BYTES_MAX);
        out.time(order.placedAtMillis());
    }

    private static MarketView.OfOrder order(WireReader in) {
        return new MarketView.OfOrder(
                new OrderId(MarketFields.orderId(in)),
                in.symbol(),
                in.clientId(),
                MarketFields.side(in),
                MarketFields.price(in),
                MarketFields.size(in),
                MarketFields.size(in),
                in.bool(),
                in.bool(),
                in.string(MarketFields.LABEL_BYTES_MAX),
                in.time());
    }
}
