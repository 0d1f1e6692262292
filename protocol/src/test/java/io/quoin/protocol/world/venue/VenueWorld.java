package io.quoin.protocol.world.venue;

import io.quoin.protocol.account.AccountBooks;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountEvent;
import io.quoin.protocol.account.AccountKind;
import io.quoin.protocol.account.AccountMessage;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountState;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.account.TradingWatch;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.market.InstrumentState;
import io.quoin.protocol.market.Market;
import io.quoin.protocol.market.MarketBooks;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketKind;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.MarketQuery;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.MarketView;
import io.quoin.protocol.world.World;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A world of the real accounts and the real markets of {@link Scene}, with all their crashes, losses and delays. What happens
 * in it is followed block by block by {@link VenueTruth}, which asks nothing of the laws under test. At the end of a run
 * everything dies, and whom the roster names must bring all of it to rest.
 */
final class VenueWorld implements Property.Run<VenueStep> {
    /** Whether prices move. */
    enum Motion {
        /** One price for ever, in round after round. */
        FIXED(0),
        /** Rounds up to a fifth apart. */
        MOVING(100);

        private final long steps;

        Motion(long steps) {
            this.steps = steps;
        }

        /** How many price steps a round may be away from the first price. */
        long steps() {
            return steps;
        }
    }

    private final EntityKind<AccountState, AccountCommand, AccountEvent, AccountMessage, AccountQuery, AccountView>
            accounts;
    private final EntityKind<MarketState, MarketCommand, MarketEvent, FromParty, MarketQuery, MarketView> markets;
    private final World<Object> world;
    private final Clients clients;
    private final VenueTruth truth;
    private final Consumer<String> seen;
    private int step;

    /** A venue with this mistake; what is ever seen in it is told by name. */
    VenueWorld(Motion motion, VenuePlant plant, Consumer<String> seen) {
        this(motion, plant, plant.markets(), seen);
    }

    /** The same with these markets. */
    VenueWorld(
            Motion motion,
            VenuePlant plant,
            Law<MarketState, MarketCommand, MarketEvent, FromParty> marketLaw,
            Consumer<String> seen) {
        this.seen = seen;
        TradingWatch accountLaw = plant.accounts(motion == Motion.FIXED ? Scene.PRICE : 0, this::step);
        accounts = new EntityKind<>(
                AccountKind.TYPE,
                new EntityRules<>(accountLaw, Scene.LIMITS),
                new AccountBooks(),
                false,
                AccountKind.kind(Scene.ACCOUNT_PARAMETERS, Scene.LIMITS).view());
        markets = new EntityKind<>(
                MarketKind.TYPE,
                new EntityRules<>(new MarketWatch(marketLaw), Scene.LIMITS),
                new MarketBooks(),
                true,
                MarketKind.kind(Scene.MARKET_PARAMETERS, Scene.LIMITS).view());
        world = new World<>(plant.shell(), accounts, markets);
        world.tell(markets, VenueWorld::told);
        clients = new Clients(world);
        truth = new VenueTruth(motion, accountLaw, world, accounts, markets, clients);
        open();
    }

    private int step() {
        return step;
    }

    private static Object told(MarketState state) {
        return state instanceof Market market ? MarketDump.of(market) : state;
    }

    private static MarketState restored(MarketState state) {
        return state instanceof Market market ? MarketDump.of(market).restored() : state;
    }

    private void open() {
        world.admit(Scene.PRICE);
        for (Address account : Scene.ACCOUNTS) {
            world.submit(account, new AccountCommand.Open(Scene.owner(account)), 5_000);
            world.submit(account, new AccountCommand.DrawFaucet(Scene.units(Scene.DEPOSIT)), 5_000);
        }
        for (Address market : Scene.MARKETS) {
            world.submit(MarketLaw.OPERATOR, market, new MarketCommand.Create(Scene.terms(market)), 5_000);
            world.submit(MarketLaw.OPERATOR, market, new MarketCommand.SetState(InstrumentState.TRADING), 5_000);
        }
        world.settle();
        world.hearAll();
        truth.follow(step);
    }

    // ---- what happens -----------------------------------------------------------------------------------------------

    @Override
    public void apply(VenueStep what) {
        step++;
        if (what instanceof VenueStep.InWorld in) {
            in.step().in(world);
        } else if (what instanceof VenueStep.GoOn on) {
            goOn(on.times(), () -> world.deliver(0, false));
        } else if (what instanceof VenueStep.GoOnBackwards on) {
            goOn(on.times(), world::deliverNewest);
        } else if (what instanceof VenueStep.GoOnWithout on) {
            goOnWithout(Scene.ACCOUNTS.get(on.account()), on.times());
        } else if (what instanceof VenueStep.HearAll) {
            world.hearAll();
        } else {
            clients.ask(what, truth);
        }
        look();
    }

    private void goOn(int times, Runnable deliver) {
        for (int time = 0; time < times; time++) {
            world.run(time, false);
            deliver.run();
            look();
            step++;
        }
    }

    private void goOnWithout(Address slow, int times) {
        for (int time = 0; time < times; time++) {
            world.runWithout(slow);
            look();
            step++;
        }
    }

    private void look() {
        world.check();
        truth.follow(step);
        truth.check();
    }

    @Override
    public void finish() {
        step++;
        world.crashAll(false);
        look();
        world.settle();
        step++;
        look();
        world.checkJournals();
        world.checkSnapshots(accounts, state -> state);
        world.checkSnapshots(markets, VenueWorld::restored);
        truth.checkAtRest();
        tell(world.journals(accounts));
        tell(world.journals(markets));
        world.undecided().forEach(rule -> seen.accept(rule.name()));
    }

    // ---- what was seen ----------------------------------------------------------------------------------------------

    private <E> void tell(SortedMap<Address, List<SealedBlock<E>>> journals) {
        for (List<SealedBlock<E>> journal : journals.values()) {
            for (SealedBlock<E> sealed : journal) {
                for (Entry<E> entry : sealed.block().entries()) {
                    entry.events().forEach(this::tell);
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
        } else if (event instanceof MarketEvent.OrderCancelled cancelled) {
            seen.accept("cancelled " + cancelled.reason());
        } else if (event instanceof MarketEvent.LineReturned returned) {
            seen.accept("returned " + returned.reason());
        } else if (event instanceof MarketEvent.OrderPlaced placed) {
            if (placed.fills().size() > 1) {
                seen.accept("several fills");
            }
            if (placed.order().isReduceOnly()) {
                seen.accept("reduce-only");
            }
        }
    }
}
