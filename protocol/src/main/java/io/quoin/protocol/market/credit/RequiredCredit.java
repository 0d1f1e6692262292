package io.quoin.protocol.market.credit;

import static io.quoin.protocol.value.Rate.UNITS_OF_ONE;

import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Rounding;
import io.quoin.protocol.value.Wide;
import io.quoin.protocol.value.WideSum;

/**
 * What a credit line must cover for one party in one market: the exact worst case over every subset of its open orders,
 * every part of each and every order of execution, in constant time per order. A mutable register of the one writer of
 * the market; it holds sums, not orders, and an order leaves with the very numbers that it came with.
 *
 * <p>With position {@code p}, mark {@code M}, margin rate {@code r} and open orders {@code i} (side {@code s}, price
 * {@code x}, remaining {@code q}, fee residue {@code e} of {@link io.quoin.protocol.market.fees.OrderFee}), all in units of
 * the settlement asset:
 *
 * <pre>
 *   g        = max fee(x) + l(x),  l = s*(x - M), or max(0, l) where gains do not count
 *   A        = sum of q * max(0, g + r*M*s)         the party ends long
 *   B        = sum of q * max(0, g - r*M*s)         the party ends short
 *   R        = max(A + r*M*p, B - r*M*p) + sum of (1 - e)
 *   required = ceil(R) - ceil(r*M*|p|)
 * </pre>
 *
 * <p>An order that rests needs its rounding, one unit at most, even if it only reduces. So an account with nothing free cannot
 * let one rest; it reduces with orders that do not rest. That is meant: to grant the unit all the same would set aside what the
 * account does not have.
 *
 * <p><b>A fill of a resting order never makes required exceed the line.</b> Order {@code i} fills {@code f} of its
 * {@code q} lots at its own price, so {@code p' = p + s*f}; exact fee {@code F}, paid fee {@code F + e' - e}, which is
 * whole, since {@code e} is how far the paid total is above the exact one. It consumes
 * {@code c = ceil(r*M*|p'|) - ceil(r*M*|p|) + l*f + F + e' - e}.
 * <ol>
 *   <li>A falls by {@code f * max(0, g + r*M*s) >= f*(g + r*M*s)} and {@code r*M*p} grows by {@code f*r*M*s}, so the
 *       first branch falls by at least {@code f*g}; likewise the second; so does their maximum. {@code f*g >= l*f + F},
 *       for no fee at {@code x} is above the largest.
 *   <li>The last sum changes by {@code e - e'} (or, with the order's last lot, by {@code e - 1}, which is less). So R
 *       falls by at least {@code l*f + F + e' - e}: the rounding of the fee drops out.
 *   <li>That is a whole number of units, and taking a whole number away commutes with rounding up, so
 *       {@code ceil(R') <= ceil(R) - (l*f + F + e' - e)}; take {@code ceil(r*M*|p'|)} from both sides:
 *       {@code required' <= required - c}. With {@code line' = line - c}, the line is above the requirement afterwards by
 *       at least as much as before. The same holds below it: if a new mark has raised required above the line, no fill
 *       of the party's own widens the gap.
 * </ol>
 * A cancel only takes from the sums. And {@code required >= 0}, since one of the branches is at least {@code r*M*|p|}. It
 * is not wasteful either: some subset of whole orders consumes R but for its roundings, so required is above the worst that
 * can happen by at most one unit for each open order. Without orders it is 0.
 *
 * <p>All that happens at one mark. {@link #restart} takes another; then the orders are added anew.
 *
 * <p>Sums that overflow 128 bits and a requirement that overflows 64 are refused with
 * {@link io.quoin.protocol.value.ValueOverflow}, which {@link CreditRange} makes impossible.
 */
public final class RequiredCredit {
    private final WideSum ifLong = new WideSum();
    private final WideSum ifShort = new WideSum();
    private final WideSum losses = new WideSum();
    private CreditTerms terms;
    private long mark;
    /** The sum of (1 - e), in 1e-9 of a unit. */
    private long roundings;

    private long buyLots;
    private long sellLots;
    private int orders;

    public RequiredCredit(CreditTerms terms, long mark) {
        this.terms = terms;
        this.mark = mark;
    }

    /** Forgets all orders; those that are still open are to be added anew, at this mark. */
    public void restart(CreditTerms newTerms, long newMark) {
        terms = newTerms;
        mark = newMark;
        ifLong.clear();
        ifShort.clear();
        losses.clear();
        roundings = 0;
        buyLots = 0;
        sellLots = 0;
        orders = 0;
    }

    /** Becomes a copy. */
    public void set(RequiredCredit other) {
        terms = other.terms;
        mark = other.mark;
        ifLong.set(other.ifLong);
        ifShort.set(other.ifShort);
        losses.set(other.losses);
        roundings = other.roundings;
        buyLots = other.buyLots;
        sellLots = other.sellLots;
        orders = other.orders;
    }

    /**
     * An order begins to rest.
     *
     * @param lots remaining, above 0
     * @param residue of its fees so far
     */
    public void add(int side, long price, long lots, long residue) {
        move(side, price, lots);
        roundings = Wide.plus(roundings, UNITS_OF_ONE - residue);
        orders++;
    }

    /** A resting order leaves, cancelled: with the side, price, lots and residue that it has now. */
    public void remove(int side, long price, long lots, long residue) {
        move(side, price, -lots);
        roundings = Wide.minus(roundings, UNITS_OF_ONE - residue);
        orders--;
    }

    /** A resting order fills in part: so many lots less, and another residue. The last lots of an order {@link #remove} it. */
    public void reduce(int side, long price, long filled, long residueBefore, long residueAfter) {
        move(side, price, -filled);
        roundings = Wide.plus(roundings, residueBefore - residueAfter);
    }

    /** What the line must cover beside the margin of the position, in units; 0 or more. */
    public long required(long position) {
        long margin = terms.marginOfLot(mark);
        long scaled = Wide.times(position, terms.unitScale());
        return Wide.minus(
                Math.max(
                        ifLong.quotientWith(margin, scaled, roundings, UNITS_OF_ONE, Rounding.CEILING),
                        ifShort.quotientWith(margin, -scaled, roundings, UNITS_OF_ONE, Rounding.CEILING)),
                positionMargin(position));
    }

    /** The margin of the position itself, which the account holds outside the line. */
    public long positionMargin(long position) {
        return PositionMath.margin(position, mark, terms.unitScale(), terms.marginUnits());
    }

    /**
     * The part of it that is no margin: what the orders would lose against the mark and pay in fees if all those filled
     * that lose. A line below this is more urgent than one below {@link #required}: money would be gone that nobody has
     * set aside.
     */
    public long worstLoss() {
        return losses.quotientWith(0, 0, roundings, UNITS_OF_ONE, Rounding.CEILING);
    }

    public CreditTerms terms() {
        return terms;
    }

    /** The mark at which all sums stand. */
    public long mark() {
        return mark;
    }

    public long buyLots() {
        return buyLots;
    }

    public long sellLots() {
        return sellLots;
    }

    /** How many orders are open. */
    public int orders() {
        return orders;
    }

    private void move(int side, long price, long lots) {
        long scaled = Wide.times(lots, terms.unitScale());
        long cost = terms.priceOfLot(side, price, mark);
        long margin = side > 0 ? terms.marginOfLot(mark) : -terms.marginOfLot(mark);
        ifLong.addProduct(scaled, Math.max(0, Wide.plus(cost, margin)));
        ifShort.addProduct(scaled, Math.max(0, Wide.minus(cost, margin)));
        losses.addProduct(scaled, Math.max(0, cost));
        if (side > 0) {
            buyLots = Wide.plus(buyLots, lots);
        } else {
            sellLots = Wide.plus(sellLots, lots);
        }
    }

    @Override
    public String toString() {
        return "RequiredCredit[" + orders + " orders, " + buyLots + " lots to buy, " + sellLots + " to sell, ifLong "
                + ifLong + ", ifShort " + ifShort + ", losses " + losses + ", roundings " + roundings + ", mark " + mark
                + "]";
    }
}
