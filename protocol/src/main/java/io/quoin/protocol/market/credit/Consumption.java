package io.quoin.protocol.market.credit;

import io.quoin.protocol.margin.PositionMath;
import io.quoin.protocol.value.Wide;

/**
 * What a fill takes from the line of the party whose it is: {@code r*M*(|p'| - |p|) + l*q + fee}, signed. Below 0 the
 * fill has released margin (or made a gain that counts), and the line grows.
 *
 * <p>The account takes the same amounts over from the line to its position margin, its equity and its fees, so its free
 * collateral does not fall by a fill of which it has not even heard yet.
 */
public final class Consumption {
    private Consumption() {}

    /**
     * Of one fill, in units.
     *
     * @param position before the fill
     * @param fill lots, below 0 if sold
     * @param fee of this fill, in units
     */
    public static long ofFill(CreditTerms terms, long mark, long position, long fill, long price, long fee) {
        int side = fill > 0 ? CreditTerms.BUY : CreditTerms.SELL;
        long margin = Wide.minus(
                PositionMath.margin(Wide.plus(position, fill), mark, terms.unitScale(), terms.marginUnits()),
                PositionMath.margin(position, mark, terms.unitScale(), terms.marginUnits()));
        long lost = PositionMath.value(Math.abs(fill), terms.lossOfLot(side, price, mark), terms.unitScale());
        return Wide.plus(Wide.plus(margin, lost), fee);
    }

    /**
     * How much of the line goes back to the account at once after a fill: what it has released, as far as the orders
     * that remain do not need it.
     *
     * <p>The fills of one taking order are one step here: their consumptions are added, and the line and requirement are
     * those after its last fill, with its remainder resting. Paid out between two of them, the margin that a flip
     * releases would be missing when it opens the other way.
     *
     * @param consumed by the fill, below 0 if it has released something
     * @param line after the fill
     * @param required after the fill
     */
    public static long returned(long consumed, long line, long required) {
        return consumed >= 0 ? 0 : Math.max(0, Math.min(Wide.negated(consumed), Wide.minus(line, required)));
    }
}
