package io.quoin.protocol.market.book;

import io.quoin.protocol.market.book.MatchPlan.Outcome;
import io.quoin.protocol.market.book.MatchPlan.Stop;

/**
 * Plans what would become of a taker, without touching the book. One crossing is kept and used again for each taker: it
 * holds the plan it writes and allocates nothing.
 *
 * <table>
 * <caption>What becomes of what does not trade</caption>
 * <tr><th>the fills end because</th><th>good-til-cancelled</th><th>immediate-or-cancel</th><th>fill-or-kill</th></tr>
 * <tr><td>{@code FILLED}</td><td colspan="3">{@code FILLED}</td></tr>
 * <tr><td>{@code NO_MORE_AT_PRICE}</td><td>{@code RESTS}</td><td>{@code CANCELLED}</td><td>refused</td></tr>
 * <tr><td>{@code SELF_TRADE}, {@code TOO_MANY_FILLS}</td><td>{@code CANCELLED}</td><td>{@code CANCELLED}</td><td>refused</td></tr>
 * </table>
 *
 * <p>Self-trade prevention cancels the taker: makers that stand before the owner's own order trade, then the rest is
 * cancelled. A post-only order is refused if any maker's price is one it accepts, its owner's own included.
 */
public final class Crossing {
    private final MatchPlan plan;
    private final Visit visit = new Visit();

    /** Plans of so many fills at most. */
    public Crossing(int fillsMax) {
        this.plan = new MatchPlan(fillsMax);
    }

    /** How much a maker may trade now: the place of rules that depend on the maker, such as reduce-only. */
    @FunctionalInterface
    public interface Allowance {
        Allowance ALL = (slot, lots) -> lots;

        /** How many of these lots the maker may trade, 0 to all of them; the rest of this maker is passed over. */
        long of(int slot, long lots);
    }

    /** The plan of this taker; it is overwritten by the next. */
    public MatchPlan plan(OrderBook book, Taker taker) {
        return plan(book, taker, Allowance.ALL);
    }

    /** The plan of this taker among makers that may not all trade; it is overwritten by the next. */
    public MatchPlan plan(OrderBook book, Taker taker, Allowance allowance) {
        plan.begin();
        long left = taker.lots();
        if (wouldTrade(book, taker)) {
            if (taker.isPostOnly()) {
                plan.end(left, Outcome.POST_ONLY_WOULD_TRADE);
                return plan;
            }
            visit.begin(book, taker.owner(), allowance);
            left = MatchWalk.walk(book, taker.side(), taker.limitTicks(), left, visit);
        }
        if (left == 0) {
            plan.stopAt(Stop.FILLED, OrderBook.NONE);
            plan.end(0, Outcome.FILLED);
        } else if (taker.force() == TimeInForce.FILL_OR_KILL) {
            plan.forgetFills();
            plan.end(taker.lots(), Outcome.FILL_OR_KILL_NOT_FILLED);
        } else {
            boolean mayRest = taker.force() == TimeInForce.GOOD_TIL_CANCELLED && plan.stop() == Stop.NO_MORE_AT_PRICE;
            plan.end(left, mayRest ? Outcome.RESTS : Outcome.CANCELLED);
        }
        return plan;
    }

    /** Whether the best maker's price is one that the taker accepts, whoever the maker is. */
    public static boolean wouldTrade(OrderBook book, Taker taker) {
        int level = book.bestLevel(taker.side().opposite());
        return level != OrderBook.NONE && taker.side().accepts(taker.limitTicks(), book.levelTicks(level));
    }

    private final class Visit implements MatchWalk.Visitor {
        private OrderBook book = new OrderBook(1, 1, 1);
        private int owner;
        private Allowance allowance = Allowance.ALL;

        void begin(OrderBook nextBook, int nextOwner, Allowance nextAllowance) {
            book = nextBook;
            owner = nextOwner;
            allowance = nextAllowance;
        }

        @Override
        public long take(int slot, long lots) {
            if (book.owner(slot) == owner) {
                plan.stopAt(Stop.SELF_TRADE, slot);
                return MatchWalk.STOP;
            }
            long allowed = allowance.of(slot, lots);
            if (allowed > 0) {
                if (plan.isAtLimit()) {
                    plan.stopAt(Stop.TOO_MANY_FILLS, OrderBook.NONE);
                    return MatchWalk.STOP;
                }
                plan.fill(slot, book.id(slot), book.ticks(slot), allowed);
            }
            return allowed;
        }
    }
}
