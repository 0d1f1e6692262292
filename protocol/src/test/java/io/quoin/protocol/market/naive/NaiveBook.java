package io.quoin.protocol.market.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of matching, one after the other, in the plainest Java there is.
 *
 * <ul>
 *   <li>An order trades with those of the other side whose price it accepts: the best price first, at one price whoever
 *       came first; each trade is at the price of the order that was there.
 *   <li>What does not trade rests (good-til-cancelled) or is cancelled (immediate-or-cancel). Fill-or-kill trades whole or
 *       is refused. Post-only is refused if it would trade at once.
 *   <li>Orders of one owner do not trade with each other: the one that comes is cancelled when it meets the one that rests.
 *   <li>One order makes at most so many trades; what is left then is cancelled.
 *   <li>An order that is reduced keeps its place; one that is cancelled leaves.
 * </ul>
 */
public final class NaiveBook {
    /** What an order does with what does not trade at once. */
    public enum Rest {
        RESTS,
        IS_CANCELLED,
        MUST_NOT_BE
    }

    /** An order that comes. */
    public record Order(
            long id, int party, int owner, boolean isBuy, long price, long size, Rest rest, boolean isPostOnly) {}

    /** An order that is there. */
    public record Resting(long id, int party, int owner, boolean isBuy, long price, long size) {
        Resting without(long traded) {
            return new Resting(id, party, owner, isBuy, price, size - traded);
        }
    }

    /** One trade of the order that came with one that was there. */
    public record Trade(long maker, long price, long size) {}

    /**
     * What became of an order that came.
     *
     * @param end in one word
     * @param why what ended the trading, in one word
     * @param left what did not trade
     */
    public record Fate(String end, String why, List<Trade> trades, long left) {}

    /** What rests at one price, by arrival. */
    private final TreeMap<Long, ArrayList<Resting>> buys = new TreeMap<>(Comparator.reverseOrder());

    private final TreeMap<Long, ArrayList<Resting>> sells = new TreeMap<>();

    public Fate come(Order order, int tradesMax) {
        if (order.isPostOnly() && wouldTrade(order)) {
            return new Fate("POST_ONLY_WOULD_TRADE", "", List.of(), order.size());
        }
        List<Trade> trades = new ArrayList<>();
        long left = order.size();
        String why = "NO_MORE_AT_PRICE";
        for (Resting maker : accepted(order)) {
            if (left == 0) {
                break;
            }
            if (maker.owner() == order.owner()) {
                why = "SELF_TRADE";
                break;
            }
            if (trades.size() == tradesMax) {
                why = "TOO_MANY_FILLS";
                break;
            }
            long traded = Math.min(left, maker.size());
            trades.add(new Trade(maker.id(), maker.price(), traded));
            left -= traded;
        }
        if (left == 0) {
            trades.forEach(trade -> reduce(trade.maker(), trade.size()));
            return new Fate("FILLED", "FILLED", trades, 0);
        }
        if (order.rest() == Rest.MUST_NOT_BE) {
            return new Fate("FILL_OR_KILL_NOT_FILLED", why, List.of(), order.size());
        }
        trades.forEach(trade -> reduce(trade.maker(), trade.size()));
        if (order.rest() == Rest.RESTS && why.equals("NO_MORE_AT_PRICE")) {
            side(order.isBuy())
                    .computeIfAbsent(order.price(), price -> new ArrayList<>())
                    .add(new Resting(order.id(), order.party(), order.owner(), order.isBuy(), order.price(), left));
            return new Fate("RESTS", why, trades, left);
        }
        return new Fate("CANCELLED", why, trades, left);
    }

    /** Takes so much away from a resting order, all of it too; nothing else changes. */
    public void reduce(long id, long size) {
        for (TreeMap<Long, ArrayList<Resting>> side : List.of(buys, sells)) {
            for (ArrayList<Resting> queue : side.values()) {
                queue.replaceAll(resting -> resting.id() == id ? resting.without(size) : resting);
                queue.removeIf(resting -> resting.size() == 0);
            }
            side.values().removeIf(List::isEmpty);
        }
    }

    public void cancel(long id) {
        find(id).ifPresent(resting -> reduce(id, resting.size()));
    }

    public Optional<Resting> find(long id) {
        return inOrder().stream().filter(resting -> resting.id() == id).findFirst();
    }

    /** Everything that rests: purchases first, the best price first, at one price by arrival. */
    public List<Resting> inOrder() {
        List<Resting> all = new ArrayList<>();
        buys.values().forEach(all::addAll);
        sells.values().forEach(all::addAll);
        return all;
    }

    /** What a party has open, oldest first. */
    public List<Resting> ofParty(int party) {
        return inOrder().stream()
                .filter(resting -> resting.party() == party)
                .sorted(Comparator.comparingLong(Resting::id))
                .toList();
    }

    private boolean wouldTrade(Order order) {
        return !accepted(order).isEmpty();
    }

    private List<Resting> accepted(Order order) {
        List<Resting> accepted = new ArrayList<>();
        side(!order.isBuy()).forEach((price, queue) -> {
            if (order.isBuy() ? price <= order.price() : price >= order.price()) {
                accepted.addAll(queue);
            }
        });
        return accepted;
    }

    private TreeMap<Long, ArrayList<Resting>> side(boolean isBuy) {
        return isBuy ? buys : sells;
    }
}
