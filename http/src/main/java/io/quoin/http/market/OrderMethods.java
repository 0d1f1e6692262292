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
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.limit.Lane;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketRefusal;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.port.Seen;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The orders of an account: placing, cancelling and looking at them. Each goes straight to the market. */
public final class OrderMethods implements Catalogue.Chapter {
    private static final int ORDER_ID_CHARACTERS_MAX = 24;
    private static final int LABEL_CHARACTERS_MAX = 64;

    private static final Param<String> CLIENT_ORDER_ID = Param.required(
            "client_order_id",
            Types.clientId("o-1"),
            "Your id of this order: sent again with the same id it is placed once. It names the order while that is open.");
    private static final Param<Side> DIRECTION =
            Param.required("direction", Types.oneOf(Side.values(), Side.BUY), "Whether to buy or to sell.");
    private static final Param<Decimal> AMOUNT =
            Param.required("amount", Types.decimal("0.5"), "How many contracts: a whole number of lots.");
    private static final Param<OrderType> TYPE = Param.optional(
            "type",
            Types.oneOf(OrderType.values(), OrderType.LIMIT),
            OrderType.LIMIT,
            "limit, or market: then time_in_force is immediate_or_cancel or fill_or_kill.");
    private static final Param<Decimal> PRICE = Param.optional(
            "price",
            Types.decimal("61234.5"),
            "The limit, a whole number of ticks. Of a market order the worst price it accepts; if left out, as far as the band.");
    private static final Param<TimeInForce> TIME_IN_FORCE = Param.optional(
            "time_in_force",
            Types.oneOf(TimeInForce.values(), TimeInForce.GOOD_TIL_CANCELLED),
            TimeInForce.GOOD_TIL_CANCELLED,
            "What becomes of the part that finds no counterpart at once.");
    private static final Param<Boolean> POST_ONLY =
            Param.optional("post_only", Types.flag(false), false, "Refuse the order rather than let it trade at once.");
    private static final Param<Boolean> REDUCE_ONLY = Param.optional(
            "reduce_only", Types.flag(false), false, "Let it never be larger than the position that it reduces.");
    private static final Param<String> LABEL = Param.optional(
            "label", Types.words(LABEL_CHARACTERS_MAX, "my order"), "", "Your own words, kept with the order.");

    private static final Param<OrderId> ORDER_ID = Param.optional(
            "order_id",
            Types.text(OrderMethods::isOrderId, OrderId::parse, "[0-9]+-[0-9]+", ORDER_ID_CHARACTERS_MAX, "4711-3"),
            "The order, as its acknowledgement named it.");
    private static final Param<String> BY_CLIENT_ORDER_ID = Param.optional(
            "client_order_id", Types.clientId("o-1"), "The order by your id of it; either this or order_id.");
    private static final Param<Decimal> LINE =
            Param.required("line", Types.decimal("500"), "How much line to have ready, in the settlement currency.");

    private final Desks desks;
    private final Instruments instruments;

    public OrderMethods(Desks desks, Instruments instruments) {
        this.desks = desks;
        this.instruments = instruments;
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.change("private/place", "Place an order.")
                        .by(Access.TRADE)
                        .takes(CLIENT_ORDER_ID, INSTRUMENT_NAME, DIRECTION, AMOUNT, TYPE, PRICE, TIME_IN_FORCE)
                        .takes(POST_ONLY, REDUCE_ONLY, LABEL)
                        .answeredBy(this::place),
                Method.change("private/cancel", "Take what is left of an open order out of the book.")
                        .by(Access.TRADE)
                        .in(Lane.CANCELS)
                        .takes(COMMAND_ID, INSTRUMENT_NAME, ORDER_ID, BY_CLIENT_ORDER_ID)
                        .answeredBy(this::cancel),
                Method.change(
                                "private/open_session",
                                "Have line ready in a market, so that the first order need not wait.")
                        .by(Access.TRADE)
                        .takes(COMMAND_ID, INSTRUMENT_NAME, LINE)
                        .answeredBy(this::openSession),
                Method.read("private/get_order_state", "One open order of the account.")
                        .by(Access.READ)
                        .takes(INSTRUMENT_NAME, ORDER_ID, BY_CLIENT_ORDER_ID)
                        .answeredBy(this::orderState),
                Method.read("private/get_open_orders", "The account's open orders in a market, oldest first.")
                        .by(Access.READ)
                        .takes(INSTRUMENT_NAME)
                        .answeredBy(call -> party(call).thenApply(OrderMethods::openOrders)),
                Method.read(
                                "private/get_position",
                                "The account's position and line in a market, as the market has them.")
                        .by(Access.READ)
                        .takes(INSTRUMENT_NAME)
                        .answeredBy(call -> party(call).thenApply(seen -> position(call, seen))));
    }

    private static boolean isOrderId(String text) {
        try {
            OrderId.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // ---- private/place ---------------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> place(Call call) {
        String market = call.get(INSTRUMENT_NAME);
        return instruments
                .terms(market)
                .thenCompose(terms -> desks.markets()
                        .submit(market, call.commandId(CLIENT_ORDER_ID), call.validUntilMillis(), order(call, terms)))
                .thenApply(done -> done.document()
                        .put("instrument_name", market)
                        .put("client_order_id", call.get(CLIENT_ORDER_ID))
                        .put("order_id", orderId(done)));
    }

    private static MarketCommand order(Call call, InstrumentTerms terms) {
        Optional<Decimal> price = call.find(PRICE);
        return new MarketCommand.Place(
                call.key(),
                call.get(DIRECTION),
                call.get(TYPE),
                price.isPresent()
                        ? price.get().asPrice(PRICE.name(), terms.priceScale(), MarketRefusal.PRICE_NOT_ON_TICK)
                        : null,
                call.get(AMOUNT).asQuantity(AMOUNT.name(), terms.sizeScale(), MarketRefusal.SIZE_NOT_ON_LOT),
                call.get(TIME_IN_FORCE),
                call.get(POST_ONLY),
                call.get(REDUCE_ONLY),
                call.get(LABEL));
    }

    /** An order is named by the entry of the journal in which it was accepted. */
    private static String orderId(Acknowledged done) {
        return OrderId.of(done.applied().height(), done.applied().index()).toString();
    }

    // ---- private/cancel --------------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> cancel(Call call) {
        MarketCommand command = new MarketCommand.Cancel(call.key(), ref(call));
        return submit(call, command);
    }

    private static OrderRef ref(Call call) {
        Optional<OrderId> byId = call.find(ORDER_ID);
        Optional<String> byClientId = call.find(BY_CLIENT_ORDER_ID);
        if (byId.isPresent() == byClientId.isPresent()) {
            throw Problem.of(byId.isPresent() ? EdgeRefusal.PARAM_UNKNOWN : EdgeRefusal.PARAM_MISSING)
                    .because("an order is named by either order_id or client_order_id")
                    .about(ORDER_ID.name())
                    .exception();
        }
        return byId.map(OrderRef::of).orElseGet(() -> OrderRef.of(byClientId.orElseThrow()));
    }

    // ---- private/open_session --------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> openSession(Call call) {
        return instruments
                .terms(call.get(INSTRUMENT_NAME))
                .thenCompose(terms -> submit(
                        call,
                        new MarketCommand.OpenSession(
                                call.key(), call.get(LINE).asMoney(LINE.name(), terms.settlement()))));
    }

    private CompletionStage<JsonObject> submit(Call call, MarketCommand command) {
        String market = call.get(INSTRUMENT_NAME);
        return desks.markets()
                .submit(market, call.commandId(COMMAND_ID), call.validUntilMillis(), command)
                .thenApply(done -> done.document().put("instrument_name", market));
    }

    // ---- private/get_order_state, get_open_orders ------------------------------------------------------------------

    private CompletionStage<JsonObject> orderState(Call call) {
        String market = call.get(INSTRUMENT_NAME);
        return desks.markets()
                .look(market, new MarketQuery.OfOrder(call.account(), ref(call)))
                .thenApply(seen -> {
                    if (seen.view() instanceof MarketView.OfOrder order) {
                        return order(order).put("height", seen.height());
                    }
                    throw seen.view() instanceof MarketView.NoSuchOrder
                            ? Problem.of(MarketRefusal.ORDER_NOT_FOUND).exception()
                            : Instruments.unknown().exception();
                });
    }

    private static JsonObject openOrders(Seen<MarketView.OfParty> seen) {
        return new JsonObject()
                .put("orders", seen.view().orders(), order -> new Json.Fields(order(order)))
                .put("timestamp", seen.engineTimeMillis())
                .put("height", seen.height());
    }

    private static JsonObject order(MarketView.OfOrder order) {
        return new JsonObject()
                .put("order_id", order.id().toString())
                .put("client_order_id", order.clientId())
                .put("account", order.account())
                .put("order_state", "open")
                .put("direction", Types.name(order.side()))
                .put("price", order.price())
                .put("amount", order.size())
                .put("filled_amount", order.size().minus(order.left()))
                .put("open_amount", order.left())
                .put("post_only", order.isPostOnly())
                .put("reduce_only", order.isReduceOnly())
                .put("label", order.label())
                .put("creation_timestamp", order.placedAtMillis());
    }

    // ---- private/get_position --------------------------------------------------------------------------------------

    private CompletionStage<Seen<MarketView.OfParty>> party(Call call) {
        return desks.markets()
                .look(call.get(INSTRUMENT_NAME), new MarketQuery.OfParty(call.account()))
                .thenApply(seen -> {
                    if (seen.view() instanceof MarketView.OfParty party) {
                        return new Seen<>(party, seen.height(), seen.head(), seen.engineTimeMillis());
                    }
                    throw Instruments.unknown().exception();
                });
    }

    private static JsonObject position(Call call, Seen<MarketView.OfParty> seen) {
        MarketView.OfParty party = seen.view();
        return new JsonObject()
                .put("instrument_name", call.get(INSTRUMENT_NAME))
                .put("account", party.account())
                .put("frozen", party.isFrozen())
                .put("size", party.size())
                .put("cost", party.cost())
                .put("line", party.line())
                .put("line_required", party.required())
                .put("line_granted", party.granted())
                .put("realized_profit_loss", party.realised())
                .put("fees", party.fees())
                .put("funding", party.funding())
                .put("open_orders", party.orders().size())
                .put("timestamp", seen.engineTimeMillis())
                .put("height", seen.height());
    }
}
