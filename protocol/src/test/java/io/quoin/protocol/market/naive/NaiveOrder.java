package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An accepted order, and what it has paid so far. */
final class NaiveOrder {
    final long number;
    final String account;
    final String clientId;
    final boolean isBuy;
    final boolean isReduceOnly;

    /** The worst price that it accepts. */
    final BigDecimal limit;

    /** What is still to trade. */
    BigDecimal left;

    /** The fees of all its trades before any rounding. */
    private BigDecimal exactFees = BigDecimal.ZERO;

    NaiveOrder(long number, NaiveAsk ask, BigDecimal limit, BigDecimal size) {
        this.number = number;
        this.account = ask.account();
        this.clientId = ask.clientId();
        this.isBuy = ask.isBuy();
        this.isReduceOnly = ask.isReduceOnly();
        this.limit = limit;
        this.left = size;
    }

    boolean accepts(BigDecimal price) {
        return isBuy ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0;
    }

    /** What one more trade costs: only what the whole order pays is rounded, up. */
    BigDecimal pays(BigDecimal worth, BigDecimal rate, int unitScale) {
        BigDecimal before = exactFees.setScale(unitScale, RoundingMode.CEILING);
        exactFees = exactFees.add(worth.multiply(rate));
        return exactFees.setScale(unitScale, RoundingMode.CEILING).subtract(before);
    }
}
