package io.quoin.protocol.market;

import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.market.credit.Consumption;
import io.quoin.protocol.market.credit.CreditTerms;
import io.quoin.protocol.market.credit.RequiredCredit;
import io.quoin.protocol.value.Wide;

/**
 * One party while a decision tries out what an order would do to it: a copy of its position, line and requirement that the
 * fills change, so that the second fill of a party meets what the first has left. A party keeps its trial for the next time.
 */
final class Trial {
    private final RequiredCredit credit;
    private long stamp;
    private boolean isTrimmed;
    private long size;
    private long cost;
    private long line;

    Trial(RequiredCredit like) {
        credit = new RequiredCredit(like.terms(), like.mark());
    }

    /** Begins at what is so, unless it has begun already in the attempt with this stamp. */
    Trial at(Party party, long attempt) {
        if (stamp != attempt) {
            stamp = attempt;
            isTrimmed = false;
            credit.set(party.credit());
            size = party.size;
            cost = party.cost;
            line = party.line();
        }
        return this;
    }

    long size() {
        return size;
    }

    RequiredCredit credit() {
        return credit;
    }

    /** Whether this is the first time in this attempt that it is asked. */
    boolean trimsFirst() {
        boolean isFirst = !isTrimmed;
        isTrimmed = true;
        return isFirst;
    }

    /** Changes the position alone. */
    void move(long signedLots) {
        size = Wide.plus(size, signedLots);
    }

    /** Changes position and cost by a fill at a price in price steps; returns what becomes cash. */
    long realise(long signedLots, long price, long unitScale) {
        long realised = PositionMath.realised(size, cost, signedLots, price, unitScale);
        cost = PositionMath.costAfter(size, cost, signedLots, price, unitScale);
        size = PositionMath.sizeAfter(size, signedLots);
        return realised;
    }

    /** What a fill would consume, before {@link #realise}. */
    long consumption(CreditTerms terms, long signedLots, long price, long fee) {
        return Consumption.ofFill(terms, credit.mark(), size, signedLots, price, fee);
    }

    /** Takes what was consumed from the line; returns what goes back to the account. */
    long consume(long consumed, long required) {
        line = Wide.minus(line, consumed);
        long back = returned(consumed, line, required);
        line = Wide.minus(line, back);
        return back;
    }

    /**
     * What goes back to the account after a fill: what it has released and no order needs; and below 0, where the line did not
     * suffice because a price had left it too short, all that is missing: then the account bears it.
     */
    static long returned(long consumed, long lineAfter, long requiredAfter) {
        return lineAfter < 0 ? lineAfter : Consumption.returned(consumed, lineAfter, requiredAfter);
    }
}
