package io.quoin.protocol.world.shop;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.price.BoardPrice;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A till sells against what a purse has lent it, at the newest live price. An order that lacks coins waits for the purse to
 * lend more. It may also charge a purse beyond what was lent, as a loss does.
 */
final class Till implements Law<Till.State, Till.Command, Till.Event, Talk.ToTill> {
    static final String TYPE = "till";
    static final long PATIENCE_MILLIS = 2_000;

    private static final String UNDERLYING = "bread";
    private static final long LAG_MILLIS_MAX = 2_500;

    private final ShopMistake mistake;
    private final BiConsumer<String, Talk.Want> asked;

    /**
     * The law of tills.
     *
     * @param asked is told the id of the till, and what an order of it is about to ask for
     */
    Till(ShopMistake mistake, BiConsumer<String, Talk.Want> asked) {
        this.mistake = mistake;
        this.asked = asked;
    }

    static EntityKind<State, Command, Event, Talk.ToTill, String, String> kind(
            EntityLimits limits, ShopMistake mistake, BiConsumer<String, Talk.Want> asked) {
        return new EntityKind<>(
                TYPE,
                new EntityRules<>(new Till(mistake, asked), limits),
                new TillBooks(),
                true,
                (state, query, prices) -> state.domain().toString());
    }

    /** What clients ask. */
    sealed interface Command extends ShopCommand {}

    /** Spend so many coins of the purse on whose behalf this comes. */
    record Buy(long coins) implements Command {}

    /** Charge that purse so many coins. */
    record Charge(long coins) implements Command {}

    sealed interface Event {}

    /** The underlying stands at this round. */
    record Marked(long round, long price) implements Event {}

    record LineRaised(Address purse, long coins) implements Event {}

    /** {@code line} is what was lent and not spent before; {@code waitedMillis} how long the order had waited. */
    record Sold(CommandId order, long coins, long round, long price, long line, long waitedMillis) implements Event {}

    record Charged(Address purse, long coins) implements Event {}

    record LineReturned(Address purse, long coins) implements Event {}

    /** One purse, as this till knows it. */
    record Party(long lent, long spent, long returned, long charged) {
        static final Party NEW = new Party(0, 0, 0, 0);

        long left() {
            return lent - spent - returned;
        }

        Totals totals() {
            return Totals.of(spent, returned, charged);
        }
    }

    record State(String id, long takings, long round, long price, TreeMap<Address, Party> parties) {}

    @Override
    public State initial(Address self) {
        return new State(self.id(), 0, 0, 0, new TreeMap<>());
    }

    @Override
    public List<Event> opening(State state, Facts facts) {
        BoardPrice latest = facts.prices().latest(UNDERLYING);
        if (latest == null || !latest.isLive() || latest.round() == state.round()) {
            return List.of();
        }
        return latest.round() > state.round() || mistake == ShopMistake.EARLIER_ROUND_TAKEN
                ? List.of(new Marked(latest.round(), latest.price()))
                : List.of();
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Decision<Event> decide(State state, Command command, Facts facts) {
        Address purse = new Address(Purse.TYPE, facts.id().account());
        if (command instanceof Charge charge) {
            return Decision.event(new Charged(purse, charge.coins()));
        }
        BoardPrice latest = facts.prices().latest(UNDERLYING);
        if (latest == null) {
            return Decision.refuse(ShopRefusal.NO_PRICE);
        }
        if (!latest.isLive() || latest.round() < state.round()) {
            return Decision.refuse(ShopRefusal.PRICE_STALE);
        }
        return buy(state, purse, ((Buy) command).coins(), latest, facts);
    }

    private Decision<Event> buy(State state, Address purse, long coins, BoardPrice at, Facts facts) {
        Party party = state.parties().getOrDefault(purse, Party.NEW);
        if (facts.lagMillis(purse) > LAG_MILLIS_MAX) {
            return Decision.refuse(ShopRefusal.LAGGING);
        }
        if (party.left() >= coins) {
            long waited = facts.engineTimeMillis() - facts.waitingSinceMillis();
            return Decision.event(new Sold(facts.id(), coins, at.round(), at.price(), party.left(), waited));
        }
        Talk.NotLent answer = facts.answer(purse, Talk.NotLent.class);
        if (answer != null && answer.order().equals(facts.id())) {
            return Decision.refuse(ShopRefusal.NOT_LENT);
        }
        if (facts.parking() != Parking.MAY_PARK) {
            return Decision.refuse(facts.parking() == Parking.OVER ? ShopRefusal.TIME_OVER : ShopRefusal.TOO_MANY_WAIT);
        }
        long missing = coins - party.left();
        Talk.Want want = new Talk.Want(facts.id(), party.lent() + missing);
        asked.accept(state.id(), want);
        Payload ask = mistake == ShopMistake.LENT_BY_REQUEST ? new Talk.Want(facts.id(), missing) : want;
        return Decision.park(purse, ask, facts.waitingSinceMillis() + PATIENCE_MILLIS);
    }

    // ---- purses -----------------------------------------------------------------------------------------------------

    @Override
    public List<Event> settle(State state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return List.of(new LineRaised(from, difference.slot(Talk.LENT)));
    }

    @Override
    public Hinted<Event> hinted(State state, Address from, Payload hint, Facts facts) {
        Party party = state.parties().getOrDefault(from, Party.NEW);
        if (hint instanceof Talk.Barrier barrier) {
            return Hinted.reply(new Talk.Answered(barrier.barrier(), party.charged()));
        }
        return hint instanceof Talk.Recall && party.left() > 0
                ? Hinted.events(List.of(new LineReturned(from, party.left())))
                : Hinted.nothing();
    }

    @Override
    public List<Event> receive(State state, Address from, Talk.ToTill message, Facts facts) {
        throw new IllegalStateException("nothing comes on streams");
    }

    // ---- what follows -----------------------------------------------------------------------------------------------

    @Override
    public State evolve(State s, Event event, Outbound outbound) {
        if (event instanceof Marked e) {
            return new State(s.id(), s.takings(), e.round(), e.price(), s.parties());
        } else if (event instanceof LineRaised e) {
            Party p = s.parties().getOrDefault(e.purse(), Party.NEW);
            Party raised = new Party(p.lent() + e.coins(), p.spent(), p.returned(), p.charged());
            return new State(s.id(), s.takings(), s.round(), s.price(), with(s.parties(), e.purse(), raised));
        } else if (event instanceof Sold e) {
            Address purse = new Address(Purse.TYPE, e.order().account());
            Party p = s.parties().getOrDefault(purse, Party.NEW);
            Party spent = new Party(p.lent(), p.spent() + e.coins(), p.returned(), p.charged());
            return settled(s, s.takings() + e.coins(), purse, spent, outbound);
        } else if (event instanceof Charged e) {
            Party p = s.parties().getOrDefault(e.purse(), Party.NEW);
            Party charged = new Party(p.lent(), p.spent(), p.returned(), p.charged() + e.coins());
            return settled(s, s.takings() + e.coins(), e.purse(), charged, outbound);
        }
        LineReturned e = (LineReturned) event;
        Party p = s.parties().getOrDefault(e.purse(), Party.NEW);
        outbound.urge(e.purse());
        Party less = new Party(p.lent(), p.spent(), p.returned() + e.coins(), p.charged());
        return settled(s, s.takings(), e.purse(), less, outbound);
    }

    private static State settled(State s, long takings, Address purse, Party party, Outbound outbound) {
        outbound.settle(purse, PairKind.SETTLEMENT, party.totals(), new Talk.Mark(s.round(), s.price()));
        return new State(s.id(), takings, s.round(), s.price(), with(s.parties(), purse, party));
    }

    private static TreeMap<Address, Party> with(TreeMap<Address, Party> parties, Address purse, Party party) {
        TreeMap<Address, Party> changed = new TreeMap<>(parties);
        changed.put(purse, party);
        return changed;
    }

    @Override
    public List<Event> due(State state, Facts facts) {
        return List.of();
    }

    @Override
    public long nextDeadlineMillis(State state) {
        return NO_DEADLINE;
    }

    @Override
    public boolean isExposed(State state) {
        return false;
    }

    /** Coins taken, and the line of each purse. */
    private static final class TillBooks implements Books<State, Talk.ToTill> {
        @Override
        public void held(State state, ObjLongConsumer<String> units) {
            units.accept("coins", state.takings());
            state.parties().values().forEach(party -> units.accept("line:" + state.id(), party.left()));
        }

        @Override
        public void carried(Talk.ToTill message, ObjLongConsumer<String> units) {}

        @Override
        public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
            units.accept("line:" + to.id(), totals.slot(Talk.LENT));
        }
    }
}
