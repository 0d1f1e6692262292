package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.market.InstrumentTerms;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketDump.OfOrder;
import io.quoin.protocol.market.MarketDump.OfParty;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.value.Rate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One market as its journal tells it, event by event, and what must hold after each event:
 *
 * <ul>
 *   <li>{@code 0 <= required} and {@code 0 <= line}; no event but a new price leaves required further above the line than
 *       before, and a gap that a price has made is closed after at most {@code uncovered} of engine time;
 *   <li>a fill costs an account no more than its line gives: what its position is worth to it, less margin and line, is after
 *       any event but a new price at least what it was before; where profit counts in full, exactly that;
 *   <li>sizes sum to 0, and so does what was realised and what positions have cost;
 *   <li>the fee of an order is the exact fee of all its fills, rounded up once.
 * </ul>
 *
 * <p>What is required is computed here from the formula, in the widest numbers that are needed and with no sums kept.
 */
final class TrueMarket {
    private final Address self;
    private final InstrumentTerms terms;
    private final MarketLaw law = new MarketLaw(Scene.MARKET_PARAMETERS);
    private final OrderFees fees;
    private final Map<String, Long> gapSince = new TreeMap<>();
    private final Map<String, NavigableMap<Integer, Long>> history = new TreeMap<>();
    private MarketState state;
    private @Nullable MarketDump dump;
    private int blocksRead;

    TrueMarket(Address self) {
        this.self = self;
        this.terms = Scene.terms(self);
        this.fees = new OrderFees(terms);
        this.state = law.initial(self);
    }

    int blocksRead() {
        return blocksRead;
    }

    /** The market as of the last block that was read. */
    MarketDump dump() {
        if (dump == null) {
            throw new IllegalStateException(self + " is not created yet");
        }
        return dump;
    }

    @Nullable
    OfParty party(String account) {
        return dump == null ? null : party(dump, account);
    }

    private static @Nullable OfParty party(MarketDump market, String account) {
        for (OfParty party : market.parties()) {
            if (party.account().equals(account)) {
                return party;
            }
        }
        return null;
    }

    boolean hasOrders(String account) {
        return dump != null
                && dump.orders().stream().anyMatch(order -> owner(dump, order).equals(account));
    }

    private static String owner(MarketDump market, OfOrder order) {
        return market.parties().get(order.party()).account();
    }

    // ---- following the journal --------------------------------------------------------------------------------------

    void follow(List<SealedBlock<MarketEvent>> journal, int step) {
        while (blocksRead < journal.size()) {
            Block<MarketEvent> block = journal.get(blocksRead).block();
            for (Entry<MarketEvent> entry : block.entries()) {
                entry.events().forEach(event -> happened(event, block.engineTimeMillis(), step));
            }
            if (!block.isFence()) {
                checkGaps(block.engineTimeMillis());
            }
            blocksRead++;
        }
    }

    private void happened(MarketEvent event, long nowMillis, int step) {
        MarketDump before = dump;
        state = law.evolve(state, event, Unheard.INSTANCE);
        dump = MarketDump.of((Market) state);
        if (before == null) {
            return;
        }
        fees.happened(event);
        long sizes = 0;
        long values = 0;
        for (OfParty party : dump.parties()) {
            OfParty was = party(before, party.account());
            checkLine(party, required(dump, party), was == null ? 0 : gap(before, was), event, nowMillis);
            if (was != null && !(event instanceof MarketEvent.Marked)) {
                checkWorth(was, party, before.mark(), event);
            }
            remember(party, step);
            sizes += party.size();
            values += party.realised() - party.cost();
        }
        assertEquals(0, sizes, "SIZES: they do not sum to 0");
        assertEquals(0, values, "COSTS: what was realised and what positions cost do not sum to 0");
    }

    /** What the account would have free for all it had lent, at each step the best: see {@link TrueAccount}. */
    private void remember(OfParty party, int step) {
        history.computeIfAbsent(party.account(), account -> new TreeMap<>())
                .merge(step, worth(party, dump().mark()) + party.returned(), Math::max);
    }

    /** The best of {@link #kept} at any moment since this step; since ever, if the account knew of nothing here. */
    long bestSince(String account, int step, boolean sinceEver) {
        NavigableMap<Integer, Long> moments = history.getOrDefault(account, new TreeMap<>());
        Integer from = moments.isEmpty() || sinceEver ? null : moments.floorKey(step);
        long best = from == null ? 0 : Long.MIN_VALUE; // Before it was a party, nothing was kept.
        for (long moment : (from == null ? moments : moments.tailMap(from, true)).values()) {
            best = Math.max(best, moment);
        }
        return best;
    }

    /** What the market has made of what the account has lent it, at its mark now. */
    long kept(String account) {
        OfParty party = party(account);
        return party == null ? 0 : worth(party, dump().mark()) + party.returned();
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    private void checkLine(OfParty party, long required, long gapBefore, MarketEvent event, long nowMillis) {
        long line = line(party);
        assertTrue(required >= 0, () -> "LINE: less than nothing is required after " + event + ": " + party);
        assertTrue(line >= 0, () -> "LINE: it is " + line + " after " + event + ": " + party);
        long gap = Math.max(0, required - line);
        assertTrue(
                event instanceof MarketEvent.Marked || gap <= gapBefore,
                () -> "LINE: " + required + " are required, the line is " + line + " after " + event + ": " + party);
        if (gap == 0) {
            gapSince.remove(party.account());
        } else {
            gapSince.putIfAbsent(party.account(), nowMillis);
        }
    }

    private void checkGaps(long nowMillis) {
        gapSince.forEach((account, since) -> assertTrue(
                nowMillis < since + Scene.MARKET_PARAMETERS.uncoveredMillis(),
                () -> "UNCOVERED: " + account + " at " + self + " since " + since + ", and it is " + nowMillis));
    }

    private long gap(MarketDump market, OfParty party) {
        return Math.max(0, required(market, party) - line(party));
    }

    static long line(OfParty party) {
        return party.granted() - party.consumed() - party.returned();
    }

    /** What the line of this party must cover. */
    private long required(MarketDump market, OfParty party) {
        long marginOfLot = terms.initialMargin().units() * market.mark();
        long feeUnits = Math.max(terms.makerFee().units(), terms.takerFee().units());
        long ifLong = marginOfLot * party.size();
        long ifShort = -ifLong;
        long roundings = 0;
        for (OfOrder order : market.orders()) {
            if (owner(market, order).equals(party.account())) {
                int sign = order.side() == Side.BUY ? 1 : -1;
                long price = order.ticks() * Scene.TICK;
                long loss = sign * (price - market.mark());
                long counted = terms.profitCounted().equals(Rate.ONE) ? loss : Math.max(0, loss);
                long cost = feeUnits * price + Rate.UNITS_OF_ONE * counted;
                ifLong += order.left() * Math.max(0, cost + sign * marginOfLot);
                ifShort += order.left() * Math.max(0, cost - sign * marginOfLot);
                roundings += Rate.UNITS_OF_ONE - order.residue();
            }
        }
        return ceiling(Math.max(ifLong, ifShort) + roundings) - margin(party.size(), market.mark());
    }

    private long margin(long size, long mark) {
        return ceiling(terms.initialMargin().units() * mark * Math.abs(size));
    }

    private static long ceiling(long billionths) {
        return -Math.floorDiv(-billionths, Rate.UNITS_OF_ONE);
    }

    // ---- worth ------------------------------------------------------------------------------------------------------

    /** What the party's trading has come to for its account: settled and counted profit, less margin and what fills took. */
    private long worth(OfParty party, long mark) {
        long unrealised = party.size() * mark - party.cost();
        long counted = unrealised <= 0
                ? unrealised
                : Math.floorDiv(unrealised * terms.profitCounted().units(), Rate.UNITS_OF_ONE);
        return party.realised()
                - party.fees()
                + party.funding()
                + counted
                - margin(party.size(), mark)
                + party.consumed();
    }

    private void checkWorth(OfParty was, OfParty now, long mark, MarketEvent event) {
        long before = worth(was, mark);
        long after = worth(now, mark);
        boolean isExact = terms.profitCounted().equals(Rate.ONE);
        assertTrue(
                isExact ? after == before : after >= before,
                () -> "WORTH: from " + before + " to " + after + " by " + event + " for " + now);
    }
}
