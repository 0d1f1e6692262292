package io.quoin.protocol.market.credit;

import io.quoin.protocol.market.fees.OrderFee;
import java.util.List;

/**
 * What a venue could get wrong: the requirement, what a new order needs, the rounding of a fee, and what of a released
 * line is paid out. These are the rules of the law; a naive variant overrides one of them.
 */
public class CreditRules {
    /** What the line must cover for these orders. */
    long required(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
        return RequiredCreditTest.credit(terms, mark, orders).required(position);
    }

    /** The line that a new order needs: all of it resting, and as it would really go, whichever is more. */
    public long need(PairState pair, Placing placing) {
        return Math.max(resting(pair, placing), crossing(pair, placing));
    }

    /** The fee of a fill of an order. */
    public long fee(long notional, long rateUnits, long residue) {
        return OrderFee.ofFill(notional, rateUnits, residue);
    }

    /** What of the line goes back to the account after a fill. */
    public long returned(long consumed, long line, long required) {
        return Consumption.returned(consumed, line, required);
    }

    public long required(PairState pair) {
        return required(pair.terms, pair.mark, pair.position, pair.orders);
    }

    final long resting(PairState pair, Placing placing) {
        PairState trial = pair.copy();
        trial.orders.add(new OpenOrder(placing.side(), placing.limit(), placing.lots()));
        return required(trial);
    }

    /** The most that is consumed and still required after any of the fills. */
    final long crossing(PairState pair, Placing placing) {
        PairState trial = pair.copy();
        OpenOrder taker = new OpenOrder(placing.side(), placing.limit(), placing.lots());
        long most = 0;
        long consumed = 0;
        for (Placing.Fill fill : placing.fills()) {
            consumed += trial.trade(placing.side() * fill.lots(), fill.price(), takerFee(trial, taker, fill));
            most = Math.max(most, consumed + required(trial));
        }
        if (taker.lots() > 0 && placing.mayRest()) {
            trial.orders.add(taker);
            most = Math.max(most, consumed + required(trial));
        }
        return most;
    }

    final long takerFee(PairState pair, OpenOrder taker, Placing.Fill fill) {
        return feeOf(
                taker, fill.lots(), fill.price() * fill.lots() * pair.terms.unitScale(), pair.terms.takerFeeUnits());
    }

    /** What the order pays by these rules; the order itself remembers what it owes by the law. */
    final long feeOf(OpenOrder order, long lots, long notional, long rateUnits) {
        long fee = fee(notional, rateUnits, order.residue());
        order.fill(lots, notional, rateUnits);
        return fee;
    }
}
