package io.quoin.protocol.market;

import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket.CreditAsk;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.credit.RequiredCredit;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Wide;
import java.util.ArrayList;
import java.util.List;

/**
 * What a new price does to those with open orders. Where it raises what the orders require above the line, the party is
 * uncovered: it takes no order that raises it further, its account is asked for more, and after {@code uncovered} its youngest
 * orders are cancelled until the line suffices. Where not even what the orders could lose is covered, they are cancelled in the
 * block that takes the price, before anybody trades with them. If that is more than one block cancels, the rest is due at once,
 * and until it is gone nobody trades with it: {@link MarketRefusal#MAKER_UNCOVERED}.
 */
final class Covering {
    private final MarketParameters parameters;

    Covering(MarketParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * What begins a block in which the market takes a newer round; nothing if there is none or nobody has anything here. Only the
     * cancellations are bounded by {@code eventsMax}: one event more for each party that a price leaves short is how anybody
     * knows that it is, and it is an account's id and three numbers.
     */
    List<MarketEvent> opening(Market market, Facts facts, int eventsMax) {
        if (!market.state().followsPrices() || !market.isExposed()) {
            return List.of();
        }
        BoardPrice newer = Valuation.newer(market, facts);
        if (newer == null) {
            return List.of();
        }
        List<MarketEvent> events = new ArrayList<>();
        events.add(new MarketEvent.Marked(newer.round(), newer.price()));
        RequiredCredit then = new RequiredCredit(market.instrument().credit(), newer.price());
        for (Party party : market.parties()) {
            if (party.credit().orders() > 0) {
                market.sumUp(party, then, newer.price());
                judge(market, party, then, facts, eventsMax, events);
            }
        }
        return events;
    }

    private void judge(
            Market market, Party party, RequiredCredit then, Facts facts, int eventsMax, List<MarketEvent> events) {
        long line = party.line();
        long required = then.required(party.size);
        if (required <= line) {
            return;
        }
        boolean isUrgent = then.worstLoss() > line;
        if (isUrgent) {
            cancelYoungest(market, party, then, facts, eventsMax, events);
        }
        // If there were too many to cancel at once, the rest is due at once.
        long left = isUrgent ? then.required(party.size) : required;
        if (left > line && (isUrgent || !party.uncovered.isQueued())) {
            long until = facts.engineTimeMillis() + (isUrgent ? 0 : parameters.uncoveredMillis());
            events.add(new MarketEvent.Uncovered(party.account(), required, line, until));
        }
    }

    /** Appends the cancellations of those whose time is over, at most so many events. */
    void due(Market market, Facts facts, int eventsMax, List<MarketEvent> events) {
        RequiredCredit rest = null;
        for (Party party : market.uncovered().upTo(facts.engineTimeMillis())) {
            if (events.size() >= eventsMax) {
                return;
            }
            rest = rest == null ? new RequiredCredit(market.instrument().credit(), market.mark()) : rest;
            rest.set(party.credit());
            cancelYoungest(market, party, rest, facts, eventsMax, events);
        }
    }

    /** Appends cancellations, youngest orders first, until the line suffices. */
    private static void cancelYoungest(
            Market market, Party party, RequiredCredit rest, Facts facts, int eventsMax, List<MarketEvent> events) {
        OrderBook book = market.book();
        int slot = book.youngestOf(party.index());
        while (slot != OrderBook.NONE && rest.required(party.size) > party.line() && events.size() < eventsMax) {
            rest.remove(
                    book.side(slot).sign(),
                    market.instrument().steps(book.ticks(slot)),
                    book.lots(slot),
                    book.tag(slot));
            events.add(new MarketEvent.OrderCancelled(
                    book.id(slot), party.account(), book.lots(slot), CancelReason.UNCOVERED, facts.engineTimeMillis()));
            slot = book.older(slot);
        }
    }

    /** What the accounts of uncovered parties are asked. */
    List<StandingHint> asks(Market market) {
        if (market.uncovered().earliestMillis() == PartyQueue.NEVER) {
            return List.of();
        }
        List<StandingHint> asks = new ArrayList<>();
        for (Party party : market.uncovered().upTo(PartyQueue.NEVER - 1)) {
            asks.add(new StandingHint(party.address(), ask(market, party)));
        }
        return asks;
    }

    private CreditAsk ask(Market market, Party party) {
        long required = party.required();
        long missing = Wide.minus(required, party.line());
        return new CreditAsk(
                null,
                Wide.plus(party.granted, missing),
                parameters.headroom(required),
                false,
                party.uncovered.millis(),
                market.instrument().margin(),
                "A new price left the open orders short of a line by "
                        + new Money(market.terms().settlement(), missing) + ".");
    }
}
