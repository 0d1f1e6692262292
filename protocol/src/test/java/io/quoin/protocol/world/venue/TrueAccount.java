package io.quoin.protocol.world.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountLaw;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.TradingWatch;
import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.MarketDump.OfParty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One account as its journal and those of its markets tell it together, whatever is in transit between them:
 *
 * <pre>free = cash that was paid in and not out + sum over markets of (worth + returned) - granted</pre>
 *
 * <p>where {@code worth + returned} is what {@link TrueMarket} keeps account of. That changes by payments, grants, what is given
 * back, and prices; by a fill it never falls.
 *
 * <ul>
 *   <li>While the price stands still, it is never below 0. (So it is on every causally closed cut, and not only on those between
 *       two steps: what the markets keep never falls then, so a cut on which a market is behind has what the account has heard of
 *       it at least, which the account itself is checked for, and one on which the account is behind has paid out and granted
 *       less.)
 *   <li>Whatever the price does, a payment out was free at some moment in each market between the time when it was asked for and
 *       now: everything that has happened since could as well have happened after it. Where the account knew of neither position
 *       nor line, that moment may lie before.
 *   <li>A payment out is decided when every market with a position or a line has heard of it, and what it said then has come.
 *   <li>It closes when nothing is left anywhere, and nothing is on its way to it.
 * </ul>
 */
final class TrueAccount {
    private final Address self;
    private final Map<Address, TrueMarket> markets;
    private final TradingWatch watch;
    private final Map<Address, Long> known = new TreeMap<>();
    private final AccountLaw law = new AccountLaw(Scene.ACCOUNT_PARAMETERS);
    private final Map<Address, Long> granted = new TreeMap<>();
    private AccountState state;
    private long settledCash;
    private int blocksRead;
    private boolean hasJustClosed;

    TrueAccount(Address self, Map<Address, TrueMarket> markets, TradingWatch watch) {
        this.self = self;
        this.markets = markets;
        this.watch = watch;
        this.state = law.initial(self);
    }

    // ---- following the journal --------------------------------------------------------------------------------------

    void follow(List<SealedBlock<AccountEvent>> journal) {
        while (blocksRead < journal.size()) {
            for (Entry<AccountEvent> entry : journal.get(blocksRead).block().entries()) {
                if (entry.cause() instanceof Cause.PairArrival pair) {
                    known.put(pair.from(), pair.height());
                }
                for (AccountEvent event : entry.events()) {
                    AccountState before = state;
                    state = law.evolve(state, event, Unheard.INSTANCE);
                    happened(before, event, entry.cause());
                }
            }
            blocksRead++;
        }
    }

    private void happened(AccountState before, AccountEvent event, Cause cause) {
        if (event instanceof AccountEvent.LineGranted e) {
            granted.merge(e.market(), e.amount(), Math::addExact);
        } else if (event instanceof AccountEvent.Settled e) {
            Totals moved = e.moved();
            long cash = moved.slot(LineSlots.REALISED) - moved.slot(LineSlots.FEES) + moved.slot(LineSlots.FUNDING);
            settledCash += cash;
            assertEquals(cash, cash(state) - cash(before), () -> "CASH: not what was settled: " + event);
        } else if (event instanceof AccountEvent.WithdrawalBooked || event instanceof AccountEvent.TransferSent) {
            paid(
                    (AccountState.Open) before,
                    event,
                    ((Cause.Command) cause).ticket().id());
        } else if (event instanceof AccountEvent.Closed) {
            hasJustClosed = true;
            markets.forEach((address, market) -> {
                OfParty left = market.party(self.id());
                assertTrue(
                        left == null || left.size() == 0 && TrueMarket.line(left) == 0 && !market.hasOrders(self.id()),
                        () -> "CLOSED: " + self + " has something at " + address + ": " + left);
            });
        }
    }

    /** Whether it has closed since this was asked last. */
    boolean hasJustClosed() {
        boolean has = hasJustClosed;
        hasJustClosed = false;
        return has;
    }

    private static long cash(AccountState state) {
        return state instanceof AccountState.Open open ? open.cash() : 0;
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    private void paid(AccountState.Open before, AccountEvent event, CommandId id) {
        long most = cash(state) - settledCash;
        int since = watch.firstDecided(id);
        for (Map.Entry<Address, TrueMarket> one : markets.entrySet()) {
            MarketReplica replica = before.trading().markets().find(one.getKey());
            boolean isFlat = replica == null || replica.isFlat();
            checkBarrier(one.getKey(), isFlat, event, id);
            most += one.getValue().bestSince(self.id(), since, isFlat) - granted(one.getKey());
        }
        long free = most;
        assertTrue(free >= 0, () -> "PAID: " + event + " was never free, " + -free + " were missing, " + self);
    }

    private void checkBarrier(Address market, boolean isFlat, AccountEvent event, CommandId id) {
        long height = known.getOrDefault(market, 0L);
        assertTrue(
                isFlat || markets.get(market).hasHeard(self.id(), watch.waitsSinceMillis(id), height),
                () -> "BARRIER: " + event + " before " + market + " has said what there is");
    }

    private long granted(Address market) {
        return granted.getOrDefault(market, 0L);
    }

    /** What is truly free now. */
    long free() {
        long free = cash(state) - settledCash;
        for (Map.Entry<Address, TrueMarket> one : markets.entrySet()) {
            free += one.getValue().kept(self.id()) - granted(one.getKey());
        }
        return free;
    }

    /** At rest the account knows what its markets know, to the unit. */
    void checkAtRest() {
        if (!(state instanceof AccountState.Open open)) {
            return;
        }
        long settled = 0;
        for (Map.Entry<Address, TrueMarket> one : markets.entrySet()) {
            OfParty party = one.getValue().party(self.id());
            MarketReplica replica = open.trading().markets().find(one.getKey());
            if (party == null || replica == null) {
                assertEquals(null, party, () -> "REST: a party that the account does not know: " + self);
                continue;
            }
            String pair = "REST: " + self + " and " + one.getKey() + ": ";
            assertEquals(party.size(), replica.size(), pair + "size");
            assertEquals(party.cost(), replica.cost(), pair + "cost");
            assertEquals(party.granted(), replica.granted(), pair + "granted");
            assertEquals(party.granted(), granted(one.getKey()), pair + "granted in all");
            assertEquals(party.consumed(), replica.consumed(), pair + "consumed");
            assertEquals(party.returned(), replica.returned(), pair + "returned");
            assertEquals(open.owner(), party.terms().owner(), pair + "owner");
            assertEquals(
                    List.copyOf(open.keys().active().values()), party.terms().keys(), pair + "keys");
            assertEquals(open.trading().isFrozen(), party.terms().isFrozen(), pair + "frozen");
            settled += party.realised() - party.fees() + party.funding();
        }
        assertEquals(settled, settledCash, () -> "REST: cash that markets have settled with " + self);
    }
}
