package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.credit.CreditRules;
import io.quoin.protocol.market.credit.Placing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The law of markets with other rules of credit: what an order needs, what its fills cost and what of a line goes back is said by
 * {@link CreditRules}. All else is the law's: whom an order trades with is found by asking it on behalf of a party whose line
 * is more than enough.
 */
public final class RuledMarket implements Law<MarketState, MarketCommand, MarketEvent, FromParty> {
    private static final long MORE_THAN_ENOUGH = 1_000_000_000_000L;

    private final MarketLaw law;
    private final CreditRules rules;
    private final boolean isSame;

    private RuledMarket(MarketParameters parameters, CreditRules rules, boolean isSame) {
        this.law = new MarketLaw(parameters);
        this.rules = rules;
        this.isSame = isSame;
    }

    /** A market by these rules. */
    public static RuledMarket by(CreditRules rules, MarketParameters parameters) {
        return new RuledMarket(parameters, rules, false);
    }

    /** A market by the right rules, which fails where it differs from the law. */
    public static RuledMarket same(MarketParameters parameters) {
        return new RuledMarket(parameters, new CreditRules(), true);
    }

    // ---- orders -----------------------------------------------------------------------------------------------------

    @Override
    public Decision<MarketEvent> decide(MarketState state, MarketCommand command, Facts facts) {
        Decision<MarketEvent> right = law.decide(state, command, facts);
        if (!(state instanceof Market market) || !(command instanceof MarketCommand.Place)) {
            return right;
        }
        Decision<MarketEvent> ruled = right;
        if (right instanceof Decision.Accepted<MarketEvent> accepted) {
            ruled = ruled(market, accepted.events());
        } else if (right instanceof Decision.Parked<MarketEvent> parked) {
            ruled = waiting(market, command, facts, parked);
        }
        if (isSame) {
            assertEquals(right, ruled, "the rules written out are not the law");
        }
        return ruled;
    }

    /** What becomes of an order for which the line is not enough by the law. */
    private Decision<MarketEvent> waiting(
            Market market, MarketCommand command, Facts facts, Decision.Parked<MarketEvent> parked) {
        Party party = market.party(facts.id().account());
        if (party == null || !(parked.asks().get(party.address()) instanceof CreditAsk ask)) {
            return parked;
        }
        Decision<MarketEvent> rich = law.decide(enriched(market, party), command, facts);
        if (!(rich instanceof Decision.Accepted<MarketEvent> accepted)) {
            return parked; // It waits for something else.
        }
        long need = need(market, accepted.events());
        if (need <= party.line() && !isSame) {
            return ruled(market, accepted.events());
        }
        CreditAsk less = new CreditAsk(
                ask.order(),
                isSame ? ask.grantedWanted() : party.granted + Math.max(0, need - party.line()),
                isSame ? ask.headroom() : 0,
                ask.raisesRisk(),
                ask.deadlineMillis(),
                ask.terms(),
                ask.reason());
        return new Decision.Parked<>(new TreeMap<>(Map.of(party.address(), less)), parked.untilMillis());
    }

    private static Market enriched(Market market, Party rich) {
        MarketDump dump = MarketDump.of(market);
        List<MarketDump.OfParty> parties = new ArrayList<>(dump.parties());
        MarketDump.OfParty p = parties.get(rich.index());
        parties.set(
                rich.index(),
                new MarketDump.OfParty(
                        p.account(),
                        p.terms(),
                        p.granted() + MORE_THAN_ENOUGH,
                        p.consumed(),
                        p.returned(),
                        p.size(),
                        p.cost(),
                        p.realised(),
                        p.fees(),
                        p.funding(),
                        p.barrier(),
                        p.idleSinceMillis(),
                        p.uncoveredUntilMillis()));
        return new MarketDump(
                        dump.id(),
                        dump.terms(),
                        dump.state(),
                        dump.round(),
                        dump.mark(),
                        dump.owners(),
                        parties,
                        dump.orders())
                .restored();
    }

    private static MarketEvent.OrderPlaced placed(List<MarketEvent> events) {
        for (MarketEvent event : events) {
            if (event instanceof MarketEvent.OrderPlaced placed) {
                return placed;
            }
        }
        throw new IllegalStateException("an order that was accepted is not placed: " + events);
    }

    private long need(Market market, List<MarketEvent> events) {
        MarketEvent.OrderPlaced placed = placed(events);
        Order order = placed.order();
        List<Placing.Fill> fills = new ArrayList<>();
        for (Fill fill : placed.fills()) {
            fills.add(new Placing.Fill(market.instrument().steps(fill.ticks()), fill.lots()));
        }
        Placing placing = new Placing(
                order.side().sign(),
                market.instrument().steps(order.limitTicks()),
                order.lots(),
                fills,
                placed.rests() > 0);
        return rules.need(new RuledFills(rules, market, mark(market, events)).pair(order.account()), placing);
    }

    private Decision<MarketEvent> ruled(Market market, List<MarketEvent> events) {
        List<MarketEvent> ruled = new ArrayList<>();
        for (MarketEvent event : events) {
            ruled.add(
                    event instanceof MarketEvent.OrderPlaced placed
                            ? new RuledFills(rules, market, mark(market, events)).placed(placed)
                            : event);
        }
        return Decision.events(ruled);
    }

    private static long mark(Market market, List<MarketEvent> events) {
        return events.get(0) instanceof MarketEvent.Marked marked ? marked.mark() : market.mark();
    }

    // ---- the same ---------------------------------------------------------------------------------------------------

    @Override
    public MarketState initial(Address self) {
        return law.initial(self);
    }

    @Override
    public List<MarketEvent> receive(MarketState state, Address from, FromParty message, Facts facts) {
        return law.receive(state, from, message, facts);
    }

    @Override
    public List<MarketEvent> settle(
            MarketState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return law.settle(state, from, difference, position, facts);
    }

    @Override
    public Hinted<MarketEvent> hinted(MarketState state, Address from, Payload hint, Facts facts) {
        return law.hinted(state, from, hint, facts);
    }

    @Override
    public List<MarketEvent> opening(MarketState state, Facts facts) {
        return law.opening(state, facts);
    }

    @Override
    public List<MarketEvent> due(MarketState state, Facts facts) {
        return law.due(state, facts);
    }

    @Override
    public MarketState evolve(MarketState state, MarketEvent event, Outbound outbound) {
        return law.evolve(state, event, outbound);
    }

    @Override
    public long nextDeadlineMillis(MarketState state) {
        return law.nextDeadlineMillis(state);
    }

    @Override
    public List<StandingHint> standingHints(MarketState state) {
        return law.standingHints(state);
    }

    @Override
    public boolean isExposed(MarketState state) {
        return law.isExposed(state);
    }
}
