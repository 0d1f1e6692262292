package io.quoin.persistence.account;

import io.quoin.persistence.line.LineFields;
import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.DemandEnd;
import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.address.EntityIds;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.List;
import java.util.Optional;

/** What an account's trading is made of. The markets of a state are sorted by address, and refused if they are not. */
final class TradingFields {
    private static final int SCALE_MAX = 12;

    private TradingFields() {}

    // ---- events -----------------------------------------------------------------------------------------------------

    static void settled(WireWriter out, AccountEvent.Settled event) {
        out.address(event.market());
        out.totals(event.moved());
        out.varint(event.round());
        out.zigzag(event.mark());
        LineFields.termsIfAny(out, event.terms());
    }

    static AccountEvent.Settled settled(WireReader in) {
        return new AccountEvent.Settled(in.address(), in.totals(), in.varint(), in.zigzag(), LineFields.termsIfAny(in));
    }

    static void lineGranted(WireWriter out, AccountEvent.LineGranted event) {
        out.address(event.market());
        LineFields.order(out, event.order());
        out.varint(event.amount());
        LineFields.termsIfAny(out, event.terms());
    }

    static AccountEvent.LineGranted lineGranted(WireReader in) {
        return new AccountEvent.LineGranted(in.address(), LineFields.order(in), in.varint(), LineFields.termsIfAny(in));
    }

    static void demandDropped(WireWriter out, AccountEvent.DemandDropped event) {
        out.address(event.market());
        LineFields.order(out, event.order());
        out.varint(event.end().number());
    }

    static AccountEvent.DemandDropped demandDropped(WireReader in) {
        return new AccountEvent.DemandDropped(
                in.address(), LineFields.order(in), AccountFields.numbered(in, DemandEnd::ofNumber));
    }

    static void lineKept(WireWriter out, AccountEvent.LineKept event) {
        out.address(event.market());
        out.varint(event.kept());
        out.time(event.atMillis());
    }

    static AccountEvent.LineKept lineKept(WireReader in) {
        return new AccountEvent.LineKept(in.address(), in.varint(), in.time());
    }

    // ---- state ------------------------------------------------------------------------------------------------------

    static void trading(WireWriter out, Trading trading) {
        Markets markets = trading.markets();
        out.list(markets.addresses(), Markets.MARKETS_MAX, (to, market) -> {
            to.address(market);
            MarketReplica replica = markets.find(market);
            if (replica == null) {
                throw new IllegalStateException(market + " is not among its own markets");
            }
            replica(to, replica);
        });
        out.list(trading.demands(), Markets.MARKETS_MAX, TradingFields::demand);
        out.bool(trading.isFrozen());
        out.varint(trading.authorityHeight());
    }

    static Trading trading(WireReader in) {
        Markets markets = Markets.NONE;
        for (Known known : in.list(Markets.MARKETS_MAX, from -> new Known(from.address(), replica(from)))) {
            int count = markets.count();
            if (count > 0 && markets.address(count - 1).compareTo(known.market()) >= 0) {
                throw in.malformed("markets are sorted by address");
            }
            markets = markets.with(known.market(), known.replica());
        }
        List<Demand> demands = in.list(Markets.MARKETS_MAX, TradingFields::demand);
        return new Trading(markets, demands, in.bool(), in.varint());
    }

    private record Known(Address market, MarketReplica replica) {}

    private static void replica(WireWriter out, MarketReplica replica) {
        LineFields.terms(out, replica.terms());
        out.zigzag(replica.size());
        out.zigzag(replica.cost());
        out.zigzag(replica.fundingIndex());
        out.varint(replica.granted());
        out.zigzag(replica.consumed());
        out.zigzag(replica.returned());
        out.varint(replica.round());
        out.zigzag(replica.mark());
        out.varint(replica.kept());
        out.time(replica.keptAtMillis());
    }

    private static MarketReplica replica(WireReader in) {
        return new MarketReplica(
                LineFields.terms(in),
                in.zigzag(),
                in.zigzag(),
                in.zigzag(),
                in.varint(),
                in.zigzag(),
                in.zigzag(),
                in.varint(),
                in.zigzag(),
                in.varint(),
                in.time());
    }

    static void demand(WireWriter out, Demand demand) {
        out.address(demand.market());
        LineFields.order(out, demand.order());
        out.zigzag(demand.grantedWanted());
        out.bool(demand.raisesRisk());
        out.time(demand.deadlineMillis());
        out.varint(demand.recall());
        LineFields.terms(out, demand.terms());
    }

    static Demand demand(WireReader in) {
        return new Demand(
                in.address(),
                LineFields.order(in),
                in.zigzag(),
                in.bool(),
                in.time(),
                in.varint(),
                LineFields.terms(in));
    }

    // ---- views ------------------------------------------------------------------------------------------------------

    static void view(WireWriter out, TradingView view) {
        out.money(view.equity());
        out.money(view.initialMargin());
        out.money(view.maintenanceMargin());
        out.money(view.freeCollateral());
        out.bool(view.isFrozen());
        out.bool(view.revocationsConfirmed());
        out.list(view.positions(), Markets.MARKETS_MAX, TradingFields::position);
        out.list(view.lines(), Markets.MARKETS_MAX, TradingFields::line);
    }

    static TradingView view(WireReader in) {
        return new TradingView(
                in.money(),
                in.money(),
                in.money(),
                in.money(),
                in.bool(),
                in.bool(),
                in.list(Markets.MARKETS_MAX, TradingFields::position),
                in.list(Markets.MARKETS_MAX, TradingFields::line));
    }

    private static void position(WireWriter out, TradingView.Position position) {
        out.string(position.market(), EntityIds.LENGTH_MAX);
        out.varint(position.size().scale());
        out.zigzag(position.size().units());
        out.money(position.cost());
        price(out, position.mark());
        out.money(position.unrealised());
        out.bool(position.liquidationPrice().isPresent());
        position.liquidationPrice().ifPresent(price -> price(out, price));
    }

    private static TradingView.Position position(WireReader in) {
        String market = in.string(EntityIds.LENGTH_MAX);
        int sizeScale = in.varint(SCALE_MAX);
        return new TradingView.Position(
                market,
                new Quantity(in.zigzag(), sizeScale),
                in.money(),
                price(in),
                in.money(),
                in.bool() ? Optional.of(price(in)) : Optional.empty());
    }

    private static void price(WireWriter out, Price price) {
        out.varint(price.scale());
        out.zigzag(price.units());
    }

    private static Price price(WireReader in) {
        int scale = in.varint(SCALE_MAX);
        return new Price(in.zigzag(), scale);
    }

    private static void line(WireWriter out, TradingView.Line line) {
        out.string(line.market(), EntityIds.LENGTH_MAX);
        out.money(line.amount());
    }

    private static TradingView.Line line(WireReader in) {
        return new TradingView.Line(in.string(EntityIds.LENGTH_MAX), in.money());
    }
}
