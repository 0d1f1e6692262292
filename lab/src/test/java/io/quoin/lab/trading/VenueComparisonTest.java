package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderEvent.Action;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the venue's stream says was filled, and how ours is counted beside it. */
class VenueComparisonTest {
    private static final long BEGIN = 1_000_000;

    // ---- the venue --------------------------------------------------------------------------------------------------

    @Test
    void an_order_traded_what_was_there_at_first_less_what_was_left_in_the_end() {
        VenueFills fills = new VenueFills(List.of(
                event(1, Action.CREATED, "2"),
                event(1, Action.CHANGED, "1.4"),
                event(1, Action.DELETED, "0"),
                event(2, Action.CREATED, "2"),
                event(2, Action.CHANGED, "1.4"),
                event(2, Action.DELETED, "1.4"),
                event(3, Action.CREATED, "2"),
                event(3, Action.CHANGED, "1.4"),
                event(4, Action.CREATED, "2"),
                event(4, Action.DELETED, "2")));
        assertTraded("2", fills, 1);
        assertTraded("0.6", fills, 2);
        assertTraded("0.6", fills, 3);
        assertTraded("0", fills, 4);
    }

    @Test
    void nothing_is_said_of_an_order_whose_creation_was_not_seen() {
        VenueFills fills = new VenueFills(List.of(event(1, Action.CHANGED, "1.4"), event(1, Action.DELETED, "0")));
        assertTraded("0", fills, 1);
        assertTraded("0", fills, 2);
    }

    private static void assertTraded(String bitcoins, VenueFills fills, long order) {
        assertEquals(0, new BigDecimal(bitcoins).compareTo(fills.of(order)), () -> order + ": " + fills.of(order));
    }

    // ---- the comparison ---------------------------------------------------------------------------------------------

    @Test
    void every_order_of_the_stream_is_counted_once_for_each_market_by_where_it_traded() {
        List<OrderEvent> events = List.of(
                event(1, Action.CREATED, "2"), // The same here, in market 0.
                event(2, Action.CREATED, "2"), // Less here.
                event(3, Action.CREATED, "2"), // Not here.
                event(4, Action.CREATED, "2"), // Only here.
                event(5, Action.CREATED, "2"), // Nowhere.
                event(1, Action.DELETED, "0"),
                event(2, Action.DELETED, "0"),
                event(3, Action.DELETED, "0.5"),
                event(4, Action.DELETED, "2"));
        Pages pages = new Pages(events, 2);
        pages.trade(0, 1, "1.25");
        pages.trade(0, 1, "0.75");
        pages.trade(0, 2, "0.5");
        pages.trade(0, 4, "0.000001");
        assertEquals(
                new VenueComparison(2, 1 + 3, 1, 1 + 2, 1),
                VenueComparison.of(pages.played(), new VenueFills(events), pages.tape()));
    }

    @Test
    void sizes_are_compared_by_whole_lots() {
        List<OrderEvent> events = List.of(event(1, Action.CREATED, "0.50000049"), event(1, Action.DELETED, "0"));
        Pages pages = new Pages(events, 1);
        pages.trade(0, 1, "0.5");
        assertEquals(
                new VenueComparison(1, 0, 0, 0, 1),
                VenueComparison.of(pages.played(), new VenueFills(events), pages.tape()));
    }

    @Test
    void market_makers_are_not_compared() {
        List<OrderEvent> events = List.of(event(1, Action.CREATED, "1"));
        Pages pages = new Pages(events, 1, 2);
        assertEquals(4, pages.played().plan().makersOrders());
        assertEquals(
                new VenueComparison(0, 0, 0, 1, 0),
                VenueComparison.of(pages.played(), new VenueFills(events), pages.tape()));
    }

    private static OrderEvent event(long order, Action action, String remaining) {
        return new OrderEvent(BEGIN, order, action, order % 2 == 0, "237", remaining);
    }
}
