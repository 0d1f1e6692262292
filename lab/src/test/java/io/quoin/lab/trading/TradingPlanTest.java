package io.quoin.lab.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.lab.stream.OrderEvent.Action;
import io.quoin.lab.stream.OrderStream;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the venue says of an order becomes a command where it was its owner's doing, and none where it was the market's. */
class TradingPlanTest {
    private static final Path DATA = Path.of("data");
    private static final long BEGIN = 1_000_000;
    private static final List<Trade> ONE_TRADE = List.of(new Trade(BEGIN, "236.50"));

    // ---- the venue's orders -----------------------------------------------------------------------------------------

    @Test
    void what_was_created_is_ordered_at_its_price_and_size() {
        List<Step> steps = orders(event(0, 7, Action.CREATED, true, "236.47", "2"), created(1_500, 8, "0.25"));
        assertEquals(
                List.of(
                        new Step.Place(0, 0, id(7, 0, "o7"), 7, Side.BUY, price("236.47"), size("2")),
                        new Step.Place(1_500, 0, id(8, 0, "o8"), 8, Side.SELL, price("237"), size("0.25"))),
                steps);
    }

    @Test
    void what_was_deleted_with_something_left_is_cancelled_under_an_id_of_its_own() {
        List<Step> steps = orders(created(0, 7, "2"), event(900, 7, Action.DELETED, false, "237", "1.5"));
        assertEquals(new Step.Cancel(900, 0, id(7, 0, "x7"), id(7, 0, "o7")), steps.get(1));
        assertEquals(2, steps.size());
    }

    @Test
    void fills_are_results_and_no_commands() {
        TradingPlan plan = plan(
                created(0, 7, "2"),
                event(900, 7, Action.CHANGED, false, "237", "1.5"),
                event(901, 7, Action.DELETED, false, "237", "0"),
                event(902, 7, Action.DELETED, false, "237", "0.00000000"));
        assertEquals(1, plan.commands());
        assertEquals(0, plan.cancelsOfUnknown());
    }

    @Test
    void an_order_is_cancelled_once_however_often_the_stream_says_so() {
        TradingPlan plan = plan(
                created(0, 7, "2"),
                event(900, 7, Action.DELETED, false, "237", "2"),
                event(950, 7, Action.DELETED, false, "237", "2"));
        assertEquals(2, plan.commands());
        assertEquals(1, plan.cancelsOfUnknown());
    }

    @Test
    void cancels_of_orders_from_before_the_stream_are_left_out_and_counted() {
        TradingPlan plan = plan(created(0, 7, "2"), event(900, 6, Action.DELETED, false, "237", "2"));
        assertEquals(1, plan.commands());
        assertEquals(1, plan.cancelsOfUnknown());
    }

    @Test
    void sizes_are_rounded_down_to_the_lot_and_less_than_one_is_left_out_with_its_cancel() {
        TradingPlan plan = plan(
                created(0, 7, "1.99999999"),
                created(1, 8, "0.00000099"),
                event(2, 8, Action.DELETED, false, "237", "0.00000099"),
                created(3, 9, "0.000001"));
        List<Quantity> sizes =
                ordersOf(plan).map(step -> ((Step.Place) step).size()).toList();
        assertEquals(List.of(size("1.999999"), size("0.000001")), sizes);
        assertEquals(1, plan.tooSmall());
        assertEquals(1, plan.cancelsOfUnknown());
    }

    // ---- markets ----------------------------------------------------------------------------------------------------

    @Test
    void each_market_repeats_the_stream_a_minute_later_with_other_accounts() {
        TradingPlan plan = TradingPlan.of(List.of(created(0, 7, "2"), created(10, 8, "1")), ONE_TRADE, 3, 1_000, 1);
        List<String> told = ordersOf(plan)
                .map(step -> step.market() + " at " + step.atMillis() + " " + ((Step.Place) step).id())
                .toList();
        assertEquals(
                List.of(
                        "0 at 0 " + id(7, 0, "o7"),
                        "0 at 10 " + id(8, 0, "o8"),
                        "1 at 60000 " + id(7, 1, "o7"),
                        "1 at 60010 " + id(8, 1, "o8"),
                        "2 at 120000 " + id(7, 2, "o7"),
                        "2 at 120010 " + id(8, 2, "o8")),
                told);
    }

    @Test
    void the_index_is_there_from_the_beginning_and_follows_the_venues_trades() {
        List<Trade> trades = List.of(new Trade(BEGIN + 5_000, "236.5"), new Trade(BEGIN + 7_000, "237.25"));
        TradingPlan plan = TradingPlan.of(List.of(created(0, 7, "2")), trades, 2, 1_000, 1);
        List<Step> index =
                plan.steps().stream().filter(Step.Index.class::isInstance).toList();
        assertEquals(
                List.of(
                        new Step.Index(0, 0, price("236.50")),
                        new Step.Index(0, 1, price("236.50")),
                        new Step.Index(5_000, 0, price("236.50")),
                        new Step.Index(7_000, 0, price("237.25")),
                        new Step.Index(65_000, 1, price("236.50")),
                        new Step.Index(67_000, 1, price("237.25"))),
                index);
    }

    // ---- market makers ----------------------------------------------------------------------------------------------

    @Test
    void market_makers_are_called_so_and_quote_both_sides_around_the_index_until_the_next_quote() {
        List<Trade> trades = List.of(new Trade(BEGIN, "200"), new Trade(BEGIN + 30_001, "200"));
        TradingPlan plan = TradingPlan.of(List.of(created(0, 7, "2")), trades, 1, 1_000, 1);
        assertEquals(List.of("maker-0-0", "maker-0-1"), TradingPlan.makers(1));
        Map<CommandId, Step.Place> placed = new TreeMap<>();
        Set<CommandId> cancelled = new HashSet<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.Place place && place.venueOrder() == 0) {
                placed.put(place.id(), place);
                long away = place.side() == Side.BUY
                        ? 20_000 - place.price().units()
                        : place.price().units() - 20_000;
                assertTrue(away >= 10 && away < 120, place + " is not 5 to 60 basis points away");
            } else if (step instanceof Step.Cancel cancel) {
                assertEquals(30_000, cancel.atMillis());
                assertTrue(placed.containsKey(cancel.placed()), "cancelled before it was placed: " + cancel);
                cancelled.add(cancel.placed());
            }
        }
        assertEquals(8, placed.size(), "two makers, two sides, two rounds");
        assertEquals(8, plan.makersOrders());
        assertEquals(
                Set.of(
                        new CommandId("maker-0-0", "b0"),
                        new CommandId("maker-0-0", "a0"),
                        new CommandId("maker-0-1", "b0"),
                        new CommandId("maker-0-1", "a0")),
                cancelled);
    }

    @Test
    void market_makers_quote_around_the_newest_price_and_never_ahead_of_time() {
        List<Trade> trades =
                List.of(new Trade(BEGIN, "200"), new Trade(BEGIN + 30_000, "400"), new Trade(BEGIN + 60_001, "900"));
        for (Step step :
                TradingPlan.of(List.of(created(0, 7, "2")), trades, 1, 1_000, 1).steps()) {
            if (step instanceof Step.Place place && place.venueOrder() == 0) {
                long index = place.atMillis() < 30_000 ? 20_000 : 40_000;
                assertEquals(index, place.price().units(), index * 0.006, place.toString());
            }
        }
    }

    // ---- the whole --------------------------------------------------------------------------------------------------

    @Test
    void the_same_seed_gives_the_same_plan_and_another_seed_other_quotes_alone() throws Exception {
        List<OrderEvent> events = shipped();
        TradingPlan plan = TradingPlan.of(events, trades(), 2, 1_000, 5);
        assertEquals(plan, TradingPlan.of(events, trades(), 2, 1_000, 5));
        TradingPlan other = TradingPlan.of(events, trades(), 2, 1_000, 6);
        assertNotEquals(plan, other);
        assertEquals(ordersOf(plan).toList(), ordersOf(other).toList());
    }

    @Test
    void the_shipped_stream_is_so_many_commands_in_order_of_time_over_all_accounts() throws Exception {
        TradingPlan plan = TradingPlan.of(shipped(), trades(), 8, 1_000, 20_150_501);
        // Counted in the file by other means: 16,076 created, all of a lot or more; 15,517 cancels of these, 159
        // others.
        assertEquals(
                8 * 16_076, ordersOf(plan).filter(Step.Place.class::isInstance).count());
        assertEquals(
                8 * 15_517, ordersOf(plan).filter(Step.Cancel.class::isInstance).count());
        assertEquals(0, plan.tooSmall());
        assertEquals(8 * 159, plan.cancelsOfUnknown());
        Set<String> accounts = new TreeSet<>();
        Set<String> ids = new HashSet<>();
        Set<String> cancelled = new HashSet<>();
        long last = 0;
        for (Step step : plan.steps()) {
            assertTrue(step.atMillis() >= last, "not in order: " + step);
            last = step.atMillis();
            if (step instanceof Step.Place place) {
                assertTrue(ids.add(place.market() + " " + place.id()), "twice: " + place);
                accounts.add(place.id().account());
            } else if (step instanceof Step.Cancel cancel) {
                assertTrue(ids.add(cancel.market() + " " + cancel.id()), "twice: " + cancel);
                assertTrue(ids.contains(cancel.market() + " " + cancel.placed()), "never placed: " + cancel);
                assertTrue(cancelled.add(cancel.market() + " " + cancel.placed()), "cancelled twice: " + cancel);
            }
        }
        assertTrue(accounts.removeAll(TradingPlan.makers(8)));
        assertEquals(1_000, accounts.size());
        assertEquals(ids.size(), plan.commands());
    }

    private static List<OrderEvent> shipped() throws Exception {
        return OrderStream.read(DATA.resolve("bitstamp_btcusd_l3_orders_20150501_0000_0300.csv.gz"));
    }

    private static List<Trade> trades() throws Exception {
        return Trade.read(DATA.resolve("bitstamp_btcusd_trades_20150501_0000_0300.csv.gz"));
    }

    private static TradingPlan plan(OrderEvent... events) {
        return TradingPlan.of(List.of(events), ONE_TRADE, 1, 1_000, 1);
    }

    private static List<Step> orders(OrderEvent... events) {
        return ordersOf(plan(events)).toList();
    }

    /** The steps that repeat the venue's orders. */
    private static Stream<Step> ordersOf(TradingPlan plan) {
        return plan.steps().stream()
                .filter(step -> step instanceof Step.Place place && place.venueOrder() != 0
                        || step instanceof Step.Cancel cancel
                                && cancel.id().account().startsWith("trader-"));
    }

    private static OrderEvent created(long afterMillis, long order, String size) {
        return event(afterMillis, order, Action.CREATED, false, "237", size);
    }

    private static OrderEvent event(
            long afterMillis, long order, Action action, boolean isBuy, String price, String remaining) {
        return new OrderEvent(BEGIN + afterMillis, order, action, isBuy, price, remaining);
    }

    private static CommandId id(long order, int market, String clientId) {
        return new CommandId(TradingPlan.account((int) ((order + 131L * market) % 1_000)), clientId);
    }

    private static Price price(String text) {
        return Price.parse(text, Instruments.PRICE_SCALE);
    }

    private static Quantity size(String text) {
        return Quantity.parse(text, Instruments.SIZE_SCALE);
    }
}
