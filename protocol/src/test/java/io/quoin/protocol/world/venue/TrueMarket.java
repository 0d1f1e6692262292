package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketDump.OfOrder;
import io.quoin.protocol.market.MarketDump.OfParty;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketState;
import java.util.ArrayList;
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
 */
final class TrueMarket {
    private final Address self;
    private final MarketLaw law = new MarketLaw(Scene.MARKET_PARAMETERS);
    private final OrderFees fees;
    private final Map<String, Long> gapSince = new TreeMap<>();
    private final Map<String, NavigableMap<Integer, Long>> history = new TreeMap<>();
    private final List<Heard> barriers = new ArrayList<>();
    private final Channels channels;
    private MarketState state;
    private @Nullable MarketDump dump;
    private int blocksRead;

    /** A barrier of this account was heard, when its pair had last changed at this height. */
    private record Heard(String account, long barrier, long height) {}

    TrueMarket(Address self) {
        this.self = self;
        this.fees = new OrderFees(Scene.terms(self));
        this.channels = new Channels(self);
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

    static @Nullable OfParty party(MarketDump market, String account) {
        for (OfParty party : market.parties()) {
            if (party.account().equals(account)) {
                return party;
            }
        }
        return null;
    }

    /** What is left of this party's line. */
    static long line(OfParty party) {
        return party.granted() - party.consumed() - party.returned();
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
            channels.beginBlock(block.height(), block.engineTimeMillis());
            for (Entry<MarketEvent> entry : block.entries()) {
                for (MarketEvent event : entry.events()) {
                    happened(event, block.engineTimeMillis(), step);
                    if (event instanceof MarketEvent.BarrierHeard heard) {
                        barriers.add(new Heard(heard.account(), heard.barrier(), said(heard.account())));
                    }
                }
            }
            if (!block.isFence()) {
                checkGaps(block.engineTimeMillis());
            }
            blocksRead++;
        }
    }

    private void happened(MarketEvent event, long nowMillis, int step) {
        MarketDump before = dump;
        state = law.evolve(state, event, channels);
        dump = MarketDump.of((Market) state);
        if (before == null) {
            return;
        }
        fees.happened(event);
        long sizes = 0;
        long values = 0;
        for (OfParty party : dump.parties()) {
            OfParty was = party(before, party.account());
            TrueLine line = new TrueLine(dump, party);
            checkLine(party, line, was == null ? 0 : new TrueLine(before, was).gap(), event, nowMillis);
            if (was != null && !(event instanceof MarketEvent.Marked)) {
                checkWorth(new TrueLine(before, was), line, before.mark(), event);
            }
            remember(party, step);
            sizes += party.size();
            values += party.realised() - party.cost();
        }
        assertEquals(0, sizes, "SIZES: they do not sum to 0");
        assertEquals(0, values, "COSTS: what was realised and what positions cost do not sum to 0");
    }

    /** What was {@link #kept}, at each step the best. */
    private void remember(OfParty party, int step) {
        history.computeIfAbsent(party.account(), account -> new TreeMap<>()).merge(step, kept(party), Math::max);
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

    /** At what height the pair to this account changed last. */
    private long said(String account) {
        PairOut pair = channels.pairsOut().get(new Address(AccountKind.TYPE, account));
        return pair == null ? 0 : pair.changedHeight();
    }

    /** Whether what the pair says as of this height is all there was when some barrier of this number or later was heard. */
    boolean hasHeard(String account, long barrier, long height) {
        return barriers.stream()
                .anyMatch(heard -> heard.account.equals(account) && heard.barrier >= barrier && heard.height <= height);
    }

    /** What the market has made of what the account has lent it, at its mark now. */
    long kept(String account) {
        OfParty party = party(account);
        return party == null ? 0 : kept(party);
    }

    private long kept(OfParty party) {
        return new TrueLine(dump(), party).worth(dump().mark()) + party.returned();
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    private void checkLine(OfParty party, TrueLine truth, long gapBefore, MarketEvent event, long nowMillis) {
        long line = truth.line();
        long required = truth.required();
        assertTrue(required >= 0, () -> "LINE: less than nothing is required after " + event + ": " + party);
        assertTrue(line >= 0, () -> "LINE: it is " + line + " after " + event + ": " + party);
        long gap = truth.gap();
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

    private void checkWorth(TrueLine before, TrueLine after, long mark, MarketEvent event) {
        long was = before.worth(mark);
        long now = after.worth(mark);
        assertTrue(
                after.countsProfit() ? now == was : now >= was,
                () -> "WORTH: from " + was + " to " + now + " by " + event + " at " + self);
    }
}
