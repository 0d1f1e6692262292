package io.quoin.lab.bench.matching;

import io.quoin.protocol.market.book.Crossing;
import io.quoin.protocol.market.book.MatchPlan;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.Taker;
import io.quoin.protocol.market.book.TimeInForce;
import java.util.SplittableRandom;

/**
 * Draws an {@link OrderFlow}: a book that is kept at so many orders, most of which drift toward the last price until they
 * trade. The proportions are those of the generator that exchange-core is measured with: while a side lacks orders, of ten
 * commands two are placed, one is cancelled, one reduced and six moved; while it does not, of forty two take, one is
 * cancelled, one reduced and 36 moved. Together that is about 71 % moves, 15 % orders that come, 7 % cancellations and 7 %
 * reductions.
 *
 * <p>Sizes are 1 plus the product of three numbers from 0 to 5; prices lie around the last one, most of them near; a move
 * goes 1 % of the way to the last price, one tick at least.
 */
public final class OrderFlowDrawing {
    /** The flow comes from so many parties, numbered from 0. */
    static final int PARTIES = 1_000;

    /** Where prices begin, in ticks. */
    static final long CENTRE = 100_000;

    private static final int DEVIATION = 5_000;
    private static final long LOWEST = CENTRE - DEVIATION;
    private static final long HIGHEST = CENTRE + DEVIATION;
    private static final int FILLS_MAX = 1_000;
    private static final int PART_OF_A_MOVE = 100;
    private static final int LOOK_EVERY = 512;

    private final boolean hasReductions;
    private final SplittableRandom dice;
    private final int restingOfASide;
    private final OrderFlow flow;
    private final OrderBook book = new OrderBook();
    private final Crossing crossing = new Crossing(FILLS_MAX);
    private final RestingIds resting = new RestingIds();
    private final long[] lacking = new long[2];
    private long lastTicks = CENTRE;

    private OrderFlowDrawing(long seed, int restingOrders, int expected, boolean hasReductions) {
        this.hasReductions = hasReductions;
        this.dice = new SplittableRandom(seed);
        this.restingOfASide = restingOrders / 2;
        this.flow = new OrderFlow(expected);
    }

    /** The flow of this seed: first the book is filled with so many orders, then come so many commands. */
    public static OrderFlow draw(long seed, int restingOrders, int commands) {
        return draw(seed, restingOrders, commands, true);
    }

    /** The same, with moves in the place of reductions: of such commands as a market takes. */
    public static OrderFlow drawWithoutReductions(long seed, int restingOrders, int commands) {
        return draw(seed, restingOrders, commands, false);
    }

    private static OrderFlow draw(long seed, int restingOrders, int commands, boolean hasReductions) {
        OrderFlowDrawing drawing =
                new OrderFlowDrawing(seed, restingOrders, commands + 2 * restingOrders, hasReductions);
        drawing.fill();
        for (int command = 0; command < commands; command++) {
            if (command % LOOK_EVERY == 0) {
                drawing.countLacking();
            }
            drawing.next();
        }
        return drawing.flow;
    }

    private void fill() {
        countLacking();
        while (lacking[0] > 0 || lacking[1] > 0) {
            place(lacking[0] > 0 ? Side.BUY : Side.SELL);
            countLacking();
        }
        flow.endFilling();
    }

    private void countLacking() {
        for (Side side : Side.values()) {
            long orders = 0;
            for (int level = book.bestLevel(side); level != OrderBook.NONE; level = book.worse(level)) {
                orders += book.levelOrders(level);
            }
            lacking[side.ordinal()] = restingOfASide - orders;
        }
    }

    private void next() {
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        boolean lacks = lacking[side.ordinal()] > 0;
        int roll = dice.nextInt(lacks ? 10 : 40);
        if (roll >= 2 && resting.size() > 0) {
            change(roll, resting.draw(dice));
        } else if (lacks) {
            place(side);
        } else {
            long lots = size();
            long limit = side == Side.BUY ? HIGHEST : LOWEST;
            int party = dice.nextInt(PARTIES);
            flow.add(OrderFlow.Kind.TAKE, 0, party, side == Side.BUY, limit, lots);
            come(party, side, limit, lots, TimeInForce.IMMEDIATE_OR_CANCEL);
        }
    }

    private void place(Side side) {
        int near = 1 + (int) (Math.pow(dice.nextDouble(), 2) * DEVIATION);
        long sum = 0;
        for (int part = 0; part < 4; part++) {
            sum += dice.nextInt(near);
        }
        long away = Math.abs(sum / 4 * 2 - near);
        long ticks = side == Side.BUY ? lastTicks - away : lastTicks + away;
        int party = dice.nextInt(PARTIES);
        long lots = size();
        flow.add(OrderFlow.Kind.PLACE, 0, party, side == Side.BUY, ticks, lots);
        come(party, side, ticks, lots, TimeInForce.GOOD_TIL_CANCELLED);
    }

    private void change(int roll, long id) {
        int slot = book.find(id);
        long lots = book.lots(slot);
        if (roll == 2) {
            flow.add(OrderFlow.Kind.CANCEL, id, book.party(slot), book.side(slot) == Side.BUY, 0, lots);
            book.remove(slot);
            resting.remove(id);
        } else if (roll == 3 && hasReductions) {
            long less = 1 + dice.nextLong(lots);
            flow.add(OrderFlow.Kind.REDUCE, id, book.party(slot), book.side(slot) == Side.BUY, 0, less);
            if (book.reduce(slot, less) == 0) {
                resting.remove(id);
            }
        } else {
            long ticks = moved(book.ticks(slot));
            int party = book.party(slot);
            Side side = book.side(slot);
            flow.add(OrderFlow.Kind.MOVE, id, party, side == Side.BUY, ticks, lots);
            book.remove(slot);
            resting.remove(id);
            come(party, side, ticks, lots, TimeInForce.GOOD_TIL_CANCELLED);
        }
    }

    private long moved(long ticks) {
        long way = lastTicks - ticks;
        if (way == 0) {
            return ticks + (dice.nextBoolean() ? 1 : -1);
        }
        long part = (Math.abs(way) + PART_OF_A_MOVE - 1) / PART_OF_A_MOVE;
        return ticks + Long.signum(way) * part;
    }

    private void come(int party, Side side, long ticks, long lots, TimeInForce force) {
        long id = flow.newId(flow.size() - 1);
        MatchPlan plan = crossing.plan(book, Taker.limit(party, side, ticks, lots, force));
        for (int fill = 0; fill < plan.fills(); fill++) {
            lastTicks = Math.max(LOWEST, Math.min(HIGHEST, plan.ticks(fill)));
            if (book.reduce(plan.maker(fill), plan.lots(fill)) == 0) {
                resting.remove(plan.makerId(fill));
            }
        }
        if (plan.outcome() == MatchPlan.Outcome.RESTS) {
            book.add(id, party, party, side, ticks, plan.leftLots(), 0);
            resting.add(id);
        }
    }

    private long size() {
        return 1 + (long) dice.nextInt(6) * dice.nextInt(6) * dice.nextInt(6);
    }
}
