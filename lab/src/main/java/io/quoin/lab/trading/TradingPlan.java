package io.quoin.lab.trading;

import io.quoin.lab.stream.OrderEvent;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Everything that the clients will do, in order of time. Each market repeats the venue's stream, a bit later than the one
 * before: {@code created} is an order, {@code deleted} with something left is a cancel. What the venue reports as {@code changed}
 * or as filled are results; they are compared with ours, never asked for. Sizes are rounded down to the lot.
 *
 * <p>Beside the stream, two market makers for each market place a bid and an ask around the index and take them back when they
 * place the next. They are ours, not the venue's, and are called {@code maker-...}.
 *
 * @param steps in order of {@link Step#atMillis}
 * @param tooSmall orders of the stream that are less than one lot
 * @param cancelsOfUnknown cancels of orders that were placed before the stream begins, are less than a lot, or are cancelled
 *     already
 */
public record TradingPlan(List<Step> steps, int tooSmall, int cancelsOfUnknown) {
    private static final long SHIFT_MILLIS = 60_000;
    private static final long QUOTE_EVERY_MILLIS = 30_000;
    private static final int MAKERS_PER_MARKET = 2;
    private static final int QUOTE_BASIS_POINTS_MIN = 5;
    private static final int QUOTE_BASIS_POINTS_MAX = 60;
    private static final int BASIS_POINTS_OF_ONE = 10_000;
    private static final Quantity QUOTE_SIZE = Quantity.parse("0.5", Instruments.SIZE_SCALE);

    /**
     * The plan of a stream.
     *
     * @param events in order of time, at least one
     * @param trades of the venue in order of time, at least one: the index
     * @param seed of how far away the market makers quote; the same seed gives the same plan
     */
    public static TradingPlan of(List<OrderEvent> events, List<Trade> trades, int markets, int accounts, long seed) {
        Builder builder = new Builder(events.get(0).timeMillis(), accounts);
        SplittableRandom random = new SplittableRandom(seed);
        for (int market = 0; market < markets; market++) {
            builder.market = market;
            builder.orders(events);
            builder.index(trades);
            builder.quotes(trades, random.split());
        }
        builder.steps.sort(Comparator.comparingLong(Step::atMillis));
        return new TradingPlan(List.copyOf(builder.steps), builder.tooSmall, builder.cancelsOfUnknown);
    }

    /** The id of the trader with this number, 0 and up. */
    static String account(int number) {
        return String.format("trader-%04d", number);
    }

    /** The ids of all market makers of so many markets. */
    static List<String> makers(int markets) {
        List<String> makers = new ArrayList<>();
        for (int market = 0; market < markets; market++) {
            for (int maker = 0; maker < MAKERS_PER_MARKET; maker++) {
                makers.add(maker(market, maker));
            }
        }
        return makers;
    }

    private static String maker(int market, int number) {
        return "maker-" + market + "-" + number;
    }

    /** How many commands there are. */
    int commands() {
        return (int)
                steps.stream().filter(step -> !(step instanceof Step.Index)).count();
    }

    /** How many orders are of market makers, the venue's aside. */
    long makersOrders() {
        return steps.stream()
                .filter(step -> step instanceof Step.Place place && place.venueOrder() == 0)
                .count();
    }

    private static final class Builder {
        final List<Step> steps = new ArrayList<>();
        private final long beginMillis;
        private final int accounts;
        int market;
        int tooSmall;
        int cancelsOfUnknown;

        Builder(long beginMillis, int accounts) {
            this.beginMillis = beginMillis;
            this.accounts = accounts;
        }

        private long at(long timeMillis) {
            return timeMillis - beginMillis + market * SHIFT_MILLIS;
        }

        void orders(List<OrderEvent> events) {
            Map<Long, CommandId> placed = new HashMap<>();
            for (OrderEvent event : events) {
                if (event.action() == OrderEvent.Action.CREATED) {
                    place(event, placed);
                } else if (event.action() == OrderEvent.Action.DELETED
                        && new BigDecimal(event.remaining()).signum() > 0) {
                    cancel(event, placed);
                }
            }
        }

        private void place(OrderEvent event, Map<Long, CommandId> placed) {
            BigDecimal size = new BigDecimal(event.remaining()).setScale(Instruments.SIZE_SCALE, RoundingMode.DOWN);
            if (size.signum() == 0) {
                tooSmall++;
                return;
            }
            String account = account((int) ((event.orderId() + 131L * market) % accounts));
            CommandId id = new CommandId(account, "o" + event.orderId());
            placed.put(event.orderId(), id);
            steps.add(new Step.Place(
                    at(event.timeMillis()),
                    market,
                    id,
                    event.orderId(),
                    event.isBuy() ? Side.BUY : Side.SELL,
                    Price.parse(event.price(), Instruments.PRICE_SCALE),
                    Quantity.parse(size.toPlainString(), Instruments.SIZE_SCALE)));
        }

        private void cancel(OrderEvent event, Map<Long, CommandId> placed) {
            CommandId order = placed.remove(event.orderId()); // The stream reports a few deletions twice.
            if (order == null) {
                cancelsOfUnknown++;
                return;
            }
            CommandId id = new CommandId(order.account(), "x" + event.orderId());
            steps.add(new Step.Cancel(at(event.timeMillis()), market, id, order));
        }

        /** The first trade is the index from the beginning on, or nobody could trade before it. */
        void index(List<Trade> trades) {
            steps.add(new Step.Index(0, market, price(trades.get(0))));
            for (Trade trade : trades) {
                steps.add(new Step.Index(at(trade.timeMillis()), market, price(trade)));
            }
        }

        void quotes(List<Trade> trades, SplittableRandom random) {
            long last = trades.get(trades.size() - 1).timeMillis();
            int next = 0;
            int round = 0;
            Map<String, CommandId> standing = new HashMap<>();
            for (long time = trades.get(0).timeMillis(); time < last; time += QUOTE_EVERY_MILLIS) {
                while (next + 1 < trades.size() && trades.get(next + 1).timeMillis() <= time) {
                    next++;
                }
                long index = price(trades.get(next)).units();
                for (int maker = 0; maker < MAKERS_PER_MARKET; maker++) {
                    String account = maker(market, maker);
                    for (Side side : Side.values()) {
                        quote(at(time), account, side, index, round, random, standing);
                    }
                }
                round++;
            }
        }

        private void quote(
                long atMillis,
                String account,
                Side side,
                long index,
                int round,
                SplittableRandom random,
                Map<String, CommandId> standing) {
            String name = side == Side.BUY ? "b" : "a";
            CommandId former = standing.get(account + name);
            if (former != null) {
                steps.add(new Step.Cancel(atMillis, market, new CommandId(account, "x" + former.clientId()), former));
            }
            long away = index * random.nextInt(QUOTE_BASIS_POINTS_MIN, QUOTE_BASIS_POINTS_MAX) / BASIS_POINTS_OF_ONE;
            Price price = new Price(index - side.sign() * away, Instruments.PRICE_SCALE);
            CommandId id = new CommandId(account, name + round);
            standing.put(account + name, id);
            steps.add(new Step.Place(atMillis, market, id, 0, side, price, QUOTE_SIZE));
        }

        private static Price price(Trade trade) {
            return Price.parse(trade.price(), Instruments.PRICE_SCALE);
        }
    }
}
