package io.quoin.protocol.market;

import io.quoin.protocol.market.book.Crossing;
import io.quoin.protocol.market.book.MatchPlan;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.Taker;
import io.quoin.protocol.market.credit.CreditTerms;
import io.quoin.protocol.market.credit.OrderNeed;
import io.quoin.protocol.market.credit.RequiredCredit;
import io.quoin.protocol.market.fees.OrderFee;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries out what would come of an order, without changing anything: whom it would trade with ({@link #plan}), what line that
 * needs ({@link #weigh}), and the events ({@link #events}). One object serves all orders of a market, one after the other.
 *
 * <p>A maker that may only reduce trades no more than the position it reduces; what it has beyond that when the taker has gone
 * by is cancelled in the same entry.
 */
final class Matching implements Crossing.Allowance {
    private final Market market;
    private final Crossing crossing;
    private final OrderNeed need;
    private final RequiredCredit fresh;
    private long attempt;

    Matching(Market market, MarketParameters parameters) {
        this.market = market;
        this.crossing = new Crossing(parameters.fillsPerOrderMax());
        CreditTerms terms = market.instrument().credit();
        this.need = new OrderNeed(terms, market.mark());
        this.fresh = new RequiredCredit(terms, market.mark());
    }

    // ---- trying -----------------------------------------------------------------------------------------------------

    /** Whom the order would trade with; valid until the next plan. */
    MatchPlan plan(Taker taker) {
        attempt++;
        return crossing.plan(market.book(), taker, market.hasReduceOnly() ? this : Crossing.Allowance.ALL);
    }

    @Override
    public long of(int slot, long lots) {
        Side side = market.book().side(slot);
        Trial maker = trial(market.partyOf(slot));
        long allowed = lots;
        if ((market.book().flags(slot) & OpenOrder.REDUCE_ONLY) != 0) {
            allowed = Math.min(lots, Math.max(0, side == Side.SELL ? maker.size() : -maker.size()));
        }
        maker.move(side.sign() * allowed);
        return allowed;
    }

    /** What line the order would need if it went as planned, and not if all of it rested; valid until the next is weighed. */
    OrderNeed weigh(@Nullable Party party, long mark, Taker taker, MatchPlan plan) {
        if (mark == market.mark() && party != null) {
            need.begin(party.credit(), party.size, taker.side().sign());
        } else {
            fresh.restart(market.instrument().credit(), mark); // Nobody has anything here yet.
            need.begin(fresh, 0, taker.side().sign());
        }
        for (int fill = 0; fill < plan.fills(); fill++) {
            need.fill(market.instrument().steps(plan.ticks(fill)), plan.lots(fill));
        }
        if (plan.outcome() == MatchPlan.Outcome.RESTS) {
            need.rest(market.instrument().steps(taker.limitTicks()), plan.leftLots());
        }
        return need;
    }

    // ---- events -----------------------------------------------------------------------------------------------------

    /** Appends what comes of the order, as it was planned and weighed last. */
    void events(Party party, Order order, MatchPlan plan, long atMillis, List<MarketEvent> events) {
        long consumed = need.consumed();
        long required = need.required();
        boolean rests = plan.outcome() == MatchPlan.Outcome.RESTS;
        attempt++;
        List<Fill> fills = fills(party, order, plan);
        long back = fills.isEmpty() ? 0 : Trial.returned(consumed, party.line() - consumed, required);
        CancelReason cancelled = rests || plan.leftLots() == 0 ? null : reason(plan.stop());
        events.add(new MarketEvent.OrderPlaced(order, fills, rests ? plan.leftLots() : 0, cancelled, back, atMillis));
        if (market.hasReduceOnly() && !fills.isEmpty()) {
            trim(party, plan, atMillis, events);
            for (int fill = 0; fill < plan.fills(); fill++) {
                trim(market.partyOf(plan.maker(fill)), plan, atMillis, events);
            }
        }
    }

    private static CancelReason reason(MatchPlan.Stop stop) {
        return switch (stop) {
            case SELF_TRADE -> CancelReason.SELF_TRADE;
            case TOO_MANY_FILLS -> CancelReason.TOO_MANY_FILLS;
            case FILLED, NO_MORE_AT_PRICE -> CancelReason.IMMEDIATE;
        };
    }

    private List<Fill> fills(Party party, Order order, MatchPlan plan) {
        if (plan.fills() == 0) {
            return List.of();
        }
        List<Fill> fills = new ArrayList<>(plan.fills());
        Trial taker = trial(party);
        long residue = OrderFee.NO_RESIDUE;
        for (int at = 0; at < plan.fills(); at++) {
            fills.add(fill(taker, residue, order.side(), plan, at));
            residue = OrderFee.residueAfter(
                    market.instrument().value(plan.lots(at), plan.ticks(at)),
                    market.instrument().credit().takerFeeUnits(),
                    residue);
        }
        return fills;
    }

    private Fill fill(Trial taker, long takerResidue, Side side, MatchPlan plan, int at) {
        CreditTerms terms = market.instrument().credit();
        int slot = plan.maker(at);
        Party makerParty = market.partyOf(slot);
        Trial maker = trial(makerParty);
        long lots = plan.lots(at);
        long price = market.instrument().steps(plan.ticks(at));
        long notional = market.instrument().value(lots, plan.ticks(at));
        long takerLots = side.sign() * lots;
        long makerLots = -takerLots;

        long takerFee = OrderFee.ofFill(notional, terms.takerFeeUnits(), takerResidue);
        long takerConsumed = taker.consumption(terms, takerLots, price, takerFee);
        long takerRealised = taker.realise(takerLots, price, terms.unitScale());

        long makerResidue = market.book().tag(slot);
        long makerFee = OrderFee.ofFill(notional, terms.makerFeeUnits(), makerResidue);
        long makerConsumed = maker.consumption(terms, makerLots, price, makerFee);
        long makerRealised = maker.realise(makerLots, price, terms.unitScale());
        takeFromCredit(maker.credit(), slot, lots, notional);
        long makerReturned = maker.consume(makerConsumed, maker.credit().required(maker.size()));
        return new Fill(
                plan.makerId(at),
                makerParty.account(),
                plan.ticks(at),
                lots,
                takerFee,
                takerConsumed,
                takerRealised,
                makerFee,
                makerConsumed,
                makerRealised,
                makerReturned);
    }

    private void takeFromCredit(RequiredCredit credit, int slot, long lots, long notional) {
        OrderBook book = market.book();
        int side = book.side(slot).sign();
        long price = market.instrument().steps(book.ticks(slot));
        long residue = book.tag(slot);
        if (lots == book.lots(slot)) {
            credit.remove(side, price, lots, residue);
        } else {
            long after = OrderFee.residueAfter(notional, credit.terms().makerFeeUnits(), residue);
            credit.reduce(side, price, lots, residue, after);
        }
    }

    /** Cancels what reduce-only orders of this party have beyond the position that the fills leave. */
    private void trim(Party party, MatchPlan plan, long atMillis, List<MarketEvent> events) {
        Trial trial = trial(party);
        if (party.reduceOnlyOrders == 0 || !trial.trimsFirst()) {
            return;
        }
        OrderBook book = market.book();
        for (int slot = book.oldestOf(party.index()); slot != OrderBook.NONE; slot = book.younger(slot)) {
            if ((book.flags(slot) & OpenOrder.REDUCE_ONLY) != 0) {
                long left = book.lots(slot) - filled(plan, slot);
                long room = Math.max(0, book.side(slot) == Side.SELL ? trial.size() : -trial.size());
                if (left > room) {
                    events.add(new MarketEvent.OrderCancelled(
                            book.id(slot), party.account(), left - room, CancelReason.REDUCE_ONLY, atMillis));
                }
            }
        }
    }

    private static long filled(MatchPlan plan, int slot) {
        for (int fill = 0; fill < plan.fills(); fill++) {
            if (plan.maker(fill) == slot) {
                return plan.lots(fill);
            }
        }
        return 0;
    }

    private Trial trial(Party party) {
        Trial trial = party.trial;
        if (trial == null) {
            trial = new Trial(party.credit());
            party.trial = trial;
        }
        return trial.at(party, attempt);
    }
}
