package io.quoin.protocol.market.credit;

import io.quoin.protocol.value.Rate;
import java.math.BigInteger;

/** An open order of the tests: what is left of it, and what it has paid, exactly and in whole units. */
public final class OpenOrder {
    private static final BigInteger ONE = BigInteger.valueOf(Rate.UNITS_OF_ONE);

    public final int side;
    public final long price;
    private long lots;
    private BigInteger exactFee = BigInteger.ZERO;
    private BigInteger paidFee = BigInteger.ZERO;

    public OpenOrder(int side, long price, long lots) {
        this.side = side;
        this.price = price;
        this.lots = lots;
    }

    /** An order that has paid before, with this residue of its fees. */
    public static OpenOrder resting(int side, long price, long lots, long residue) {
        OpenOrder order = new OpenOrder(side, price, lots);
        if (residue > 0) {
            order.paidFee = BigInteger.ONE;
            order.exactFee = ONE.subtract(BigInteger.valueOf(residue));
        }
        return order;
    }

    OpenOrder copy() {
        OpenOrder copy = new OpenOrder(side, price, lots);
        copy.exactFee = exactFee;
        copy.paidFee = paidFee;
        return copy;
    }

    public long lots() {
        return lots;
    }

    /** By how much the fee paid exceeds the exact one, in 1e-9 of a unit. */
    public long residue() {
        return paidFee.multiply(ONE).subtract(exactFee).longValueExact();
    }

    /** The order has filled: so much notional at such a fee rate; it pays the exact total rounded up, less what it has. */
    public long fill(long filled, long notional, long rateUnits) {
        lots -= filled;
        exactFee = exactFee.add(fee(notional, rateUnits));
        BigInteger total = ceiling(exactFee);
        long step = total.subtract(paidFee).longValueExact();
        paidFee = total;
        return step;
    }

    /** What the order would pay for so much more notional, in whole units. */
    BigInteger feeOf(BigInteger notional, long rateUnits) {
        return ceiling(exactFee.add(notional.multiply(BigInteger.valueOf(rateUnits))))
                .subtract(paidFee);
    }

    static BigInteger ceiling(BigInteger billionths) {
        BigInteger[] parts = billionths.divideAndRemainder(ONE);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    private static BigInteger fee(long notional, long rateUnits) {
        return BigInteger.valueOf(notional).multiply(BigInteger.valueOf(rateUnits));
    }

    @Override
    public String toString() {
        return (side > 0 ? "buy " : "sell ") + lots + " at " + price + " (residue " + residue() + ")";
    }
}
