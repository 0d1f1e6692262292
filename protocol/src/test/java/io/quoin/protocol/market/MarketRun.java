package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.account.SystemAccounts;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A market under random steps, with what must hold of it after every event and every block. Four accounts, two of one owner;
 * each has a second key that may be revoked. Nothing that is asked here is asked of the law under test.
 */
final class MarketRun implements Property.Run<MarketStep> {
    private static final long UNITS_OF_USDC = 100_000_000;
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "twin");

    private final MarketBench bench;
    private final MarketLaw right = new MarketLaw(Examples.PARAMETERS);
    private final Map<CommandId, MarketCommand> asked = new LinkedHashMap<>();

    /** The same journal, event by event. */
    private MarketState shadow = new MarketState.Uncreated(Examples.MARKET.id());

    private final Channels shadowChannels = new Channels(Examples.MARKET);
    private final Map<CommandId, Boolean> mayHaveTraded = new TreeMap<>();
    private int checkedBlocks;
    private int commands;

    MarketRun(Planted.Mistake mistake, InstrumentTerms terms) {
        bench = new MarketBench(Planted.with(mistake));
        bench.open(terms);
        bench.price(10_000);
        for (String name : NAMES) {
            FakeAccount account = bench.account(name, name.equals("twin") ? "alice" : name);
            account.free = 40 * UNITS_OF_USDC;
            account.addKey(key(account));
        }
    }

    // ---- steps ------------------------------------------------------------------------------------------------------

    @Override
    public void apply(MarketStep step) {
        if (step instanceof MarketStep.Trade s) {
            trade(account(s.where().account()), s);
        } else if (step instanceof MarketStep.Cancel s) {
            cancel(account(s.account()), s.which());
        } else if (step instanceof MarketStep.Session s) {
            FakeAccount account = account(s.account());
            Money line =
                    Money.parse("1 USDC").plus(Money.ofUnits(Examples.terms().settlement(), s.line() * UNITS_OF_USDC));
            submit(account, new MarketCommand.OpenSession(Examples.fingerprint(account.owner), line));
        } else if (step instanceof MarketStep.Price s) {
            price(s.stepsAway());
        } else if (step instanceof MarketStep.Pass s) {
            bench.pass(s.millis());
        } else if (step instanceof MarketStep.Deliver s) {
            deliver(s.which());
        } else if (step instanceof MarketStep.Lose s) {
            lose(s.which());
        } else if (step instanceof MarketStep.Calm) {
            bench.calm();
        } else if (step instanceof MarketStep.Recall s) {
            recall(account(s.account()), s.amount() * UNITS_OF_USDC);
        } else if (step instanceof MarketStep.Barrier s) {
            bench.arrive(account(s.account()).barrier());
        } else if (step instanceof MarketStep.Freeze s) {
            bench.arrive(account(s.account()).freeze(s.isFrozen()));
        } else if (step instanceof MarketStep.Key s) {
            key(account(s.account()), s.isAlive());
        } else if (step instanceof MarketStep.Fund s) {
            account(s.account()).free += s.amount() * UNITS_OF_USDC;
        } else if (step instanceof MarketStep.Lead s) {
            bench.operator(new MarketCommand.SetState(
                    s.state() == InstrumentState.CLOSED ? InstrumentState.HALTED : s.state()));
        }
        check();
    }

    @Override
    public void finish() {
        bench.calm();
        check();
        bench.checkReplay();
    }

    private FakeAccount account(int which) {
        return bench.account(NAMES.get(which));
    }

    private void trade(FakeAccount account, MarketStep.Trade step) {
        MarketStep.Kind kind = step.kind();
        TimeInForce force = switch (kind) {
            case IOC, MARKET, REDUCE_ONLY_IOC -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case FOK -> TimeInForce.FILL_OR_KILL;
            case REST, POST_ONLY, REDUCE_ONLY -> TimeInForce.GOOD_TIL_CANCELLED;
        };
        boolean isMarket = kind == MarketStep.Kind.MARKET;
        MarketStep.Where where = step.where();
        submit(
                account,
                new MarketCommand.Place(
                        where.byKey() ? key(account).fingerprint() : Examples.fingerprint(account.owner),
                        where.side(),
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? null : new Price(10_000 + 50 * where.ticksAway(), Examples.PRICE_SCALE),
                        new Quantity(10L * step.lots(), Examples.SIZE_SCALE),
                        force,
                        kind == MarketStep.Kind.POST_ONLY,
                        kind == MarketStep.Kind.REDUCE_ONLY || kind == MarketStep.Kind.REDUCE_ONLY_IOC,
                        ""));
    }

    private static TimeInForce force(MarketStep.Kind kind) {
        return switch (kind) {
            case IOC, MARKET, REDUCE_ONLY_IOC -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case FOK -> TimeInForce.FILL_OR_KILL;
            case REST, POST_ONLY, REDUCE_ONLY -> TimeInForce.GOOD_TIL_CANCELLED;
        };
    }

    private void cancel(FakeAccount account, int which) {
        MarketView.OfParty party = (MarketView.OfParty) bench.look(new MarketQuery.OfParty(account.address.id()));
        if (!party.orders().isEmpty()) {
            OrderId id = party.orders().get(which % party.orders().size()).id();
            submit(account, new MarketCommand.Cancel(Examples.fingerprint(account.owner), OrderRef.of(id)));
        }
    }

    private void submit(FakeAccount account, MarketCommand command) {
        commands++;
        CommandId id = new CommandId(account.address.id(), "c" + commands);
        asked.put(id, command);
        bench.submit(id.account(), id.clientId(), command);
    }

    private void price(int stepsAway) {
        if (stepsAway == 0) {
            bench.priceExpires();
        } else {
            bench.price(10_000 + stepsAway);
        }
    }

    private void deliver(int which) {
        List<ChannelMessage> messages = new ArrayList<>(bench.network());
        if (!messages.isEmpty()) {
            ChannelMessage message = messages.get(which % messages.size());
            bench.network().remove(message);
            bench.deliver(message);
        }
    }

    private void lose(int which) {
        List<ChannelMessage> hints = new ArrayList<>(bench.network());
        hints.removeIf(message -> !(message instanceof ChannelMessage.Hint));
        if (!hints.isEmpty()) {
            bench.network().remove(hints.get(which % hints.size()));
        }
    }

    /** What is asked back, and needed by no order, comes back at once. */
    private void recall(FakeAccount account, long amount) {
        Party before = bench.market().party(account.address.id());
        long spare = before == null ? 0 : Math.max(0, before.line() - before.required());
        long line = before == null ? 0 : before.line();
        int parked = bench.parked();
        bench.arrive(account.recall(amount));
        if (before != null && parked == bench.parked()) {
            assertEquals(line - Math.min(spare, amount), before.line(), "the line after a recall of " + amount);
        }
    }

    private static AccountKey key(FakeAccount account) {
        return Examples.tradingKey(account.address.id() + "'s key", Long.MAX_VALUE);
    }

    private void key(FakeAccount account, boolean isAlive) {
        boolean has = account.keys.contains(key(account));
        if (isAlive != has) {
            bench.arrive(isAlive ? account.addKey(key(account)) : account.revoke(key(account)));
        }
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    private void check() {
        while (checkedBlocks < bench.journal().size()) {
            replay(bench.journal().get(checkedBlocks));
            checkedBlocks++;
        }
        assertEquals(MarketBench.dump(shadow), MarketBench.dump(bench.state()), "the same, event by event");
        bench.check();
        checkMoney();
        checkWaiting();
    }

    /** After every event of a party's own, what is required is within the line. */
    private void replay(SealedBlock<MarketEvent> block) {
        shadowChannels.beginBlock(block.block().height(), block.block().engineTimeMillis());
        for (Entry<MarketEvent> entry : block.block().entries()) {
            boolean afterPrice = false;
            for (MarketEvent event : entry.events()) {
                shadow = right.evolve(shadow, event, shadowChannels);
                afterPrice |= event instanceof MarketEvent.Marked;
                if (!afterPrice && shadow instanceof Market market) {
                    market.parties().forEach(party -> requireCovered(party, event));
                }
                if (event instanceof MarketEvent.OrderPlaced placed) {
                    requireBestPricesFirst(placed);
                }
            }
            if (entry.cause() instanceof Cause.Command command
                    && !entry.events().isEmpty()) {
                requireAuthority(command.ticket().id());
            }
        }
    }

    private static void requireCovered(Party party, MarketEvent event) {
        assertTrue(
                party.required() <= party.line() || party.uncovered.isQueued(),
                () -> "required above the line after " + event + ": " + party);
        assertTrue(party.line() >= 0 && party.required() >= 0, () -> "below 0 after " + event + ": " + party);
    }

    private static void requireBestPricesFirst(MarketEvent.OrderPlaced placed) {
        long last = 0;
        for (Fill fill : placed.fills()) {
            boolean isBuy = placed.order().side() == Side.BUY;
            assertTrue(
                    last == 0 || (isBuy ? fill.ticks() >= last : fill.ticks() <= last),
                    () -> "prices get better: " + placed);
            assertTrue(
                    isBuy
                            ? fill.ticks() <= placed.order().limitTicks()
                            : fill.ticks() >= placed.order().limitTicks(),
                    () -> "beyond the limit: " + placed);
            last = fill.ticks();
        }
    }

    /** Whoever has told the market that a key is no longer his has no order by it afterwards. */
    private void requireAuthority(CommandId id) {
        if (asked.get(id) instanceof MarketCommand.Place order) {
            FakeAccount account = bench.account(id.account());
            boolean isOwner = order.by().equals(Examples.fingerprint(account.owner));
            assertTrue(
                    isOwner || account.keys.contains(key(account)) || mayHaveTraded.containsKey(id),
                    () -> id + " was accepted by a key that is revoked: " + order);
            mayHaveTraded.put(id, true);
        }
    }

    private void checkMoney() {
        long fees = 0;
        for (Party party : bench.market().parties()) {
            fees += party.fees;
            FakeAccount account = bench.account(party.account());
            assertEquals(account.granted(), party.granted, "what the account has granted has arrived");
            Totals known = account.known();
            PairOut pair = bench.entity().channels().pairsOut().get(party.address());
            if (pair == null || pair.isConfirmed()) {
                assertEquals(party.size * 10, known.slot(LineSlots.SIZE), "the account's replica of the size");
                assertEquals(party.cost, known.slot(LineSlots.COST), "the account's replica of the cost");
                assertEquals(
                        party.line(),
                        account.granted() - known.slot(LineSlots.CONSUMED) - known.slot(LineSlots.RETURNED),
                        "the account's replica of the line");
            }
        }
        PairOut sweep = bench.entity().channels().pairsOut().get(SystemAccounts.FEES);
        assertEquals(fees, sweep == null ? 0 : sweep.totals().slot(0), "the fees that system.fees is told of");
    }

    /** No order waits for what is there already. */
    private void checkWaiting() {
        for (Map.Entry<CommandId, MarketCommand> one : asked.entrySet()) {
            if (bench.isParked(one.getKey()) && bench.lastTakenFrom(one.getKey().account())) {
                Facts facts = Facts.at(bench.nowMillis(), bench.entity().height() + 1, 0, false)
                        .withPrices(bench)
                        .withLags(peer -> bench.entity().channels().lagMillis(peer, bench.nowMillis()))
                        .deciding(one.getKey());
                Decision<MarketEvent> again = right.decide(bench.state(), one.getValue(), facts);
                assertTrue(again instanceof Decision.Parked, () -> one + " waits, but would be decided: " + again);
            }
        }
    }
}
