package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.trading.Demand;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.account.trading.Markets;
import io.quoin.protocol.account.trading.NewestMarks;
import io.quoin.protocol.account.trading.Trading;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.StandingHint;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.MarginTerms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the shoulder of a law of accounts, right or mistaken, while it serves demands and payments:
 *
 * <ul>
 *   <li>what is granted is free; and if prices never move, nothing at all ever takes free collateral below 0;
 *   <li>who came first is served first, unless he raises risk and the other does not;
 *   <li>a demand that cannot be served is refused at once, and none is first of those that wait;
 *   <li>nothing is granted while a payment out waits;
 *   <li>no command takes cash below 0.
 * </ul>
 */
public final class TradingWatch implements Law<AccountState, AccountCommand, AccountEvent, AccountMessage> {
    private final Law<AccountState, AccountCommand, AccountEvent, AccountMessage> law;
    private final long onlyPrice;
    private final IntSupplier step;
    private final Map<CommandId, Integer> firstDecided = new TreeMap<>();
    private final Map<CommandId, Long> waitsSince = new TreeMap<>();

    /**
     * A watch.
     *
     * @param onlyPrice the price of all rounds, 0 if they differ
     * @param step the number of the present step
     */
    public TradingWatch(
            Law<AccountState, AccountCommand, AccountEvent, AccountMessage> law, long onlyPrice, IntSupplier step) {
        this.law = law;
        this.onlyPrice = onlyPrice;
        this.step = step;
    }

    /** The step in which this command was decided for the first time, or found that it must wait. */
    public int firstDecided(CommandId id) {
        return firstDecided.getOrDefault(id, 0);
    }

    /** The engine time since which this command has waited, as it was decided last. */
    public long waitsSinceMillis(CommandId id) {
        return waitsSince.getOrDefault(id, 0L);
    }

    // ---- what is watched --------------------------------------------------------------------------------------------

    @Override
    public Decision<AccountEvent> decide(AccountState state, AccountCommand command, Facts facts) {
        firstDecided.putIfAbsent(facts.id(), step.getAsInt());
        waitsSince.put(facts.id(), facts.waitingSinceMillis());
        Decision<AccountEvent> decision = law.decide(state, command, facts);
        if (decision instanceof Decision.Accepted<AccountEvent> accepted) {
            AccountState after = watched(state, accepted.events(), facts, null);
            if (after instanceof AccountState.Open open && !accepted.events().isEmpty()) {
                boolean wasBelow = state instanceof AccountState.Open before && before.cash() < 0;
                assertTrue(wasBelow || open.cash() >= 0, () -> "a command takes cash below 0: " + command);
            }
        }
        return decision;
    }

    @Override
    public List<AccountEvent> receive(AccountState state, Address from, AccountMessage message, Facts facts) {
        List<AccountEvent> events = law.receive(state, from, message, facts);
        watched(state, events, facts, null);
        return events;
    }

    @Override
    public List<AccountEvent> settle(
            AccountState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        List<AccountEvent> events = law.settle(state, from, difference, position, facts);
        served(watched(state, events, facts, null), events, facts);
        return events;
    }

    @Override
    public List<AccountEvent> due(AccountState state, Facts facts) {
        List<AccountEvent> events = law.due(state, facts);
        served(watched(state, events, facts, null), events, facts);
        return events;
    }

    @Override
    public Hinted<AccountEvent> hinted(AccountState state, Address from, Payload hint, Facts facts) {
        FromMarket.CreditAsk ask = hint instanceof FromMarket.CreditAsk asked ? asked : null;
        Hinted<AccountEvent> hinted = law.hinted(state, from, hint, facts);
        AccountState after = watched(state, hinted.events(), facts, ask);
        served(after, hinted.events(), facts);
        if (ask != null && state instanceof AccountState.Open open && isInfeasible(open, from, ask, facts)) {
            assertTrue(
                    hinted.replies().stream().anyMatch(reply -> reply instanceof FromParty.CreditRefused),
                    () -> "a demand that cannot be served is not refused at once: " + ask);
        }
        return hinted;
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    private AccountState watched(
            AccountState state, List<AccountEvent> events, Facts facts, FromMarket.@Nullable CreditAsk ask) {
        AccountState now = state;
        for (AccountEvent event : events) {
            AccountState next = law.evolve(now, event, Silence.INSTANCE);
            if (next instanceof AccountState.Open after && now instanceof AccountState.Open before) {
                if (event instanceof AccountEvent.LineGranted granted && granted.amount() > 0) {
                    granted(before, after, granted, facts, ask);
                }
                if (onlyPrice != 0) {
                    long free = NaiveLedger.free(after, replica -> onlyPrice);
                    assertTrue(free >= 0, () -> "free collateral is " + free + " after " + event);
                }
            }
            now = next;
        }
        return now;
    }

    private static void granted(
            AccountState.Open before,
            AccountState.Open after,
            AccountEvent.LineGranted event,
            Facts facts,
            FromMarket.@Nullable CreditAsk ask) {
        assertEquals(false, facts.hasParked(), "granted while a payment out waits");
        assertEquals(false, before.trading().isFrozen(), "granted while frozen");
        long free = NaiveLedger.free(after, NaiveLedger.newest(facts.prices()));
        long freeBefore = NaiveLedger.free(before, NaiveLedger.newest(facts.prices()));
        assertTrue(free >= 0 || free == freeBefore, () -> "what is granted is not free: " + free + " after " + event);
        Trading trading = before.trading();
        Demand own = trading.demandOf(event.market());
        boolean raisesRisk = own != null ? own.raisesRisk() : ask != null && ask.raisesRisk();
        for (Demand other : trading.demands()) {
            if (other.equals(own)) {
                break;
            }
            assertTrue(
                    !raisesRisk && other.raisesRisk(),
                    () -> event + " is served before " + other + ", which came first");
        }
    }

    /** If the desk served at all, the first of those that wait can still be served. */
    private static void served(AccountState state, List<AccountEvent> events, Facts facts) {
        if (events.isEmpty() || facts.hasParked() || !(state instanceof AccountState.Open open)) {
            return;
        }
        Demand head = open.trading().head();
        if (head != null && !isStale(open, head.terms(), facts)) {
            assertTrue(open.cash() >= 0 || !head.raisesRisk(), () -> "waits although cash is below 0: " + head);
            assertTrue(
                    freeAfter(open, head.market(), head.grantedWanted(), facts) + recallable(open, head.market(), facts)
                            >= 0,
                    () -> "nothing can serve it, and it holds up the others: " + head);
        }
    }

    private static boolean isInfeasible(AccountState.Open open, Address market, FromMarket.CreditAsk ask, Facts facts) {
        MarketReplica replica = open.trading().markets().find(market);
        return (replica == null ? -1 : replica.granted()) < ask.grantedWanted()
                && facts.engineTimeMillis() < ask.deadlineMillis()
                && freeAfter(open, market, ask.grantedWanted(), facts) + recallable(open, market, facts) < 0;
    }

    /** What is free after granting up to this total; 0 if that sets nothing more aside. */
    private static long freeAfter(AccountState.Open open, Address market, long grantedWanted, Facts facts) {
        MarketReplica replica = open.trading().markets().find(market);
        long more = replica == null
                ? grantedWanted
                : Math.max(0, replica.line() + grantedWanted - replica.granted()) - Math.max(0, replica.line());
        return more <= 0 ? 0 : NaiveLedger.free(open, NaiveLedger.newest(facts.prices())) - more;
    }

    private static long recallable(AccountState.Open open, Address asking, Facts facts) {
        Markets markets = open.trading().markets();
        return markets.addresses().stream()
                .filter(market -> !market.equals(asking))
                .mapToLong(market -> {
                    MarketReplica replica = markets.find(market);
                    return replica == null ? 0 : replica.recallable(facts.engineTimeMillis());
                })
                .sum();
    }

    private static boolean isStale(AccountState.Open open, MarginTerms terms, Facts facts) {
        NewestMarks marks = new NewestMarks(facts.prices());
        return !marks.isLive(terms) || marks.stale(open.trading().markets()) != null;
    }

    // ---- the same ---------------------------------------------------------------------------------------------------

    @Override
    public AccountState initial(Address self) {
        return law.initial(self);
    }

    @Override
    public AccountState evolve(AccountState state, AccountEvent event, Outbound outbound) {
        return law.evolve(state, event, outbound);
    }

    @Override
    public List<StandingHint> standingHints(AccountState state) {
        return law.standingHints(state);
    }

    @Override
    public long nextDeadlineMillis(AccountState state) {
        return law.nextDeadlineMillis(state);
    }

    @Override
    public boolean isExposed(AccountState state) {
        return law.isExposed(state);
    }
}
