package io.quoin.protocol.market.credit;

import java.util.ArrayList;
import java.util.List;

/** An order that comes, and what it meets: makers at its limit or better, best first. */
public record Placing(int side, long limit, long lots, List<Fill> makers, boolean mayRest) {
    /** So many lots at a price. */
    public record Fill(long price, long lots) {}

    /** The fills that it makes. */
    List<Fill> fills() {
        List<Fill> fills = new ArrayList<>();
        long left = lots;
        for (Fill maker : makers) {
            long filled = Math.min(left, maker.lots);
            if (filled > 0) {
                fills.add(new Fill(maker.price, filled));
            }
            left -= filled;
        }
        return fills;
    }

    /** With makers whose prices are better by so much, put into their order. */
    static Placing of(int side, long limit, long lots, List<Fill> improvements, boolean mayRest) {
        List<Fill> makers = improvements.stream()
                .map(one -> new Fill(Math.max(1, limit - side * one.price), one.lots))
                .sorted((left, right) -> Long.signum(side * (left.price - right.price)))
                .toList();
        return new Placing(side, limit, lots, makers, mayRest);
    }
}
