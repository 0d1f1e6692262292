package io.quoin.protocol.market;

import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.credit.CreditRules;
import io.quoin.protocol.market.credit.CreditTerms;
import io.quoin.protocol.market.credit.OpenOrder;
import io.quoin.protocol.market.credit.PairState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one order comes to by some {@link CreditRules}: each party as it is before, and as the fills change it. */
final class RuledFills {
    private final CreditRules rules;
    private final Market market;
    private final long mark;
    private final CreditTerms terms;
    private final Map<String, PairState> pairs = new TreeMap<>();
    private final Map<Long, OpenOrder> orders = new TreeMap<>();

    RuledFills(CreditRules rules, Market market, long mark) {
        this.rules = rules;
        this.market = market;
        this.mark = mark;
        this.terms = market.instrument().credit();
    }

    /** A party with its line, position and open orders. */
    PairState pair(String account) {
        return pairs.computeIfAbsent(account, this::read);
    }

    private PairState read(String account) {
        MarketDump dump = MarketDump.of(market);
        long profit = market.terms().profitCounted().units();
        for (int at = 0; at < dump.parties().size(); at++) {
            MarketDump.OfParty party = dump.parties().get(at);
            if (party.account().equals(account)) {
                PairState pair = new PairState(terms, profit, mark, party.size());
                pair.line = party.granted() - party.consumed() - party.returned();
                for (MarketDump.OfOrder order : dump.orders()) {
                    if (order.party() == at) {
                        OpenOrder open = open(order);
                        orders.put(order.id(), open);
                        pair.orders.add(open);
                    }
                }
                return pair;
            }
        }
        throw new IllegalStateException("no party: " + account);
    }

    private OpenOrder open(MarketDump.OfOrder order) {
        int side = order.side() == Side.BUY ? CreditTerms.BUY : CreditTerms.SELL;
        return OpenOrder.resting(side, market.instrument().steps(order.ticks()), order.left(), order.residue());
    }

    /** The same order and the same trades, with fees, lines and what goes back by the rules. */
    MarketEvent.OrderPlaced placed(MarketEvent.OrderPlaced event) {
        Order order = event.order();
        int side = order.side().sign();
        PairState taker = pair(order.account());
        OpenOrder taking = new OpenOrder(side, market.instrument().steps(order.limitTicks()), order.lots());
        List<Fill> fills = new ArrayList<>();
        long consumed = 0;
        for (Fill fill : event.fills()) {
            long price = market.instrument().steps(fill.ticks());
            long notional = market.instrument().value(fill.lots(), fill.ticks());
            long fee = rules.fee(notional, terms.takerFeeUnits(), taking.residue());
            taking.fill(fill.lots(), notional, terms.takerFeeUnits());
            long takerConsumed = taker.trade(side * fill.lots(), price, fee);
            consumed += takerConsumed;
            fills.add(fill(fill, -side * fill.lots(), price, notional, fee, takerConsumed));
        }
        if (event.rests() > 0) {
            taker.orders.add(taking);
        }
        return new MarketEvent.OrderPlaced(
                order,
                fills,
                event.rests(),
                event.cancelled(),
                fills.isEmpty() ? 0 : payOut(taker, consumed),
                event.atMillis());
    }

    private Fill fill(Fill fill, long makerLots, long price, long notional, long takerFee, long takerConsumed) {
        PairState maker = pair(fill.makerAccount());
        OpenOrder making = orders.get(fill.maker());
        if (making == null) {
            throw new IllegalStateException("no such order: " + fill);
        }
        long fee = rules.fee(notional, terms.makerFeeUnits(), making.residue());
        making.fill(fill.lots(), notional, terms.makerFeeUnits());
        if (making.lots() == 0) {
            maker.orders.remove(making);
        }
        long consumed = maker.trade(makerLots, price, fee);
        return new Fill(
                fill.maker(),
                fill.makerAccount(),
                fill.ticks(),
                fill.lots(),
                takerFee,
                takerConsumed,
                fill.takerRealised(),
                fee,
                consumed,
                fill.makerRealised(),
                payOut(maker, consumed));
    }

    private long payOut(PairState pair, long consumed) {
        long back = pair.line < 0 ? pair.line : rules.returned(consumed, pair.line, rules.required(pair));
        pair.line -= back;
        return back;
    }
}
