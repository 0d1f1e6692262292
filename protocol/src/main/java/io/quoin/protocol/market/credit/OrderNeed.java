package io.quoin.protocol.market.credit;

import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.market.fees.OrderFee;
import io.quoin.protocol.value.Wide;

/**
 * How much line a new order needs, found by trying its course without touching anything. One object serves all orders
 * of a market, one after the other.
 *
 * <p>A course is a number of fills as taker, each better than or at the limit, and perhaps a remainder that rests. After
 * each step, what the course has consumed so far and what is required then must be within the line. It is asked after
 * every fill and not only after the last, so that no event between them breaks the promise.
 *
 * <p>The market tries the course that the order would take now, and asks for no more than that needs. If the book moves
 * before the grant is here, the order is tried anew, and the headroom that came with the grant is usually enough. That all
 * of it rests at its limit is another course, which usually costs more than trading at once at better prices, but not
 * always: where gains do not count, a better price for a sale brings a higher fee and no credit. Whoever wants a line for
 * both lets it {@linkplain #rewind rewind} between them.
 *
 * <pre>{@code
 * need.begin(credit, position, side);
 * for each level that it crosses:  need.fill(price, lots);
 * need.rest(limit, remainder);            // if anything is left that may rest
 * need.mayPass(line)                      // else need.shortfall(line) is to be asked for
 * }</pre>
 */
public final class OrderNeed {
    private final RequiredCredit credit;
    private final RequiredCredit origin;
    private long startPosition;
    private int side;

    private long position;
    private long residue;
    private long consumed;
    private long fees;
    private long units;

    public OrderNeed(CreditTerms terms, long mark) {
        credit = new RequiredCredit(terms, mark);
        origin = new RequiredCredit(terms, mark);
    }

    /** A new order of a party with these open orders, which are copied, and this position. */
    public void begin(RequiredCredit openOrders, long ofPosition, int orderSide) {
        origin.set(openOrders);
        startPosition = ofPosition;
        side = orderSide;
        units = 0;
        rewind();
    }

    /** Back to the start, for another course of the same order; what is needed stays the larger of the two. */
    public void rewind() {
        credit.set(origin);
        position = startPosition;
        residue = OrderFee.NO_RESIDUE;
        consumed = 0;
        fees = 0;
    }

    /** The order takes so many lots at this price. */
    public void fill(long price, long lots) {
        CreditTerms terms = credit.terms();
        long notional = PositionMath.value(lots, price, terms.unitScale());
        long fee = OrderFee.ofFill(notional, terms.takerFeeUnits(), residue);
        long signed = side > 0 ? lots : -lots;
        consumed = Wide.plus(consumed, Consumption.ofFill(terms, credit.mark(), position, signed, price, fee));
        residue = OrderFee.residueAfter(notional, terms.takerFeeUnits(), residue);
        position = Wide.plus(position, signed);
        fees = Wide.plus(fees, fee);
        note();
    }

    /** So many lots rest at the limit. */
    public void rest(long limit, long lots) {
        credit.add(side, limit, lots, residue);
        note();
    }

    /** The line that all courses need that were tried, in units, 0 or more. */
    public long units() {
        return units;
    }

    /**
     * Whether the order may go ahead: the line covers it, or it does not {@linkplain #raises raise} what is required. The
     * latter is for a pair that a new mark has left uncovered: such an order makes nothing worse.
     */
    public boolean mayPass(long line) {
        return units <= line || !raises();
    }

    /** How much more line the order needs than there is, in units; 0 if none. */
    public long shortfall(long line) {
        return units <= line ? 0 : Wide.minus(units, line);
    }

    /** Whether the order needs more than the party's orders do without it. */
    public boolean raises() {
        return units > origin.required(startPosition);
    }

    /** What the party's orders require at the end of this course, in units. */
    public long required() {
        return credit.required(position);
    }

    /** What this course has consumed so far, in units; below 0 if it has released something. */
    public long consumed() {
        return consumed;
    }

    /** What this course has paid so far in fees, in units. */
    public long fees() {
        return fees;
    }

    /** The fee residue with which the order would go on. */
    public long residue() {
        return residue;
    }

    /** The position at the end of this course. */
    public long position() {
        return position;
    }

    private void note() {
        units = Math.max(units, Wide.plus(consumed, credit.required(position)));
    }
}
