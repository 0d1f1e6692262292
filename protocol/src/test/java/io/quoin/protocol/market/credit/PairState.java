package io.quoin.protocol.market.credit;

import io.quoin.protocol.margin.PositionMath;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A party in a market and the account behind it, as two ledgers: what the market knows (position, orders, line) and what
 * the account knows (cash, position, line). Only what every rule agrees on is here; what rules differ in is in
 * {@link CreditRules}.
 */
public final class PairState {
    final CreditTerms terms;
    final long mark;
    private final long profitCountedUnits;
    public long position;
    long cost;
    long cash;
    public long line;
    public final List<OpenOrder> orders = new ArrayList<>();

    public PairState(CreditTerms terms, long profitCountedUnits, long mark, long position) {
        this.terms = terms;
        this.profitCountedUnits = profitCountedUnits;
        this.mark = mark;
        this.position = position;
        this.cost = PositionMath.value(position, mark, terms.unitScale());
    }

    PairState copy() {
        PairState copy = new PairState(terms, profitCountedUnits, mark, position);
        copy.cost = cost;
        copy.cash = cash;
        copy.line = line;
        orders.forEach(order -> copy.orders.add(order.copy()));
        return copy;
    }

    /** The party trades; the line is consumed as the contract says, by what it really costs. */
    public long trade(long fill, long price, long fee) {
        long consumed = Consumption.ofFill(terms, mark, position, fill, price, fee);
        cash += PositionMath.realised(position, cost, fill, price, terms.unitScale()) - fee;
        cost = PositionMath.costAfter(position, cost, fill, price, terms.unitScale());
        position = PositionMath.sizeAfter(position, fill);
        line -= consumed;
        return consumed;
    }

    /** What the account has left: equity as far as it counts, less the margin of the position and the line. */
    long free() {
        long unrealised = PositionMath.unrealised(position, cost, mark, terms.unitScale());
        long counted = PositionMath.counted(unrealised, profitCountedUnits);
        return cash + counted - PositionMath.margin(position, mark, terms.unitScale(), terms.marginUnits()) - line;
    }

    /** Cash comes or goes until nothing is free: the account that has least room. */
    void settleFree() {
        cash -= free();
    }

    /** The requirement by its meaning. */
    long worstCase() {
        BigInteger worst = new WorstCase(terms, mark, position, orders).ofAllParts();
        return worst.longValueExact();
    }

    @Override
    public String toString() {
        return "position " + position + ", cost " + cost + ", mark " + mark + ", line " + line + ", orders " + orders;
    }
}
