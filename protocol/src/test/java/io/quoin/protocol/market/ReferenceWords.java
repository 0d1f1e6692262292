package io.quoin.protocol.market;

import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.market.naive.NaiveAsk;
import io.quoin.protocol.market.naive.NaiveFate;
import io.quoin.protocol.market.naive.NaiveTerms;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a market says, in the words of its reference, and the other way round. */
final class ReferenceWords {
    private ReferenceWords() {}

    // ---- what is asked ----------------------------------------------------------------------------------------------

    static NaiveTerms terms(InstrumentTerms terms, MarketParameters parameters) {
        return new NaiveTerms(
                decimal(terms.tick()),
                decimal(terms.lot()),
                decimal(terms.smallestOrder()),
                decimal(terms.largestOrder()),
                decimal(terms.highestPrice()),
                new BigDecimal(terms.band().toString()),
                new BigDecimal(terms.makerFee().toString()),
                new BigDecimal(terms.takerFee().toString()),
                parameters.ordersPerPartyMax(),
                parameters.fillsPerOrderMax(),
                terms.settlement().scale());
    }

    static NaiveAsk.Force force(TimeInForce force) {
        return switch (force) {
            case GOOD_TIL_CANCELLED -> NaiveAsk.Force.RESTS;
            case IMMEDIATE_OR_CANCEL -> NaiveAsk.Force.IS_CANCELLED;
            case FILL_OR_KILL -> NaiveAsk.Force.MUST_NOT_BE;
        };
    }

    static Quantity size(InstrumentTerms terms, ReferenceStep.What what) {
        long lot = terms.lot().units();
        long units = what.lots() * lot;
        long asked = switch (what.size()) {
            case RIGHT, OTHER_SCALE -> units;
            case LARGEST -> terms.largestOrder().units();
            case ZERO -> 0;
            case NEGATIVE -> -units;
            case OFF_LOT -> units + 1;
            case TOO_SMALL -> terms.smallestOrder().units() - lot;
            case TOO_LARGE -> terms.largestOrder().units() + lot;
        };
        int finer = what.size() == ReferenceStep.Size.OTHER_SCALE ? 1 : 0;
        return new Quantity(asked, terms.sizeScale() + finer);
    }

    static @Nullable Price price(InstrumentTerms terms, long steps, ReferenceStep.Tick tick) {
        long highest = terms.highestPrice().units();
        return switch (tick) {
            case RIGHT -> new Price(steps, terms.priceScale());
            case MISSING -> null;
            case ZERO -> new Price(0, terms.priceScale());
            case NEGATIVE -> new Price(-steps, terms.priceScale());
            case OFF_TICK -> new Price(steps + 1, terms.priceScale());
            case OTHER_SCALE -> new Price(steps, terms.priceScale() + 1);
            case HIGHEST -> new Price(highest, terms.priceScale());
            case TOO_HIGH -> new Price(highest + terms.tick().units(), terms.priceScale());
        };
    }

    static BigDecimal decimal(Price price) {
        return BigDecimal.valueOf(price.units(), price.scale());
    }

    static BigDecimal decimal(Quantity size) {
        return BigDecimal.valueOf(size.units(), size.scale());
    }

    static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(money.units(), money.asset().scale());
    }

    // ---- what it comes to -------------------------------------------------------------------------------------------

    static MarketEvent.@Nullable OrderPlaced placed(List<MarketEvent> events) {
        for (MarketEvent event : events) {
            if (event instanceof MarketEvent.OrderPlaced placed) {
                return placed;
            }
        }
        return null;
    }

    /** What these events of one step say of orders. */
    static NaiveFate fate(InstrumentTerms terms, ReferenceIds ids, List<MarketEvent> events) {
        List<NaiveFate.Loss> lost = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof MarketEvent.OrderCancelled loss) {
                BigDecimal size = decimal(terms.size(loss.lots()));
                lost.add(new NaiveFate.Loss(
                        ids.number(loss.order()), size, loss.reason().name()));
            }
        }
        MarketEvent.OrderPlaced placed = placed(events);
        if (placed == null) {
            return NaiveFate.accepted(lost);
        }
        List<NaiveFate.Trade> trades = new ArrayList<>();
        long left = placed.order().lots() - placed.rests();
        for (Fill fill : placed.fills()) {
            left -= fill.lots();
            trades.add(new NaiveFate.Trade(
                    ids.number(fill.maker()),
                    decimal(terms.price(fill.ticks())),
                    decimal(terms.size(fill.lots())),
                    decimal(new Money(terms.settlement(), fill.takerFee())),
                    decimal(new Money(terms.settlement(), fill.makerFee()))));
        }
        CancelReason why = placed.cancelled();
        return new NaiveFate(
                ids.number(placed.order().id()),
                null,
                trades,
                decimal(terms.size(placed.rests())),
                decimal(terms.size(left)),
                why == null ? null : why.name(),
                lost);
    }

    /** Tells what became of an accepted order. */
    static void tell(NaiveFate fate, Consumer<String> seen) {
        if (fate.number() > 0) {
            seen.accept(
                    fate.trades().isEmpty() ? "no trade" : fate.trades().size() == 1 ? "a trade" : "several trades");
            seen.accept("ends " + fate.why());
        }
        fate.lost().forEach(loss -> seen.accept("lost " + loss.why()));
    }
}
