package io.quoin.http.market;

import static io.quoin.http.catalogue.Common.INSTRUMENT_NAME;

import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.ProblemException;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What everybody may see of markets. */
public final class MarketData implements Catalogue.Chapter {
    private static final long DEPTH_DEFAULT = 20;

    private static final Param<Long> DEPTH = Param.optional(
            "depth",
            Types.whole(1, MarketQuery.LEVELS_MAX, DEPTH_DEFAULT),
            DEPTH_DEFAULT,
            "How many levels of each side at most.");

    private final Desks desks;
    private final Prices index;
    private final Instruments instruments;
    private final Supplier<CompletionStage<List<String>>> names;

    /**
     * Methods over these markets.
     *
     * @param names the names of all instruments that there may be
     * @param index the newest prices of their underlyings
     */
    public MarketData(
            Desks desks, Instruments instruments, Supplier<CompletionStage<List<String>>> names, Prices index) {
        this.index = index;
        this.desks = desks;
        this.instruments = instruments;
        this.names = names;
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.read("public/get_instruments", "All instruments with their terms and states.")
                        .costs(5)
                        .answeredBy(this::instruments),
                Method.read("public/ticker", "Best prices, index, mark, state and open interest of an instrument.")
                        .takes(INSTRUMENT_NAME)
                        .answeredBy(this::ticker),
                Method.read("public/get_order_book", "The book of an instrument by price, best first.")
                        .takes(INSTRUMENT_NAME, DEPTH)
                        .answeredBy(this::orderBook));
    }

    // ---- public/get_instruments ------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> instruments(Call call) {
        return names.get()
                .thenCompose(this::overviews)
                .thenApply(all -> new JsonObject().put("instruments", all, seen -> new Json.Fields(instrument(seen))));
    }

    private CompletionStage<List<Seen<MarketView.Overview>>> overviews(List<String> all) {
        List<CompletableFuture<Optional<Seen<MarketView.Overview>>>> asked = all.stream()
                .map(name ->
                        instruments.overview(name).handle(MarketData::orNone).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<Seen<MarketView.Overview>> seen = new ArrayList<>();
            asked.forEach(each -> each.join().ifPresent(seen::add));
            return seen;
        });
    }

    /** A name whose market was never created is no instrument yet; any other failure is one of the whole answer. */
    private static Optional<Seen<MarketView.Overview>> orNone(Seen<MarketView.Overview> seen, Throwable failure) {
        if (failure == null) {
            return Optional.of(seen);
        }
        Throwable inner = ProblemException.unwrap(failure);
        if (inner instanceof ProblemException e
                && e.problem().refusal() == Instruments.unknown().refusal()) {
            return Optional.empty();
        }
        throw inner instanceof RuntimeException e ? e : new IllegalStateException(inner);
    }

    private static JsonObject instrument(Seen<MarketView.Overview> seen) {
        MarketView.Overview market = seen.view();
        InstrumentTerms terms = market.terms();
        return new JsonObject()
                .put("instrument_name", terms.name())
                .put("kind", "perpetual")
                .put("underlying", terms.underlying())
                .put("settlement_currency", terms.settlement().code())
                .put("state", Types.name(market.state()))
                .put("tick_size", terms.tick())
                .put("lot_size", terms.lot())
                .put("min_trade_amount", terms.smallestOrder())
                .put("max_trade_amount", terms.largestOrder())
                .put("highest_price", terms.highestPrice())
                .put("price_band", terms.band())
                .put("initial_margin", terms.initialMargin())
                .put("maintenance_margin", terms.maintenanceMargin())
                .put("profit_counted", terms.profitCounted())
                .put("maker_commission", terms.makerFee())
                .put("taker_commission", terms.takerFee())
                .put("parameter_version", terms.parameterVersion())
                .put("height", seen.height());
    }

    // ---- public/ticker ---------------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> ticker(Call call) {
        return instruments.overview(call.get(INSTRUMENT_NAME)).thenApply(seen -> {
            MarketView.Overview market = seen.view();
            JsonObject ticker = new JsonObject()
                    .put("instrument_name", market.terms().name())
                    .put("state", Types.name(market.state()))
                    .put(
                            "index_price",
                            indexPrice(market.terms())) // The market takes it as its mark in its next block.
                    .put("mark_price", market.mark())
                    .put("price_round", market.round());
            best(ticker, "best_bid", market.bestBid());
            best(ticker, "best_ask", market.bestAsk());
            return ticker.put("open_interest", market.openInterest())
                    .put("open_orders", market.openOrders())
                    .put("timestamp", seen.engineTimeMillis())
                    .put("height", seen.height());
        });
    }

    private Optional<Price> indexPrice(InstrumentTerms terms) {
        @Nullable BoardPrice latest = index.latest(terms.underlying(), terms.priceScale());
        return latest == null ? Optional.empty() : Optional.of(new Price(latest.price(), terms.priceScale()));
    }

    private static void best(JsonObject ticker, String which, Optional<MarketView.Level> level) {
        ticker.put(which + "_price", level.map(MarketView.Level::price));
        if (level.isPresent()) {
            ticker.put(which + "_amount", level.get().size());
        } else {
            ticker.putJson(which + "_amount", Json.NOTHING);
        }
    }

    // ---- public/get_order_book -------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> orderBook(Call call) {
        String name = call.get(INSTRUMENT_NAME);
        int levels = Math.toIntExact(call.get(DEPTH));
        return desks.markets().look(name, new MarketQuery.Depth(levels)).thenApply(seen -> {
            if (seen.view() instanceof MarketView.Depth depth) {
                return new JsonObject()
                        .put("instrument_name", name)
                        .put("bids", depth.bids(), MarketData::level)
                        .put("asks", depth.asks(), MarketData::level)
                        .put("change_id", seen.height())
                        .put("timestamp", seen.engineTimeMillis())
                        .put("height", seen.height());
            }
            throw Instruments.unknown().exception();
        });
    }

    private static Json level(MarketView.Level level) {
        return new Json.Items(List.of(
                new Json.Text(level.price().toString()),
                new Json.Text(level.size().toString()),
                new Json.Whole(level.orders())));
    }
}
