package io.quoin.protocol.market;

import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.market.book.MatchPlan;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.Taker;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.market.credit.OrderNeed;
import io.quoin.protocol.value.Price;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order comes to. The guards stand in the order of {@link MarketRefusal}: what the order is by itself, who asks, what it
 * is in the market, and last whether the account's line is enough; if it is not, the order waits for the account.
 *
 * <p>An order that could increase the position needs a live price, one that could not is judged at the last one there was. "Could"
 * means: if it and all open orders of its side traded whole; a reduce-only order never could.
 */
final class PlacingJudge {
    private final MarketParameters parameters;
    private final Market market;
    private final MarketCommand.Place order;
    private final Facts facts;
    private final Valuation valuation;
    private final CreditWindow credit;

    PlacingJudge(MarketParameters parameters, Market market, MarketCommand.Place order, Facts facts) {
        this.parameters = parameters;
        this.market = market;
        this.order = order;
        this.facts = facts;
        this.valuation = Valuation.of(market, facts);
        this.credit = new CreditWindow(parameters, market, facts);
    }

    Decision<MarketEvent> judge() {
        MarketRefusal closed = MarketJudge.notOpen(market.state());
        if (closed != null) {
            return Decision.refuse(closed);
        }
        if (!market.state().mayTrade()
                && (order.type() != OrderType.LIMIT || order.force() != TimeInForce.GOOD_TIL_CANCELLED)) {
            return Decision.refuse(MarketRefusal.MARKET_POST_ONLY);
        }
        MarketRefusal broken = OrderRules.broken(market.terms(), order);
        if (broken != null) {
            return Decision.refuse(broken, OrderRules.detail(market.terms(), broken));
        }
        Party party = market.party(facts.id().account());
        return party == null ? credit.introduce() : judge(party);
    }

    private Decision<MarketEvent> judge(Party party) {
        MarketRefusal notAllowed = MarketJudge.notAllowed(party, order.by(), facts.engineTimeMillis());
        if (notAllowed != null) {
            return Decision.refuse(notAllowed);
        }
        if (party.find(facts.id().clientId()) != null) {
            return Decision.refuse(MarketRefusal.CLIENT_ID_IN_USE);
        }
        long lots = wantedLots();
        long reducible = party.reducible(order.side().sign());
        if (order.isReduceOnly()) {
            if (reducible == 0) {
                return Decision.refuse(MarketRefusal.REDUCE_ONLY_WOULD_INCREASE);
            }
            lots = Math.min(lots, reducible);
        }
        boolean couldIncrease = !order.isReduceOnly() && openLots(party) + lots > reducible;
        if (couldIncrease ? !valuation.isLive() : !valuation.isKnown()) {
            return Decision.refuse(MarketRefusal.PRICE_STALE, valuation.staleness(market, facts));
        }
        Decision<MarketEvent> refused = priceOrLimit(party, lots);
        return refused != null ? refused : match(party, lots, couldIncrease);
    }

    private long wantedLots() {
        return order.size().units() / market.instrument().lotSteps();
    }

    private long openLots(Party party) {
        return order.side() == Side.BUY
                ? party.credit().buyLots()
                : party.credit().sellLots();
    }

    private @Nullable Decision<MarketEvent> priceOrLimit(Party party, long lots) {
        Instrument instrument = market.instrument();
        long lowest = instrument.lowestTicks(valuation.mark());
        long highest = instrument.highestTicks(valuation.mark());
        long limit = limitTicks(lowest, highest);
        if (limit < lowest || limit > highest) {
            return Decision.refuse(
                    MarketRefusal.PRICE_OUTSIDE_BAND,
                    "The price must be " + market.terms().price(lowest) + " to "
                            + market.terms().price(highest) + " now.");
        }
        boolean mayRest = order.force() == TimeInForce.GOOD_TIL_CANCELLED;
        if (mayRest && party.credit().orders() >= parameters.ordersPerPartyMax()) {
            return Decision.refuse(
                    MarketRefusal.TOO_MANY_ORDERS,
                    "The account has as many open orders in this market as it may have, "
                            + parameters.ordersPerPartyMax() + ": cancel one first.");
        }
        if (mayRest && market.book().isFull()) {
            return Decision.refuse(MarketRefusal.BOOK_FULL);
        }
        if (!instrument.range().admits(party.credit(), party.size, lots)) {
            return Decision.refuse(
                    MarketRefusal.POSITION_TOO_LARGE,
                    "Position and open orders together may be at most "
                            + market.terms().size(instrument.range().exposureMax()) + ".");
        }
        return null;
    }

    /** The worst price that the order accepts: a market order's own bound, or that of the band if it is nearer. */
    private long limitTicks(long lowest, long highest) {
        Price price = order.price();
        if (order.type() == OrderType.LIMIT && price != null) {
            return price.units() / market.instrument().tickSteps();
        }
        boolean buys = order.side() == Side.BUY;
        long band = buys ? highest : lowest;
        if (price == null) {
            return band;
        }
        long own = price.units() / market.instrument().tickSteps();
        return buys ? Math.min(own, band) : Math.max(own, band);
    }

    private Decision<MarketEvent> match(Party party, long lots, boolean couldIncrease) {
        Instrument instrument = market.instrument();
        long limit = limitTicks(instrument.lowestTicks(valuation.mark()), instrument.highestTicks(valuation.mark()));
        boolean isPostOnly = order.isPostOnly() || !market.state().mayTrade();
        if (limit < 1 || limit > OrderBook.TICKS_MAX) {
            return Decision.refuse(MarketRefusal.PRICE_OUTSIDE_BAND);
        }
        Taker taker = new Taker(party.owner, order.side(), limit, lots, order.force(), isPostOnly);
        Matching matching = market.matching(parameters);
        MatchPlan plan = matching.plan(taker);
        if (plan.outcome() == MatchPlan.Outcome.POST_ONLY_WOULD_TRADE) {
            return Decision.refuse(MarketRefusal.POST_ONLY_WOULD_TRADE);
        }
        if (order.force() == TimeInForce.FILL_OR_KILL && lots < wantedLots()) {
            return Decision.refuse(
                    MarketRefusal.FILL_OR_KILL_NOT_FILLED,
                    "Only " + market.terms().size(lots) + " of the order would reduce the position: ask for no more.");
        }
        if (plan.outcome() == MatchPlan.Outcome.FILL_OR_KILL_NOT_FILLED) {
            return Decision.refuse(MarketRefusal.FILL_OR_KILL_NOT_FILLED);
        }
        if (meetsUncovered(plan)) {
            return Decision.refuse(MarketRefusal.MAKER_UNCOVERED);
        }
        OrderNeed need = matching.weigh(party, valuation.mark(), taker, plan);
        Decision<MarketEvent> waits = credit.judge(party, need, couldIncrease);
        return waits != null ? waits : accept(party, taker, plan, matching);
    }

    /** Whether a maker's orders are those that {@link Covering} had no room to cancel yet. */
    private boolean meetsUncovered(MatchPlan plan) {
        if (market.uncovered().earliestMillis() > facts.engineTimeMillis()) {
            return false;
        }
        for (int fill = 0; fill < plan.fills(); fill++) {
            Party maker = market.partyOf(plan.maker(fill));
            if (maker.credit().worstLoss() > maker.line()) {
                return true;
            }
        }
        return false;
    }

    private Decision<MarketEvent> accept(Party party, Taker taker, MatchPlan plan, Matching matching) {
        Order placed = new Order(
                OrderId.pack(facts.height(), facts.index()),
                party.account(),
                facts.id().clientId(),
                order.side(),
                order.type(),
                taker.limitTicks(),
                taker.lots(),
                order.force(),
                order.isPostOnly(),
                order.isReduceOnly(),
                order.label());
        List<MarketEvent> events = new ArrayList<>(2);
        valuation.adopt(events);
        matching.events(party, placed, plan, facts.engineTimeMillis(), events);
        return Decision.events(events);
    }
}
