package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.trading.MarketReplica;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is true of one account over all journals, which neither it nor any market knows alone. Its equity less its margin
 * changes by payments and by prices, and by nothing else but what fills consume of lines; so
 *
 * <pre>free = paid in - paid out + what prices did - granted + given back</pre>
 *
 * <p>at every moment, whatever is in transit. And a payment is right if there was a moment, in each market, between the time
 * when it was asked for and now, such that it was free then: everything that has happened since could as well have happened
 * after it. (Where the account knew of neither position nor line, that moment may lie before.)
 */
final class TradingTruth {
    private final TradingWatch watch;
    private final FakeMarket law;
    private final boolean countsProfit;
    private final Address self;
    private final Map<Address, Market> markets = new TreeMap<>();
    private int blocksRead;
    private AccountState account;
    private long paidIn;
    private long paidOut;
    private long settledCash;

    private static final class Market {
        private FakeMarket.State state;
        private int blocksRead;
        private long pricesDid;
        private long granted;

        /** By step: what prices did, and what was given back. */
        private final NavigableMap<Integer, long[]> history = new TreeMap<>();

        Market(FakeMarket.State state) {
            this.state = state;
            history.put(-1, new long[] {0, 0});
        }
    }

    /** The truth about an account; with prices and payments it deals only where profit counts in full. */
    TradingTruth(TradingWatch watch, FakeMarket law, boolean countsProfit, Address self, List<Address> markets) {
        this.watch = watch;
        this.law = law;
        this.countsProfit = countsProfit;
        this.self = self;
        this.account = watch.initial(self);
        markets.forEach(market -> this.markets.put(market, new Market(law.initial(market))));
    }

    AccountState account() {
        return account;
    }

    FakeParty party(Address market) {
        return market(market).state.party(self.id());
    }

    private Market market(Address address) {
        Market market = markets.get(address);
        if (market == null) {
            throw new AssertionError("an unknown market: " + address);
        }
        return market;
    }

    // ---- following the journals -------------------------------------------------------------------------------------

    void marketWrote(Address address, List<SealedBlock<FakeMarket.Event>> journal, int step) {
        Market market = market(address);
        while (market.blocksRead < journal.size()) {
            Block<FakeMarket.Event> block = journal.get(market.blocksRead).block();
            block.entries().forEach(entry -> entry.events().forEach(event -> happened(market, event)));
            market.blocksRead++;
            // Within one step every moment counts, so the best of it is kept.
            long[] now = {market.pricesDid, market.state.party(self.id()).returned()};
            market.history.merge(step, now, (a, b) -> a[0] + a[1] >= b[0] + b[1] ? a : b);
        }
    }

    private void happened(Market market, FakeMarket.Event event) {
        FakeParty before = market.state.party(self.id());
        long mark = market.state.mark();
        market.state = law.evolve(market.state, event, Silence.INSTANCE);
        if (event instanceof FakeMarket.Marked marked) {
            market.pricesDid += before.worth(marked.price()) - before.worth(mark);
        }
    }

    void accountWrote(List<SealedBlock<AccountEvent>> journal) {
        while (blocksRead < journal.size()) {
            for (Entry<AccountEvent> entry : journal.get(blocksRead).block().entries()) {
                for (AccountEvent event : entry.events()) {
                    AccountState before = account;
                    account = watch.evolve(account, event, Silence.INSTANCE);
                    happened(before, event, entry.cause());
                }
            }
            blocksRead++;
        }
    }

    private void happened(AccountState before, AccountEvent event, Cause cause) {
        if (event instanceof AccountEvent.FaucetDrawn e) {
            paidIn += e.amount().units();
        } else if (event instanceof AccountEvent.TransferCredited e) {
            paidIn += e.amount().units();
        } else if (event instanceof AccountEvent.ReturnCredited e) {
            paidIn += e.amount().units() + e.fee().units();
        } else if (event instanceof AccountEvent.WithdrawalBooked e) {
            paid((AccountState.Open) before, e.amount(), Money.zero(Assets.USDC), (Cause.Command) cause);
        } else if (event instanceof AccountEvent.TransferSent e) {
            paid((AccountState.Open) before, e.amount(), e.fee(), (Cause.Command) cause);
        } else if (event instanceof AccountEvent.LineGranted e) {
            market(e.market()).granted += e.amount();
        } else if (event instanceof AccountEvent.Closed) {
            markets.forEach((address, market) -> {
                FakeParty left = market.state.party(self.id());
                assertTrue(
                        left.size() == 0 && left.line() == 0 && left.orders().isEmpty(),
                        () -> "closed, and there is something at " + address + ": " + left);
            });
        } else if (event instanceof AccountEvent.Settled e) {
            Totals moved = e.moved();
            settledCash += moved.slot(LineSlots.REALISED) - moved.slot(LineSlots.FEES);
        }
    }

    private void paid(AccountState.Open before, Money amount, Money fee, Cause.Command command) {
        paidOut += amount.units() + fee.units();
        int since = watch.firstDecided(command.ticket().id());
        long most = paidIn - paidOut;
        for (Map.Entry<Address, Market> one : markets.entrySet()) {
            Market market = one.getValue();
            MarketReplica replica = before.trading().markets().find(one.getKey());
            boolean isFlat = replica == null || replica.isFlat();
            Integer from = isFlat ? market.history.firstKey() : market.history.floorKey(since);
            most += best(market, from == null ? -1 : from) - market.granted;
        }
        long free = most;
        assertTrue(
                !countsProfit || free >= 0,
                () -> "a payment of " + amount + " was never free, " + -free + " were needed");
    }

    private static long best(Market market, int from) {
        return market.history.tailMap(from, true).values().stream()
                .mapToLong(moment -> moment[0] + moment[1])
                .max()
                .orElse(0);
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    /** Equity less margin and lines, over everything durable, is what payments, prices and lines made of it. */
    void check() {
        if (!countsProfit || !(account instanceof AccountState.Open open)) {
            return;
        }
        long free = open.cash() - settledCash;
        long expected = paidIn - paidOut;
        for (Market market : markets.values()) {
            FakeParty party = market.state.party(self.id());
            free += party.realised() - party.fees() + party.worth(market.state.mark());
            free -= market.granted - party.consumed() - party.returned();
            expected += market.pricesDid - market.granted + party.returned();
        }
        assertEquals(expected, free, "something but payments, prices and lines changed what is free");
    }

    /** At rest the account knows what its markets know. */
    void checkAtRest() {
        if (!(account instanceof AccountState.Open open)) {
            return;
        }
        open.trading().markets().forEach((address, replica) -> {
            FakeParty party = party(address);
            assertEquals(party.size(), replica.size(), "the size at " + address);
            assertEquals(party.cost(), replica.cost(), "the cost at " + address);
            assertEquals(party.line(), replica.line(), "the line at " + address);
            assertEquals(party.granted(), replica.granted(), "what was granted to " + address);
        });
    }
}
