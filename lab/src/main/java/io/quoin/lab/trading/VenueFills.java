package io.quoin.lab.trading;

import io.quoin.lab.stream.OrderEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of each order traded at the venue, as far as its stream says: of an order whose creation it shows, what was there at
 * first less what was left in the end. Orders still open at the end count with what had traded by then.
 */
public final class VenueFills {
    private final SortedMap<Long, BigDecimal> first = new TreeMap<>();
    private final SortedMap<Long, BigDecimal> left = new TreeMap<>();

    public VenueFills(List<OrderEvent> events) {
        for (OrderEvent event : events) {
            BigDecimal remaining = new BigDecimal(event.remaining());
            if (event.action() == OrderEvent.Action.CREATED) {
                first.put(event.orderId(), remaining);
            }
            left.put(event.orderId(), remaining);
        }
    }

    /** Bitcoins of this order that traded at the venue; 0 if the stream does not show its creation. */
    BigDecimal of(long orderId) {
        BigDecimal atFirst = first.get(orderId);
        return atFirst == null ? BigDecimal.ZERO : atFirst.subtract(left.getOrDefault(orderId, atFirst));
    }
}
