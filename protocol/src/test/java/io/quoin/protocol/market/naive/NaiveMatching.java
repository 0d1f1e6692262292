package io.quoin.protocol.market.naive;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom an order would meet, one after the other: the best price first, at one price whoever came first. Nothing is changed here.
 *
 * <ul>
 *   <li>An order that may only reduce trades no more than the position that its account has at that moment; without one it is
 *       passed over.
 *   <li>Orders of one owner do not trade with each other: the one that comes ends there.
 *   <li>One order makes at most so many trades.
 * </ul>
 */
final class NaiveMatching {
    /** A meeting: so much with this order. */
    record Meeting(NaiveOrder maker, BigDecimal size) {}

    final List<Meeting> meetings = new ArrayList<>();
    BigDecimal left;
    int passedOver;
    int limited;

    /** What ended it before it was filled or nobody was left. */
    @Nullable
    String why;

    NaiveMatching(NaiveOrder taker, List<NaiveOrder> book, NaiveMarket market) {
        left = taker.left;
        Map<String, BigDecimal> positions = new HashMap<>();
        for (NaiveOrder maker : accepted(taker, book)) {
            BigDecimal most = maker.left;
            if (maker.isReduceOnly) {
                BigDecimal held = positions.getOrDefault(maker.account, market.position(maker.account));
                most = most.min(reducible(maker.isBuy, held));
            }
            if (left.signum() == 0 || why != null) {
                break;
            } else if (most.signum() == 0) {
                passedOver++;
            } else if (market.owner(maker.account).equals(market.owner(taker.account))) {
                why = "SELF_TRADE";
            } else if (meetings.size() == market.terms().fillsMax()) {
                why = "TOO_MANY_FILLS";
            } else {
                BigDecimal traded = left.min(most);
                limited += traded.compareTo(left.min(maker.left)) < 0 ? 1 : 0;
                meetings.add(new Meeting(maker, traded));
                left = left.subtract(traded);
                BigDecimal held = positions.getOrDefault(maker.account, market.position(maker.account));
                positions.put(maker.account, maker.isBuy ? held.add(traded) : held.subtract(traded));
            }
        }
    }

    /** How much an order of this side could take off a position. */
    static BigDecimal reducible(boolean isBuy, BigDecimal position) {
        return (isBuy ? position.negate() : position).max(BigDecimal.ZERO);
    }

    private static List<NaiveOrder> accepted(NaiveOrder taker, List<NaiveOrder> book) {
        Comparator<NaiveOrder> byPrice = Comparator.comparing(order -> order.limit);
        // A stable sort of what lies in the order of arrival.
        return book.stream()
                .filter(order -> order.isBuy != taker.isBuy && taker.accepts(order.limit))
                .sorted(taker.isBuy ? byPrice : byPrice.reversed())
                .toList();
    }
}
