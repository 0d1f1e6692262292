package io.quoin.lab.bench.matching;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The divisor: an order book as one writes it in an afternoon, a {@code TreeMap} from prices to queues on each side and a
 * {@code HashMap} from ids to orders. It is not slowed down: it matches in place and keeps nothing that matching does not
 * need, no lists of parties for example.
 */
public final class TreeBook implements Contender {
    private static final class Order {
        final long id;
        final int party;
        final boolean isBuy;
        final long ticks;
        long lots;

        Order(long id, int party, boolean isBuy, long ticks, long lots) {
            this.id = id;
            this.party = party;
            this.isBuy = isBuy;
            this.ticks = ticks;
            this.lots = lots;
        }
    }

    /** One market. */
    private static final class Market {
        private final TreeMap<Long, ArrayDeque<Order>> bids = new TreeMap<>(Collections.reverseOrder());
        private final TreeMap<Long, ArrayDeque<Order>> asks = new TreeMap<>();
        private final HashMap<Long, Order> orders = new HashMap<>();
        private final Tape tape = new Tape();

        void come(long id, int party, boolean isBuy, long ticks, long lots, boolean rests) {
            TreeMap<Long, ArrayDeque<Order>> makers = isBuy ? asks : bids;
            long left = lots;
            while (left > 0 && !makers.isEmpty()) {
                Map.Entry<Long, ArrayDeque<Order>> best = makers.firstEntry();
                if (isBuy ? best.getKey() > ticks : best.getKey() < ticks) {
                    break;
                }
                Order maker = best.getValue().peekFirst();
                if (maker == null || maker.party == party) {
                    return; // The rest of an order that would trade with itself is cancelled.
                }
                long traded = Math.min(left, maker.lots);
                tape.fill(maker.id, maker.ticks, traded);
                left -= traded;
                maker.lots -= traded;
                if (maker.lots == 0) {
                    best.getValue().pollFirst();
                    orders.remove(maker.id);
                    if (best.getValue().isEmpty()) {
                        makers.pollFirstEntry();
                    }
                }
            }
            if (left > 0 && rests) {
                Order order = new Order(id, party, isBuy, ticks, left);
                side(isBuy).computeIfAbsent(ticks, price -> new ArrayDeque<>()).addLast(order);
                orders.put(id, order);
            }
        }

        Order cancel(long id) {
            Order order = Objects.requireNonNull(orders.remove(id));
            TreeMap<Long, ArrayDeque<Order>> side = side(order.isBuy);
            ArrayDeque<Order> queue = Objects.requireNonNull(side.get(order.ticks));
            queue.remove(order);
            if (queue.isEmpty()) {
                side.remove(order.ticks);
            }
            return order;
        }

        void reduce(long id, long lots) {
            Order order = Objects.requireNonNull(orders.get(id));
            if (order.lots == lots) {
                cancel(id);
            } else {
                order.lots -= lots;
            }
        }

        long[] inOrder() {
            long[] rows = new long[3 * orders.size()];
            int at = 0;
            for (TreeMap<Long, ArrayDeque<Order>> side : List.of(bids, asks)) {
                for (ArrayDeque<Order> queue : side.values()) {
                    for (Order order : queue) {
                        rows[at++] = order.id;
                        rows[at++] = order.ticks;
                        rows[at++] = order.lots;
                    }
                }
            }
            return rows;
        }

        private TreeMap<Long, ArrayDeque<Order>> side(boolean isBuy) {
            return isBuy ? bids : asks;
        }
    }

    @Override
    public String name() {
        return "tree_book";
    }

    @Override
    public Outcome play(OrderFlow flow) {
        Market market = new Market();
        play(market, flow, 0, flow.filling());
        long begun = CpuClock.nanos();
        play(market, flow, flow.filling(), flow.size());
        long nanos = CpuClock.nanos() - begun;
        return new Outcome(nanos, market.tape.fills(), market.tape.digest(), market.inOrder());
    }

    private static void play(Market market, OrderFlow flow, int from, int to) {
        for (int at = from; at < to; at++) {
            switch (flow.kind(at)) {
                case PLACE ->
                    market.come(flow.newId(at), flow.party(at), flow.isBuy(at), flow.ticks(at), flow.lots(at), true);
                case TAKE ->
                    market.come(flow.newId(at), flow.party(at), flow.isBuy(at), flow.ticks(at), flow.lots(at), false);
                case CANCEL -> market.cancel(flow.id(at));
                case REDUCE -> market.reduce(flow.id(at), flow.lots(at));
                case MOVE -> {
                    Order old = market.cancel(flow.id(at));
                    market.come(flow.newId(at), old.party, old.isBuy, flow.ticks(at), old.lots, true);
                }
            }
        }
    }
}
