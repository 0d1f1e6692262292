package io.quoin.http.market;

import static io.quoin.http.catalogue.Common.COMMAND_ID;
import static io.quoin.http.catalogue.Common.INSTRUMENT_NAME;

import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Decimal;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.Acknowledged;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.JsonObject;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketRefusal;
import io.quoin.protocol.value.Asset;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the operator decides about markets; each with his own signature. */
public final class OperatorMethods implements Catalogue.Chapter {
    private static final int SCALE_MAX = 12;
    private static final long VERSION_MAX = 1_000_000_000;

    private static final Param<InstrumentState> STATE = Param.required(
            "state",
            Types.oneOf(InstrumentState.values(), InstrumentState.TRADING),
            "What the market is to let happen from now on.");
    private static final Param<String> UNDERLYING =
            Param.required("underlying", Types.entityId("BTC_USDC"), "Whose price it follows.");
    private static final Param<Asset> SETTLEMENT = Param.required(
            "settlement_currency",
            Types.text(code -> Assets.find(code).isPresent(), Assets::byCode, "USDC|BTC|ETH|USDT", 8, "USDC"),
            "In what it is margined and settled.");
    private static final Param<Long> PRICE_SCALE =
            Param.required("price_scale", Types.whole(0, SCALE_MAX, 2), "Decimals of its prices.");
    private static final Param<Long> SIZE_SCALE =
            Param.required("size_scale", Types.whole(0, SCALE_MAX, 6), "Decimals of its sizes.");
    private static final Param<Decimal> TICK = decimal("tick_size", "0.01", "The price grid of orders.");
    private static final Param<Decimal> LOT = decimal("lot_size", "0.000001", "The size grid of orders.");
    private static final Param<Decimal> SMALLEST = decimal("min_trade_amount", "0.000001", "The smallest order.");
    private static final Param<Decimal> LARGEST = decimal("max_trade_amount", "100", "The largest order.");
    private static final Param<Decimal> HIGHEST =
            decimal("highest_price", "1000000", "The highest price there may be.");
    private static final Param<Decimal> BAND = decimal("price_band", "0.1", "How far from the index a price may lie.");
    private static final Param<Decimal> INITIAL = decimal("initial_margin", "0.05", "Of the notional, for new risk.");
    private static final Param<Decimal> MAINTENANCE =
            decimal("maintenance_margin", "0.03", "Of the notional, below which an account is liquidated.");
    private static final Param<Decimal> PROFIT =
            decimal("profit_counted", "1", "The part of unrealised profit that counts toward new risk.");
    private static final Param<Decimal> MAKER = decimal("maker_commission", "0.0002", "Of the notional of a fill.");
    private static final Param<Decimal> TAKER = decimal("taker_commission", "0.0005", "Of the notional of a fill.");
    private static final Param<Long> VERSION = Param.required(
            "parameter_version", Types.whole(1, VERSION_MAX, 1), "Rises with each change of the parameters.");

    private final Desks desks;

    public OperatorMethods(Desks desks) {
        this.desks = desks;
    }

    private static Param<Decimal> decimal(String name, String example, String doc) {
        return Param.required(name, Types.decimal(example), doc);
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.change("private/create_market", "Make the market of an instrument, halted until it is opened.")
                        .by(Access.OPERATOR)
                        .takes(COMMAND_ID, INSTRUMENT_NAME, UNDERLYING, SETTLEMENT, PRICE_SCALE, SIZE_SCALE, TICK, LOT)
                        .takes(SMALLEST, LARGEST, HIGHEST, BAND, INITIAL, MAINTENANCE, PROFIT, MAKER, TAKER, VERSION)
                        .answeredBy(call -> submit(call, new MarketCommand.Create(terms(call)))),
                Method.change("private/set_market_state", "Let a market do more or less: open, halt, resume, close it.")
                        .by(Access.OPERATOR)
                        .takes(COMMAND_ID, INSTRUMENT_NAME, STATE)
                        .answeredBy(call -> submit(call, new MarketCommand.SetState(call.get(STATE)))));
    }

    private CompletionStage<JsonObject> submit(Call call, MarketCommand command) {
        return desks.markets()
                .submit(
                        call.get(INSTRUMENT_NAME),
                        new CommandId(MarketLaw.OPERATOR, call.get(COMMAND_ID)),
                        call.validUntilMillis(),
                        command)
                .thenApply(Acknowledged::document);
    }

    private static InstrumentTerms terms(Call call) {
        return new InstrumentTerms(
                call.get(INSTRUMENT_NAME),
                call.get(UNDERLYING),
                call.get(SETTLEMENT),
                price(call, TICK),
                size(call, LOT),
                size(call, SMALLEST),
                size(call, LARGEST),
                price(call, HIGHEST),
                rate(call, BAND),
                rate(call, INITIAL),
                rate(call, MAINTENANCE),
                rate(call, PROFIT),
                rate(call, MAKER),
                rate(call, TAKER),
                call.get(VERSION));
    }

    private static Price price(Call call, Param<Decimal> param) {
        int scale = Math.toIntExact(call.get(PRICE_SCALE));
        return call.get(param).asPrice(param.name(), scale, MarketRefusal.GRID_INVALID);
    }

    private static Quantity size(Call call, Param<Decimal> param) {
        int scale = Math.toIntExact(call.get(SIZE_SCALE));
        return call.get(param).asQuantity(param.name(), scale, MarketRefusal.GRID_INVALID);
    }

    private static Rate rate(Call call, Param<Decimal> param) {
        return call.get(param).asRate(param.name());
    }
}
