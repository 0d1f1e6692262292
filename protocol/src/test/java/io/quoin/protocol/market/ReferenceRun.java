package io.quoin.protocol.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.ReferenceStep.Account;
import io.quoin.protocol.market.ReferenceStep.Kind;
import io.quoin.protocol.market.ReferenceStep.Signer;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.naive.NaiveAsk;
import io.quoin.protocol.market.naive.NaiveFate;
import io.quoin.protocol.market.naive.NaiveMarket;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import io.quoin.protocol.value.Quantity;
import io.quoin.protocol.value.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A market on lines that are always enough beside its reference: after every step both say the same of what was asked, of every
 * trade and its fees, of what became of the rest, and of everybody's position, fees and open orders.
 */
final class ReferenceRun implements Property.Run<ReferenceStep> {
    static final MarketParameters PARAMETERS =
            new MarketParameters(6, 3, 2_000, Rate.ZERO, 0, Long.MAX_VALUE / 4, 1_000, 250, 5_000);

    private static final List<Account> TRADERS =
            List.of(Account.ALICE, Account.BOB, Account.CAROL, Account.DAVE, Account.TWIN);
    private static final long AMPLE_UNITS = 1L << 55;
    private static final long STEPS_OF_100 = 10_000;
    private static final long STEPS_OF_TICK = 50;

    /** How long the shell surely knows the id of a command that was decided. */
    private static final long IDS_KNOWN_MILLIS = 70_000;

    private final InstrumentTerms terms;
    private final MarketBench bench;
    private final NaiveMarket naive = new NaiveMarket();
    private final ReferenceIds ids = new ReferenceIds();
    private final Consumer<String> seen;
    private final Map<Account, AccountKey> traders = new EnumMap<>(Account.class);

    ReferenceRun(
            Law<MarketState, MarketCommand, MarketEvent, FromParty> law, InstrumentTerms terms, Consumer<String> seen) {
        this.terms = terms;
        this.bench = new MarketBench(law);
        this.seen = seen;
        for (Account account : TRADERS) {
            naive.introduce(id(account), owner(account));
        }
        ReferenceStep.Order order = order(Account.ALICE, Side.BUY, 100, 0, Kind.REST);
        apply(order);
        apply(new ReferenceStep.Session(Account.BOB, Signer.OWNER, 1, false));
        apply(new ReferenceStep.Cancel(Account.BOB, Signer.OWNER, ReferenceStep.Named.UNKNOWN, 0));
        apply(new ReferenceStep.Lead(true, InstrumentState.TRADING));
        apply(new ReferenceStep.Create(true, false));
        TRADERS.forEach(this::introduce);
        apply(order);
        apply(new ReferenceStep.Lead(true, InstrumentState.TRADING));
        apply(order);
        apply(new ReferenceStep.Price(7));
    }

    private void introduce(Account account) {
        FakeAccount known = bench.account(id(account), owner(account));
        known.free = AMPLE_UNITS;
        bench.arrive(known.addKey(
                new AccountKey(Examples.fingerprint(reader(account)), KeyScopes.of(KeyScope.READ), Long.MAX_VALUE)));
        bench.arrive(known.grant(AMPLE_UNITS));
    }

    @Override
    public void apply(ReferenceStep step) {
        if (step instanceof ReferenceStep.Order s) {
            place(s);
        } else if (step instanceof ReferenceStep.Sweep s) {
            sweep(s);
        } else if (step instanceof ReferenceStep.Cancel s) {
            cancel(s);
        } else if (step instanceof ReferenceStep.Session s) {
            session(s);
        } else if (step instanceof ReferenceStep.Price s) {
            price(s.stepsAway());
        } else if (step instanceof ReferenceStep.PriceTooHigh) {
            price(terms.highestPrice().units() + 1 - STEPS_OF_100);
        } else if (step instanceof ReferenceStep.Pass s) {
            bench.pass(s.millis());
        } else if (step instanceof ReferenceStep.Freeze s) {
            freeze(s.account(), s.isFrozen());
        } else if (step instanceof ReferenceStep.Key s) {
            key(s.account(), s.millis());
        } else if (step instanceof ReferenceStep.Lead s) {
            String by = s.isOperator() ? MarketLaw.OPERATOR : "alice";
            NaiveFate expected = naive.setState(by, s.state().name());
            judge(expected, by, ids.fresh(), new MarketCommand.SetState(s.state()));
            losses(naive.closing(), () -> bench.pass(1));
        } else if (step instanceof ReferenceStep.Create s) {
            create(s);
        }
        bench.calm();
        check();
    }

    @Override
    public void finish() {
        bench.checkReplay();
        for (int times = 0; times < naive.passedOver(); times++) {
            seen.accept("passed over");
        }
        for (int times = 0; times < naive.limited(); times++) {
            seen.accept("limited");
        }
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    private void place(ReferenceStep.Order step) {
        Account account = step.who().account();
        Kind kind = step.how().kind();
        String clientId = step.who().hasOldId()
                ? ids.old(id(account), openIds(account), bench.nowMillis() - IDS_KNOWN_MILLIS)
                : ids.fresh();
        Side side = side(step);
        Quantity size = ReferenceWords.size(terms, step.what());
        Price price = kind.type == OrderType.MARKET
                        && step.at().tick() == ReferenceStep.Tick.RIGHT
                        && step.at().ticksAway() % 2 == 0
                ? null
                : ReferenceWords.price(
                        terms,
                        STEPS_OF_100 + STEPS_OF_TICK * step.at().ticksAway(),
                        step.at().tick());
        MarketCommand.Place command = new MarketCommand.Place(
                fingerprint(account, step.who().signer()),
                side,
                kind.type,
                price,
                size,
                kind.force,
                kind.isPostOnly,
                kind.isReduceOnly,
                step.how().label().text);
        NaiveAsk ask = new NaiveAsk(
                id(account),
                signer(account, step.who().signer()),
                clientId,
                side == Side.BUY,
                kind.type == OrderType.MARKET,
                price == null ? null : ReferenceWords.decimal(price),
                ReferenceWords.decimal(size),
                ReferenceWords.force(kind.force),
                kind.isPostOnly,
                kind.isReduceOnly,
                step.how().label().text);
        judge(naive.place(ask, bench.nowMillis()), id(account), clientId, command);
    }

    private void sweep(ReferenceStep.Sweep step) {
        Side offered = naive.position(id(step.account())).signum() > 0 ? Side.SELL : Side.BUY;
        int ticks = step.ticksAway();
        place(order(step.account(), offered, step.lots(), ticks, Kind.REST));
        place(order(step.account(), offered, 9_999, ticks, Kind.REDUCE));
        place(order(step.taker(), offered == Side.BUY ? Side.SELL : Side.BUY, 9_999, ticks, Kind.IOC));
    }

    private static ReferenceStep.Order order(Account account, Side side, int lots, int ticksAway, Kind kind) {
        return new ReferenceStep.Order(
                new ReferenceStep.Who(account, Signer.OWNER, false),
                new ReferenceStep.What(side, lots, ReferenceStep.Size.RIGHT),
                new ReferenceStep.At(ticksAway, ReferenceStep.Tick.RIGHT),
                new ReferenceStep.How(kind, ReferenceStep.Label.NONE));
    }

    private Side side(ReferenceStep.Order step) {
        Side side = step.what().side();
        boolean isLong = naive.position(id(step.who().account())).signum() > 0;
        return step.how().kind().isReduceOnly && side == Side.BUY && isLong ? Side.SELL : side;
    }

    private List<String> openIds(Account account) {
        return account != Account.SYSTEM && bench.look(party(account)) instanceof MarketView.OfParty party
                ? party.orders().stream().map(MarketView.OfOrder::clientId).toList()
                : List.of();
    }

    private void cancel(ReferenceStep.Cancel step) {
        String account = id(step.account());
        KeyFingerprint by = fingerprint(step.account(), step.signer());
        String signer = signer(step.account(), step.signer());
        List<NaiveFate.Loss> open = naive.open(account);
        ReferenceStep.Named named = step.named();
        boolean isOfOpen = named == ReferenceStep.Named.OPEN_BY_ID || named == ReferenceStep.Named.OPEN_BY_CLIENT_ID;
        long number = isOfOpen && !open.isEmpty()
                ? open.get(step.which() % open.size()).order()
                : ids.placed() == 0 ? 0 : 1 + step.which() % ids.placed();
        long now = bench.nowMillis();
        if (named == ReferenceStep.Named.UNKNOWN || number == 0) {
            MarketCommand.Cancel command = new MarketCommand.Cancel(by, OrderRef.of(OrderId.of(1_000_000, 3)));
            judge(naive.cancel(account, signer, 0, now), account, ids.fresh(), command);
        } else if (named == ReferenceStep.Named.OPEN_BY_ID || named == ReferenceStep.Named.ANY_BY_ID) {
            MarketCommand.Cancel command = new MarketCommand.Cancel(by, OrderRef.of(new OrderId(ids.id(number))));
            judge(naive.cancel(account, signer, number, now), account, ids.fresh(), command);
        } else {
            String clientId = ids.clientId(number);
            MarketCommand.Cancel command = new MarketCommand.Cancel(by, OrderRef.of(clientId));
            judge(naive.cancel(account, signer, clientId, now), account, ids.fresh(), command);
        }
    }

    private void session(ReferenceStep.Session step) {
        Money line = step.line() == ReferenceStep.Session.TOO_LARGE
                ? Money.ofUnits(terms.settlement(), (1L << 60) + 1)
                : Money.parse(step.line() + (step.isOfOtherAsset() ? " ETH" : " USDC"));
        String account = id(step.account());
        NaiveFate expected = naive.openSession(
                account,
                signer(step.account(), step.signer()),
                ReferenceWords.decimal(line),
                line.asset().code(),
                bench.nowMillis());
        judge(
                expected,
                account,
                ids.fresh(),
                new MarketCommand.OpenSession(fingerprint(step.account(), step.signer()), line));
    }

    private void create(ReferenceStep.Create step) {
        InstrumentTerms wanted = step.isOther() ? Examples.with(terms, "band", "0.07") : terms;
        String by = step.isOperator() ? MarketLaw.OPERATOR : "alice";
        judge(
                naive.create(by, ReferenceWords.terms(wanted, PARAMETERS)),
                by,
                ids.fresh(),
                new MarketCommand.Create(wanted));
    }

    /** Asks the market, and compares what it does at once with what it should. */
    private void judge(NaiveFate expected, String account, String clientId, MarketCommand command) {
        ids.used(account, clientId, bench.nowMillis());
        String outcome = bench.submit(account, clientId, command);
        String refusal = expected.refusal();
        assertEquals(refusal == null ? "APPLIED" : refusal, outcome, () -> account + " " + command);
        seen.accept(outcome + (refusal == null ? " " + command.getClass().getSimpleName() : ""));
        if (refusal != null) {
            assertEquals(List.of(), bench.lastEvents(), "what is refused changes nothing");
            return;
        }
        MarketEvent.OrderPlaced placed = ReferenceWords.placed(bench.lastEvents());
        if (placed != null) {
            ids.placed(expected.number(), placed.order().id(), clientId);
        }
        assertEquals(expected, ReferenceWords.fate(terms, ids, bench.lastEvents()), () -> account + " " + command);
        assertEquals(
                expected.number() > 0,
                placed != null
                        && placed.order().account().equals(account)
                        && placed.order().clientId().equals(clientId),
                "an order of its own");
        ReferenceWords.tell(expected, seen);
    }

    // ---- what happens -----------------------------------------------------------------------------------------------

    private void price(long stepsAway) {
        if (stepsAway == 0) {
            bench.priceExpires();
            naive.priceExpires();
        } else {
            long steps = STEPS_OF_100 + stepsAway;
            naive.price(BigDecimal.valueOf(steps, terms.priceScale()));
            bench.price(steps);
        }
    }

    private void freeze(Account account, boolean isFrozen) {
        FakeAccount known = bench.account(id(account));
        boolean thaws = known.isFrozen && !isFrozen;
        losses(naive.freeze(id(account), isFrozen), () -> bench.arrive(known.freeze(isFrozen)));
        if (thaws) {
            bench.arrive(known.grant(AMPLE_UNITS));
        }
    }

    private void losses(List<NaiveFate.Loss> expected, Runnable happening) {
        happening.run();
        assertEquals(
                NaiveFate.accepted(expected), ReferenceWords.fate(terms, ids, bench.lastEvents()), "who loses what");
        expected.forEach(loss -> seen.accept("lost " + loss.why()));
    }

    private void key(Account account, int millis) {
        FakeAccount known = bench.account(id(account));
        AccountKey old = traders.remove(account);
        if (old != null) {
            bench.arrive(known.revoke(old));
            naive.revoke(id(account), trader(account));
        }
        if (millis > 0) {
            AccountKey key = Examples.tradingKey(trader(account), bench.nowMillis() + millis);
            traders.put(account, key);
            bench.arrive(known.addKey(key));
            naive.trust(id(account), trader(account), key.expiresAtMillis());
        }
    }

    // ---- what must hold ---------------------------------------------------------------------------------------------

    private void check() {
        assertFalse(bench.parked() > 0, "nothing waits: lines are ample");
        if (!(bench.state() instanceof Market)) {
            return;
        }
        for (Account account : TRADERS) {
            MarketView.OfParty party = (MarketView.OfParty) bench.look(party(account));
            assertEquals(plain(naive.position(id(account))), plain(ReferenceWords.decimal(party.size())), "position");
            assertEquals(plain(naive.fees(id(account))), plain(ReferenceWords.decimal(party.fees())), "fees");
            List<NaiveFate.Loss> open = new ArrayList<>();
            for (MarketView.OfOrder order : party.orders()) {
                open.add(new NaiveFate.Loss(
                        ids.number(order.id().packed()), ReferenceWords.decimal(order.left()), "OPEN"));
            }
            assertEquals(naive.open(id(account)), open, () -> "open orders of " + account);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    // ---- names ------------------------------------------------------------------------------------------------------

    private static MarketQuery party(Account account) {
        return new MarketQuery.OfParty(id(account));
    }

    private static String id(Account account) {
        return account == Account.SYSTEM ? MarketLaw.OPERATOR : account.name().toLowerCase(Locale.ROOT);
    }

    private static String owner(Account account) {
        return account == Account.TWIN ? "alice" : id(account);
    }

    private static String trader(Account account) {
        return id(account) + "'s trader";
    }

    private static String reader(Account account) {
        return id(account) + "'s reader";
    }

    private static String signer(Account account, Signer signer) {
        return switch (signer) {
            case OWNER -> owner(account);
            case TRADER -> trader(account);
            case READER -> reader(account);
            case STRANGER -> "stranger";
        };
    }

    private static KeyFingerprint fingerprint(Account account, Signer signer) {
        return Examples.fingerprint(signer(account, signer));
    }
}
