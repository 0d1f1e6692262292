package io.quoin.protocol.market.credit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.value.Rate;
import java.util.List;

/**
 * One pair lives through orders, fills and cancels at one mark by some {@link CreditRules}; after each fill, not only
 * after each step, what the law promises is judged: by the meaning of the requirement and by what the account has left,
 * so that a wrong rule cannot be its own judge. The account grants exactly what is asked for and keeps nothing free.
 */
final class PairRun {
    private final CreditRules rules;
    private final PairState pair;
    private long gap;

    private PairRun(CreditRules rules, PairState pair) {
        this.rules = rules;
        this.pair = pair;
    }

    /** What happens next. */
    interface Step {
        void in(PairRun run);
    }

    /** Where it starts: with a line short by so much, which a new mark can do. */
    record Story(Start start, long mark, long position, List<Step> steps) {
        void play(CreditRules rules) {
            PairState pair = new PairState(start.terms, start.profitCounted(), mark, position);
            pair.line = -start.shortBy;
            pair.settleFree();
            PairRun run = new PairRun(rules, pair);
            run.gap = start.shortBy;
            steps.forEach(step -> step.in(run));
        }
    }

    /** A new order, which the account grants the missing line, or not. */
    record Place(Placing placing, boolean granted) implements Step {
        @Override
        public void in(PairRun run) {
            run.place(placing, granted);
        }
    }

    /** Some lots of an open order are taken. */
    record Fill(int order, long lots) implements Step {
        @Override
        public void in(PairRun run) {
            if (!run.pair.orders.isEmpty()) {
                run.fill(run.pair.orders.get(order % run.pair.orders.size()), lots);
            }
        }
    }

    /** An open order is cancelled. */
    record Cancel(int order) implements Step {
        @Override
        public void in(PairRun run) {
            if (!run.pair.orders.isEmpty()) {
                run.pair.orders.remove(order % run.pair.orders.size());
                run.judge("after a cancel");
            }
        }
    }

    /** Stories at marks and prices of 1 to 40, with a few lots each. */
    static Gen<Story> stories(Gen<CreditTerms> terms, Gen<Long> shortBy) {
        Gen<List<Placing.Fill>> improvements =
                Gen.listOf(Gen.combine(Gen.longs(0, 9), Gen.longs(1, 2), Placing.Fill::new), 3);
        Gen<Placing> placings = Gen.combine(
                Gen.combine(CreditGens.sides(), CreditGens.smallPrices(), (side, limit) -> new long[] {side, limit}),
                Gen.longs(1, 3),
                improvements,
                Gen.booleans().map(flag -> !flag),
                (sideAndLimit, lots, better, mayRest) ->
                        Placing.of((int) sideAndLimit[0], sideAndLimit[1], lots, better, mayRest));
        Gen<Step> steps = Gen.frequency(
                Gen.weighted(5, Gen.combine(placings, Gen.ints(0, 3), (one, dice) -> new Place(one, dice < 3))),
                Gen.weighted(5, Gen.combine(Gen.ints(0, 9), Gen.longs(1, 2), Fill::new)),
                Gen.weighted(1, Gen.ints(0, 9).map(Cancel::new)));
        Gen<Start> starts = Gen.combine(terms, shortBy, Gen.elementOf(0L, 500_000_000L, 333_333_333L), Start::new);
        return Gen.combine(
                starts,
                CreditGens.smallPrices(),
                Gen.longs(-4, 4),
                Gen.listOf(steps, 24),
                (start, mark, position, all) -> new Story(start, mark, position, all));
    }

    /** The terms, by how much the line is short, and the part of a gain that counts where not all of it does. */
    private record Start(CreditTerms terms, long shortBy, long haircut) {
        long profitCounted() {
            return terms.gainsCount() ? Rate.UNITS_OF_ONE : haircut;
        }
    }

    private void place(Placing placing, boolean granted) {
        if (pair.orders.size() >= 4) {
            return;
        }
        long need = rules.need(pair, placing);
        if (need > pair.line && need > rules.required(pair)) {
            if (!granted) {
                return;
            }
            pair.line = need;
            pair.settleFree();
            gap = 0;
        }
        OpenOrder taker = new OpenOrder(placing.side(), placing.limit(), placing.lots());
        long consumed = 0;
        for (Placing.Fill fill : placing.fills()) {
            consumed += pair.trade(placing.side() * fill.lots(), fill.price(), rules.takerFee(pair, taker, fill));
            judge("after a fill as taker");
        }
        if (taker.lots() > 0 && placing.mayRest()) {
            pair.orders.add(taker);
        }
        payOut(consumed);
        judge("after an order");
    }

    private void fill(OpenOrder order, long atMost) {
        long lots = Math.min(atMost, order.lots());
        long fee = rules.feeOf(order, lots, lots * order.price * pair.terms.unitScale(), pair.terms.makerFeeUnits());
        if (order.lots() == 0) {
            pair.orders.remove(order);
        }
        long consumed = pair.trade(order.side * lots, order.price, fee);
        judge("after a fill as maker");
        payOut(consumed);
        judge("after what was returned");
    }

    private void payOut(long consumed) {
        long before = pair.line;
        pair.line -= rules.returned(consumed, pair.line, rules.required(pair));
        assertTrue(pair.line == before || pair.line >= 0, "a line was paid out that was not there");
    }

    private long required() {
        return RequiredCreditTest.credit(pair.terms, pair.mark, pair.orders).required(pair.position);
    }

    private void judge(String when) {
        assertTrue(pair.free() >= 0, () -> when + " the account is short: " + pair.free() + "; " + pair);
        long shortBy = Math.max(0, required() - pair.line);
        assertTrue(shortBy <= gap, () -> when + " the line is short by " + shortBy + " of " + required() + "; " + pair);
        gap = shortBy;
        assertTrue(required() >= 0, () -> when + " less than nothing is required; " + pair);
        if (gap == 0) {
            long worst = pair.worstCase();
            assertTrue(worst >= 0 && pair.line >= worst, () -> when + " the line is below " + worst + "; " + pair);
        }
    }
}
