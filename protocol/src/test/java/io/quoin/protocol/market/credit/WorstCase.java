package io.quoin.protocol.market.credit;

import java.math.BigInteger;
import java.util.List;

/**
 * The requirement by its meaning and not by its formula: the most that any subset of the orders, filled in any part and
 * order, can consume. Consumption of a path depends on how far each order is filled and not on the path, so all the
 * fillings are tried. Big numbers, exponential time.
 */
final class WorstCase {
    private final CreditTerms terms;
    private final long mark;
    private final long position;
    private final List<OpenOrder> orders;

    WorstCase(CreditTerms terms, long mark, long position, List<OpenOrder> orders) {
        this.terms = terms;
        this.mark = mark;
        this.position = position;
        this.orders = orders;
    }

    /** Every part of every order, lot by lot: for few lots. */
    BigInteger ofAllParts() {
        return worst(0, BigInteger.valueOf(position), BigInteger.ZERO, true);
    }

    /** Each order whole or not at all: for many lots. */
    BigInteger ofSubsets() {
        return worst(0, BigInteger.valueOf(position), BigInteger.ZERO, false);
    }

    /** What all orders that lose would lose and pay, each filled whole. */
    BigInteger losses() {
        return orders.stream()
                .map(order -> costOf(order, order.lots()).max(BigInteger.ZERO))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private BigInteger worst(int at, BigInteger size, BigInteger spent, boolean inParts) {
        if (at == orders.size()) {
            return margin(size).subtract(margin(BigInteger.valueOf(position))).add(spent);
        }
        OpenOrder order = orders.get(at);
        BigInteger most = worst(at + 1, size, spent, inParts);
        for (long lots = inParts ? 1 : order.lots(); lots <= order.lots(); lots++) {
            BigInteger signed = BigInteger.valueOf(order.side * lots);
            most = most.max(worst(at + 1, size.add(signed), spent.add(costOf(order, lots)), inParts));
        }
        return most;
    }

    /** What the fill loses against the mark and pays in fees. */
    private BigInteger costOf(OpenOrder order, long lots) {
        BigInteger scaled = BigInteger.valueOf(lots).multiply(BigInteger.valueOf(terms.unitScale()));
        BigInteger loss = BigInteger.valueOf(order.side).multiply(BigInteger.valueOf(order.price - mark));
        BigInteger counted = terms.gainsCount() ? loss : loss.max(BigInteger.ZERO);
        long rate = Math.max(terms.makerFeeUnits(), terms.takerFeeUnits());
        BigInteger fee = order.feeOf(scaled.multiply(BigInteger.valueOf(order.price)), rate);
        return counted.multiply(scaled).add(fee);
    }

    private BigInteger margin(BigInteger size) {
        return OpenOrder.ceiling(size.abs()
                .multiply(BigInteger.valueOf(terms.unitScale()))
                .multiply(BigInteger.valueOf(mark))
                .multiply(BigInteger.valueOf(terms.marginUnits())));
    }
}
