package io.quoin.lab.bench.matching;

import io.quoin.protocol.market.book.Crossing;
import io.quoin.protocol.market.book.MatchPlan;
import io.quoin.protocol.market.book.OrderBook;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.Taker;
import io.quoin.protocol.market.book.TimeInForce;

/**
 * Our book and its plans without anything around them: each command is planned, then carried out as events would, every fill
 * by the id of its maker.
 */
public final class BareBook implements Contender {
    private static final int FILLS_MAX = 1_000;

    /** One market. */
    private static final class Market {
        private final OrderBook book = new OrderBook();
        private final Crossing crossing = new Crossing(FILLS_MAX);
        private final Tape tape = new Tape();

        void come(long id, int party, Side side, long ticks, long lots, TimeInForce force) {
            MatchPlan plan = crossing.plan(book, Taker.limit(party, side, ticks, lots, force));
            for (int fill = 0; fill < plan.fills(); fill++) {
                tape.fill(plan.makerId(fill), plan.ticks(fill), plan.lots(fill));
                book.reduce(book.find(plan.makerId(fill)), plan.lots(fill));
            }
            if (plan.outcome() == MatchPlan.Outcome.RESTS) {
                book.add(id, party, party, side, ticks, plan.leftLots(), 0);
            }
        }

        void move(long id, long newId, long ticks) {
            int slot = book.find(id);
            int party = book.party(slot);
            Side side = book.side(slot);
            long lots = book.lots(slot);
            book.remove(slot);
            come(newId, party, side, ticks, lots, TimeInForce.GOOD_TIL_CANCELLED);
        }

        long[] inOrder() {
            long[] rows = new long[3 * book.size()];
            int at = 0;
            for (Side side : Side.values()) {
                for (int level = book.bestLevel(side); level != OrderBook.NONE; level = book.worse(level)) {
                    for (int slot = book.firstOf(level); slot != OrderBook.NONE; slot = book.behind(slot)) {
                        rows[at++] = book.id(slot);
                        rows[at++] = book.ticks(slot);
                        rows[at++] = book.lots(slot);
                    }
                }
            }
            return rows;
        }
    }

    @Override
    public String name() {
        return "bare_book";
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
            Side side = flow.isBuy(at) ? Side.BUY : Side.SELL;
            switch (flow.kind(at)) {
                case PLACE ->
                    market.come(
                            flow.newId(at),
                            flow.party(at),
                            side,
                            flow.ticks(at),
                            flow.lots(at),
                            TimeInForce.GOOD_TIL_CANCELLED);
                case TAKE ->
                    market.come(
                            flow.newId(at),
                            flow.party(at),
                            side,
                            flow.ticks(at),
                            flow.lots(at),
                            TimeInForce.IMMEDIATE_OR_CANCEL);
                case CANCEL -> market.book.remove(market.book.find(flow.id(at)));
                case REDUCE -> market.book.reduce(market.book.find(flow.id(at)), flow.lots(at));
                case MOVE -> market.move(flow.id(at), flow.newId(at), flow.ticks(at));
            }
        }
    }
}
