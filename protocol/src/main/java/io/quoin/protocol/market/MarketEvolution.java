package io.quoin.protocol.market;

import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.fees.OrderFee;
import io.quoin.protocol.value.Wide;

/**
 * What each event makes of a market, and what it tells accounts. Judges nothing: an event at a wrong stage, of an unknown party
 * or order is thrown. An account is told by the totals of its pair, as they stand after the event.
 */
final class MarketEvolution implements MarketEvent.Cases<MarketState> {
    private final MarketState state;
    private final Outbound outbound;

    MarketEvolution(MarketState state, Outbound outbound) {
        this.state = state;
        this.outbound = outbound;
    }

    // ---- the market -------------------------------------------------------------------------------------------------

    @Override
    public MarketState created(MarketEvent.Created event) {
        if (state instanceof Market) {
            throw cannotHappen(event);
        }
        return new Market(state.id(), event.terms(), new OrderBook());
    }

    @Override
    public MarketState stateChanged(MarketEvent.StateChanged event) {
        Market market = market(event);
        market.lead(event.state());
        return market;
    }

    @Override
    public MarketState marked(MarketEvent.Marked event) {
        Market market = market(event);
        market.markAt(event.round(), event.mark());
        return market;
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    @Override
    public MarketState lineTermsChanged(MarketEvent.LineTermsChanged event) {
        Market market = market(event);
        market.admit(event.account(), event.terms());
        return market;
    }

    @Override
    public MarketState lineGranted(MarketEvent.LineGranted event) {
        Market market = market(event);
        Party party = party(market, event.account());
        party.granted = Wide.plus(party.granted, event.amount());
        market.idle().remove(party.idle); // A line that has just been granted begins to be idle now.
        market.refresh(party, event.atMillis());
        return market;
    }

    @Override
    public MarketState lineReturned(MarketEvent.LineReturned event) {
        Market market = market(event);
        Party party = party(market, event.account());
        giveBack(party, event.amount());
        market.refresh(party);
        tell(market, party);
        if (event.reason() == LineReturnReason.RECALLED || event.reason() == LineReturnReason.FROZEN) {
            outbound.urge(party.address());
        }
        return market;
    }

    @Override
    public MarketState sessionOpened(MarketEvent.SessionOpened event) {
        Market market = market(event);
        Party party = party(market, event.account());
        market.idle().remove(party.idle);
        market.refresh(party, event.atMillis());
        return market;
    }

    @Override
    public MarketState uncovered(MarketEvent.Uncovered event) {
        Market market = market(event);
        market.uncovered().put(party(market, event.account()).uncovered, event.untilMillis());
        return market;
    }

    @Override
    public MarketState barrierHeard(MarketEvent.BarrierHeard event) {
        Market market = market(event);
        Party party = party(market, event.account());
        party.barrier = event.barrier();
        outbound.urge(party.address());
        return market;
    }

    private static void giveBack(Party party, long amount) {
        party.returned = Wide.plus(party.returned, amount);
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    @Override
    public MarketState orderPlaced(MarketEvent.OrderPlaced event) {
        Market market = market(event);
        Order order = event.order();
        Party party = party(market, order.account());
        long residue = OrderFee.NO_RESIDUE;
        long fees = 0;
        for (Fill fill : event.fills()) {
            residue = fill(market, party, order, fill, residue);
            fees = Wide.plus(fees, Wide.plus(fill.takerFee(), fill.makerFee()));
        }
        giveBack(party, event.returned());
        if (event.rests() > 0) {
            market.rest(party, order, event.rests(), residue, event.atMillis());
        }
        market.idle().remove(party.idle);
        market.refresh(party, event.atMillis());
        if (!event.fills().isEmpty()) {
            tell(market, party);
            for (Fill fill : event.fills()) {
                Party maker = party(market, fill.makerAccount());
                market.refresh(maker, event.atMillis());
                tell(market, maker);
            }
            int slot = market.terms().settlement().number() - 1;
            outbound.move(SystemAccounts.FEES, PairKind.SWEEP, slot, fees);
        }
        return market;
    }

    /** One trade on both sides; returns the taker's fee residue after it. */
    private static long fill(Market market, Party taker, Order order, Fill fill, long takerResidue) {
        Instrument instrument = market.instrument();
        int slot = open(market, fill.maker());
        Party maker = market.partyOf(slot);
        long takerLots = order.side().sign() * fill.lots();
        long notional = instrument.value(fill.lots(), fill.ticks());
        long makerResidue = OrderFee.residueAfter(
                notional, instrument.credit().makerFeeUnits(), market.book().tag(slot));
        market.take(slot, fill.lots(), makerResidue);
        market.trade(maker, -takerLots, fill.ticks(), fill.makerFee(), fill.makerConsumed(), fill.makerRealised());
        giveBack(maker, fill.makerReturned());
        market.trade(taker, takerLots, fill.ticks(), fill.takerFee(), fill.takerConsumed(), fill.takerRealised());
        return OrderFee.residueAfter(notional, instrument.credit().takerFeeUnits(), takerResidue);
    }

    @Override
    public MarketState orderCancelled(MarketEvent.OrderCancelled event) {
        Market market = market(event);
        int slot = open(market, event.order());
        Party party = market.partyOf(slot);
        market.take(slot, event.lots(), market.book().tag(slot));
        market.refresh(party, event.atMillis());
        return market;
    }

    // ---- help -------------------------------------------------------------------------------------------------------

    private void tell(Market market, Party party) {
        outbound.settle(
                party.address(),
                PairKind.SETTLEMENT,
                party.totals(market.instrument().lotSteps()),
                market.report());
    }

    private static int open(Market market, long order) {
        int slot = market.book().find(order);
        if (slot == OrderBook.NONE) {
            throw new IllegalStateException("this cannot happen to " + market + ": order " + order + " is not open");
        }
        return slot;
    }

    private static Party party(Market market, String account) {
        Party party = market.party(account);
        if (party == null) {
            throw new IllegalStateException("this cannot happen to " + market + ": " + account + " is no party");
        }
        return party;
    }

    private Market market(MarketEvent event) {
        if (state instanceof Market market) {
            return market;
        }
        throw cannotHappen(event);
    }

    private IllegalStateException cannotHappen(MarketEvent event) {
        return new IllegalStateException("this cannot happen to " + state + ": " + event);
    }
}
