package io.quoin.http.market;

import io.quoin.http.desk.Desk;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.port.Seen;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instruments of the realm. The terms of a market are fixed when it is created, so what was once seen of them is remembered
 * for as long as the edge runs; an unknown name is asked for each time and never remembered.
 */
public final class Instruments {
    private final Desk<MarketCommand, MarketQuery, MarketView> markets;
    private final Map<String, InstrumentTerms> known = new ConcurrentHashMap<>();

    public Instruments(Desk<MarketCommand, MarketQuery, MarketView> markets) {
        this.markets = markets;
    }

    /** The terms of the instrument of this name; fails with {@link EdgeRefusal#INSTRUMENT_UNKNOWN} if there is none. */
    CompletionStage<InstrumentTerms> terms(String name) {
        InstrumentTerms terms = known.get(name);
        return terms != null
                ? CompletableFuture.completedStage(terms)
                : overview(name).thenApply(seen -> seen.view().terms());
    }

    /** The market of this instrument as everybody sees it; fails likewise. */
    CompletionStage<Seen<MarketView.Overview>> overview(String name) {
        return markets.look(name, new MarketQuery.Overview()).thenApply(seen -> {
            if (seen.view() instanceof MarketView.Overview overview) {
                known.put(name, overview.terms());
                return new Seen<>(overview, seen.height(), seen.head(), seen.engineTimeMillis());
            }
            throw unknown().exception();
        });
    }

    static Problem unknown() {
        return Problem.of(EdgeRefusal.INSTRUMENT_UNKNOWN).about("instrument_name");
    }
}
