package io.quoin.protocol.market;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.line.FromMarket.BarrierAnswered;
import io.quoin.protocol.line.FromMarket.Recalled;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.FromParty.LineTerms;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.book.OrderBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The upkeep of lines between orders: what accounts grant and say of them, what they ask back, and what time takes back.
 *
 * <ul>
 *   <li>A grant raises the line. New terms hold at once; terms that freeze cancel every order and give the whole line back.
 *   <li>A recall gets what no order needs. A barrier is heard in a block, so that the pair goes out at once with all that was
 *       before it.
 *   <li>A party without orders gives its line back after a while.
 * </ul>
 */
final class LineKeeping {
    private final MarketParameters parameters;

    LineKeeping(MarketParameters parameters) {
        this.parameters = parameters;
    }

    // ---- what an account says ---------------------------------------------------------------------------------------

    /** Takes a grant and new terms. */
    List<MarketEvent> settle(Market market, Address from, Totals difference, @Nullable LineTerms terms, Facts facts) {
        List<MarketEvent> events = new ArrayList<>();
        String account = from.id();
        Party party = market.party(account);
        LineTerms before = party == null ? null : party.terms;
        LineTerms now = terms == null ? before : terms;
        if (now == null) {
            throw new IllegalStateException(
                    from + " grants a line to " + market.id() + " and says nobody who may use it");
        }
        long amount = difference.slot(LineSlots.GRANTED);
        if (amount != 0) {
            Valuation.of(market, facts).adopt(events);
        }
        if (!now.equals(before)) {
            events.add(new MarketEvent.LineTermsChanged(account, now));
        }
        if (amount != 0) {
            events.add(new MarketEvent.LineGranted(account, amount, facts.engineTimeMillis()));
        }
        long line = amount + (party == null ? 0 : party.line());
        if (now.isFrozen()) {
            giveUp(market, party, account, line, facts, events);
        }
        return events;
    }

    private static void giveUp(
            Market market, @Nullable Party party, String account, long line, Facts facts, List<MarketEvent> events) {
        if (party != null) {
            OrderBook book = market.book();
            for (int slot = book.oldestOf(party.index()); slot != OrderBook.NONE; slot = book.younger(slot)) {
                events.add(new MarketEvent.OrderCancelled(
                        book.id(slot), account, book.lots(slot), CancelReason.FROZEN, facts.engineTimeMillis()));
            }
        }
        if (line != 0) {
            events.add(new MarketEvent.LineReturned(account, line, LineReturnReason.FROZEN));
        }
    }

    /** Takes a recall or a barrier, and answers it. */
    Hinted<MarketEvent> hinted(Market market, Address from, FromParty hint, Facts facts) {
        Party party = market.party(from.id());
        if (hint instanceof FromParty.Recall recall) {
            return recalled(party, recall);
        }
        if (hint instanceof FromParty.Barrier barrier) {
            Valuation now = Valuation.of(market, facts);
            BarrierAnswered answer = new BarrierAnswered(barrier.barrier(), now.round(), now.mark());
            return party == null || party.barrier >= barrier.barrier()
                    ? Hinted.reply(answer)
                    : new Hinted<>(
                            List.of(new MarketEvent.BarrierHeard(party.account(), barrier.barrier())), List.of(answer));
        }
        return Hinted.nothing(); // Terms come beside totals, and a refused credit is for the order that waits.
    }

    private static Hinted<MarketEvent> recalled(@Nullable Party party, FromParty.Recall recall) {
        long amount = party == null ? 0 : Math.min(recall.amount(), party.spareLine());
        List<MarketEvent> events = party == null || amount <= 0
                ? List.of()
                : List.of(new MarketEvent.LineReturned(party.account(), amount, LineReturnReason.RECALLED));
        return new Hinted<>(events, List.of(new Recalled(recall.recall())));
    }

    // ---- time -------------------------------------------------------------------------------------------------------

    /** When the next party has been idle for long enough, or {@link PartyQueue#NEVER}. */
    long nextIdleMillis(Market market) {
        long earliest = market.idle().earliestMillis();
        return earliest == PartyQueue.NEVER ? PartyQueue.NEVER : earliest + parameters.lineIdleMillis();
    }

    /** Appends what idle parties give back, at most so many events. */
    void idle(Market market, Facts facts, int eventsMax, List<MarketEvent> events) {
        for (Party party : market.idle().upTo(facts.engineTimeMillis() - parameters.lineIdleMillis())) {
            if (events.size() >= eventsMax) {
                return;
            }
            events.add(new MarketEvent.LineReturned(party.account(), party.line(), LineReturnReason.IDLE));
        }
    }
}
