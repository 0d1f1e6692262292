package io.quoin.protocol.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Rate;
import io.quoin.protocol.world.Plant;
import io.quoin.protocol.world.World;
import io.quoin.protocol.world.WorldStep;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A world of one account that trades in three markets of one underlying and pays out whenever it can. At the end of a run
 * everything dies, and whom the roster names must bring all of it to rest.
 */
final class TradingWorld implements Property.Run<TradingStep> {
    /** Whether prices move, and how much of profit counts. */
    enum Motion {
        /** One price for ever; of profit a half counts. */
        FIXED,
        /** Rounds up to a tenth apart; profit counts in full. */
        MOVING
    }

    private static final long PRICE = 1_000;
    private static final long MOVE = 100;
    private static final long DEPOSIT = 20_000;
    private static final Address ALICE = FakeMarket.account("alice");
    private static final Address BOB = FakeMarket.account("bob");
    private static final List<Address> MARKETS = List.of(market("A"), market("B"), market("C"));
    private static final EntityLimits LIMITS = new EntityLimits(16, 64 * 1024, 64, 10_000, 3, 64);
    private static final AccountParameters PARAMETERS =
            new AccountParameters(Rate.parse("0.01"), true, 1_000_000, 2, 1_000, 100_000, Rate.parse("0.5"));

    private final Consumer<String> seen;
    private final FakeMarket fake;
    private final TradingWatch watch;
    private final TradingTruth truth;
    private final EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            accounts;
    private final EntityKind<FakeMarket.State, FakeMarket.Command, FakeMarket.Event, FromParty, String, String> markets;
    private final World<Object> world;
    private final boolean isMoving;
    private int step;
    private int blocksSeen;

    TradingWorld(Motion prices, Plant plant, TradingMistake mistake, Consumer<String> seen) {
        this.seen = seen;
        this.isMoving = prices == Motion.MOVING;
        this.fake = new FakeMarket(isMoving ? Rate.ONE : Rate.parse("0.5"));
        AccountLaw law = new AccountLaw(PARAMETERS);
        this.watch = new TradingWatch(new MistakenLaw(law, mistake), isMoving ? 0 : PRICE, () -> step);
        this.truth = new TradingTruth(watch, fake, isMoving, ALICE, MARKETS);
        this.accounts = new EntityKind<>(
                AccountKind.TYPE,
                new EntityRules<>(watch, LIMITS),
                new AccountBooks(),
                false,
                AccountKind.kind(PARAMETERS, LIMITS).view());
        this.markets = fake.kind(LIMITS);
        this.world = new World<>(plant, accounts, markets);
        world.admit(PRICE);
        for (Address account : List.of(ALICE, BOB)) {
            world.submit(account, new AccountCommand.Open(Examples.OWNER), 5_000);
            world.submit(account, new AccountCommand.DrawFaucet(units(DEPOSIT)), 5_000);
        }
        for (Address market : MARKETS) {
            world.submit(ALICE.id(), market, new FakeMarket.GiveBack(), 5_000);
        }
        world.settle();
        world.hearAll();
        follow();
    }

    private static Address market(String id) {
        return new Address(FakeMarket.TYPE, id);
    }

    private static Money units(long units) {
        return Money.ofUnits(Assets.USDC, units);
    }

    // ---- what happens -----------------------------------------------------------------------------------------------

    static Gen<TradingStep> steps(Motion motion) {
        long move = motion == Motion.MOVING ? MOVE : 0;
        return TradingStep.steps(asks(), PRICE - move, PRICE + move);
    }

    /** Steps of an account that wants to close, and of markets where orders need no line because they are such bargains. */
    static Gen<TradingStep> stepsToClose() {
        Gen<Object> toMarkets = Gen.frequency(List.of(
                Gen.weighted(
                        3, Gen.combine(Gen.elementOf(1), Gen.longs(800, 900), Gen.longs(1, 3), FakeMarket.Place::new)),
                Gen.weighted(1, Gen.combine(Gen.ints(0, 3), Gen.longs(1, 3), FakeMarket.Fill::new)),
                Gen.weighted(1, Gen.constant(new FakeMarket.GiveBack()))));
        Gen<Object> toAccounts = Gen.frequency(List.of(
                Gen.weighted(3, Gen.constant(new AccountCommand.Withdraw(units(DEPOSIT)))),
                Gen.weighted(3, Gen.constant(new AccountCommand.Freeze())),
                Gen.weighted(1, Gen.constant(new AccountCommand.Unfreeze())),
                Gen.weighted(5, Gen.constant(new AccountCommand.Close()))));
        return TradingStep.steps(asks(toMarkets, toAccounts), PRICE, PRICE);
    }

    private static Gen<WorldStep.Ask<Object>> asks() {
        Gen<Object> toMarkets = Gen.frequency(List.of(
                Gen.weighted(
                        10,
                        Gen.combine(
                                Gen.elementOf(-1, 1),
                                Gen.longs(PRICE - 100, PRICE + 100),
                                Gen.longs(1, 90),
                                FakeMarket.Place::new)),
                Gen.weighted(8, Gen.combine(Gen.ints(0, 3), Gen.longs(1, 90), FakeMarket.Fill::new)),
                Gen.weighted(2, Gen.ints(0, 3).map(FakeMarket.Cancel::new)),
                Gen.weighted(1, Gen.constant(new FakeMarket.GiveBack()))));
        Gen<Long> amounts = Gen.oneOf(Gen.longs(1, DEPOSIT / 10), Gen.longs(1, DEPOSIT + 2_000));
        Gen<Integer> keys = Gen.ints(1, 6);
        Gen<Object> toAccounts = Gen.frequency(List.of(
                Gen.weighted(8, amounts.map(amount -> new AccountCommand.Withdraw(units(amount)))),
                Gen.weighted(3, amounts.map(amount -> new AccountCommand.Transfer(BOB.id(), units(amount)))),
                Gen.weighted(6, Gen.longs(1, DEPOSIT / 4).map(amount -> new AccountCommand.DrawFaucet(units(amount)))),
                Gen.weighted(
                        2,
                        Gen.combine(
                                keys,
                                Gen.longs(1_005_000, 1_050_000),
                                (key, expiry) -> new AccountCommand.AddKey(
                                        new AccountKey(Examples.fingerprint(key), KeyScopes.ALL, expiry)))),
                Gen.weighted(2, keys.map(key -> new AccountCommand.RevokeKey(Examples.fingerprint(key)))),
                Gen.weighted(1, Gen.constant(new AccountCommand.Freeze())),
                Gen.weighted(3, Gen.constant(new AccountCommand.Unfreeze()))));
        return asks(toMarkets, toAccounts);
    }

    private static Gen<WorldStep.Ask<Object>> asks(Gen<Object> toMarkets, Gen<Object> toAccounts) {
        return Gen.frequency(List.of(
                Gen.weighted(
                        5,
                        Gen.combine(
                                Gen.elementOf(MARKETS),
                                toMarkets,
                                (market, what) -> new WorldStep.Ask<>(ALICE.id(), market, what))),
                Gen.weighted(2, toAccounts.map(what -> new WorldStep.Ask<>(ALICE.id(), ALICE, what)))));
    }

    @Override
    public void apply(TradingStep what) {
        step++;
        what.in(world);
        world.check();
        follow();
        truth.check();
    }

    private void follow() {
        world.journals(markets).forEach((market, journal) -> truth.marketWrote(market, journal, step));
        List<SealedBlock<AccountEvent>> journal = world.journals(accounts).getOrDefault(ALICE, List.of());
        truth.accountWrote(journal);
        boolean hasConfirmed = false;
        while (blocksSeen < journal.size()) {
            hasConfirmed |= journal.get(blocksSeen).block().entries().stream()
                    .anyMatch(entry -> entry.cause() instanceof Cause.Confirmed);
            blocksSeen++;
        }
        if (hasConfirmed) {
            checkRevoked();
        }
    }

    /** When the account says that revocations are confirmed, no market trusts a key that has ended, or takes orders frozen. */
    private void checkRevoked() {
        EntityState<AccountState> state = world.replay(accounts, ALICE);
        AccountView view = accounts.view().of(state, new AccountQuery.Overview(), Prices.NONE);
        if (!view.trading().revocationsConfirmed() || !(state.domain() instanceof AccountState.Open open)) {
            return;
        }
        for (Address market : MARKETS) {
            FromParty.LineTerms terms = truth.party(market).terms();
            if (terms != null) {
                assertTrue(
                        terms.keys().stream()
                                .noneMatch(key -> open.keys().ended().contains(key.fingerprint())),
                        () -> market + " trusts a key although its end is confirmed");
                assertTrue(
                        terms.isFrozen() || !open.trading().isFrozen(),
                        () -> market + " takes orders although the freeze is confirmed");
            }
        }
    }

    // ---- the end ----------------------------------------------------------------------------------------------------

    @Override
    public void finish() {
        world.crashAll(false);
        world.check();
        world.settle();
        step++;
        follow();
        world.checkJournals();
        truth.checkAtRest();
        if (truth.account() instanceof AccountState.Open open) {
            for (Address market : MARKETS) {
                FromParty.LineTerms terms = truth.party(market).terms();
                if (terms != null) {
                    assertEquals(List.copyOf(open.keys().active().values()), terms.keys(), "the keys at " + market);
                    assertEquals(open.trading().isFrozen(), terms.isFrozen(), "frozen at " + market);
                }
            }
        }
        tell(world.journals(accounts));
        tell(world.journals(markets));
    }

    private <E> void tell(SortedMap<Address, List<SealedBlock<E>>> journals) {
        for (List<SealedBlock<E>> journal : journals.values()) {
            for (SealedBlock<E> sealed : journal) {
                for (Entry<E> entry : sealed.block().entries()) {
                    entry.events().forEach(event -> tell(event));
                    if (entry.cause() instanceof Cause.Command command
                            && command.outcome() instanceof Outcome.Refused refused) {
                        seen.accept(refused.name());
                    }
                }
            }
        }
    }

    private void tell(Object event) {
        seen.accept(event.getClass().getSimpleName());
        if (event instanceof AccountEvent.DemandDropped dropped) {
            seen.accept("dropped " + dropped.end());
        } else if (event instanceof AccountEvent.LineGranted granted && granted.amount() == 0) {
            seen.accept("granted nothing");
        }
    }
}
