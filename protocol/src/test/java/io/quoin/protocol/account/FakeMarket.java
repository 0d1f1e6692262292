package io.quoin.protocol.account;

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
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import io.quoin.protocol.line.FromMarket;
import io.quoin.protocol.line.FromParty;
import io.quoin.protocol.line.LineSlots;
import io.quoin.protocol.line.MarginTerms;
import io.quoin.protocol.price.BoardPrice;
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A market that is worse than any: it has no book, but fills whatever orders a run tells it to. It keeps the rules of lines:
 * an order rests only if its worst case is covered, fills take what they take, recalls get what no order needs, barriers are
 * answered, and a new price cancels at once what is no longer covered.
 */
final class FakeMarket
        implements Law<FakeMarket.State, FakeMarket.Command, FakeMarket.Event, FromParty>,
                Books<FakeMarket.State, FromParty> {
    static final String TYPE = "market";
    static final int ORDERS_MAX = 4;

    private static final long PATIENCE_MILLIS = 2_000;

    /** How much of a profit counts; what a position needs is a tenth of its value. */
    private final MarginTerms terms;

    private final boolean countsProfit;

    /** Markets in which profit counts so far. */
    FakeMarket(Rate profitCounted) {
        this.countsProfit = profitCounted.equals(Rate.ONE);
        this.terms = new MarginTerms(
                "X", Assets.USDC, 2, 6, Rate.parse("0.1"), Rate.parse("0.05"), profitCounted, Rate.ZERO, Rate.ZERO, 1);
    }

    EntityKind<State, Command, Event, FromParty, String, String> kind(EntityLimits limits) {
        return new EntityKind<>(
                TYPE, new EntityRules<>(this, limits), this, true, (state, query, prices) -> state.toString());
    }

    // ---- words ------------------------------------------------------------------------------------------------------

    /** What clients ask, on behalf of their accounts. */
    sealed interface Command {}

    /** Let an order rest. */
    record Place(int sign, long price, long lots) implements Command {}

    /** Let somebody trade with one of the account's orders, for so many lots at most. */
    record Fill(int which, long lots) implements Command {}

    /** Take one of the account's orders away. */
    record Cancel(int which) implements Command {}

    /** Give back what no order needs. */
    record GiveBack() implements Command {}

    /** What has happened. */
    sealed interface Event {}

    record Told(String account, FromParty.LineTerms terms, long granted) implements Event {}

    record Placed(String account, FakeParty.Order order) implements Event {}

    record Filled(String account, int at, long lots) implements Event {}

    record Cancelled(String account, int at) implements Event {}

    record GivenBack(String account, long amount) implements Event {}

    record Heard(String account, long barrier) implements Event {}

    record Marked(long round, long price) implements Event {}

    /** Where the market stands. */
    record State(Address self, long round, long mark, Map<String, FakeParty> parties) {
        State {
            parties = new TreeMap<>(parties);
        }

        FakeParty party(String account) {
            return parties.getOrDefault(account, FakeParty.NEW);
        }

        State with(String account, FakeParty party) {
            TreeMap<String, FakeParty> changed = new TreeMap<>(parties);
            changed.put(account, party);
            return new State(self, round, mark, changed);
        }
    }

    private enum No implements Refusal {
        PRICE_STALE,
        FROZEN,
        NO_SUCH_ORDER,
        TOO_MANY_ORDERS,
        CREDIT_REFUSED,
        LINE_NOT_GRANTED;

        @Override
        public RefusalCategory category() {
            return RefusalCategory.INVALID_STATE;
        }

        @Override
        public String sentence() {
            return name();
        }
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public State initial(Address self) {
        return new State(self, 0, 0, Map.of());
    }

    @Override
    public Decision<Event> decide(State state, Command command, Facts facts) {
        String account = facts.id().account();
        FakeParty party = state.party(account);
        if (command instanceof Place place) {
            return place(state, party, place, facts);
        } else if (command instanceof GiveBack) {
            long spare = spare(state, party);
            return spare > 0 ? Decision.event(new GivenBack(account, spare)) : Decision.nothing();
        } else if (party.orders().isEmpty()) {
            return Decision.refuse(No.NO_SUCH_ORDER);
        } else if (command instanceof Cancel cancel) {
            return Decision.event(
                    new Cancelled(account, cancel.which() % party.orders().size()));
        }
        return fill(state, account, party, (Fill) command);
    }

    private Decision<Event> place(State state, FakeParty party, Place place, Facts facts) {
        BoardPrice price = facts.prices().latest(terms.underlying());
        if (price == null || !price.isLive()) {
            return Decision.refuse(No.PRICE_STALE);
        }
        FakeParty.Order order = new FakeParty.Order(facts.id().clientId(), place.sign(), place.price(), place.lots());
        if (party.terms() == null) {
            return ask(state, party, order, 0, facts);
        }
        if (party.terms().isFrozen()) {
            return Decision.refuse(No.FROZEN);
        }
        if (party.orders().size() >= ORDERS_MAX) {
            return Decision.refuse(No.TOO_MANY_ORDERS);
        }
        long missing = party.placed(order).required(state.mark(), countsProfit) - party.line();
        return missing <= 0
                ? Decision.event(new Placed(facts.id().account(), order))
                : ask(state, party, order, missing, facts);
    }

    private Decision<Event> ask(State state, FakeParty party, FakeParty.Order order, long missing, Facts facts) {
        Address account = account(facts.id().account());
        FromParty.CreditRefused refused = facts.answer(account, FromParty.CreditRefused.class);
        if (refused != null && facts.id().equals(refused.order())) {
            return Decision.refuse(No.CREDIT_REFUSED);
        }
        if (facts.parking() != Parking.MAY_PARK) {
            return Decision.refuse(No.LINE_NOT_GRANTED);
        }
        long until = facts.waitingSinceMillis() + PATIENCE_MILLIS;
        boolean raisesRisk = Long.signum(party.size()) != -order.sign() || Math.abs(party.size()) < order.lots();
        CommandId id = facts.id();
        return Decision.park(
                account,
                new FromMarket.CreditAsk(
                        id,
                        party.granted() + missing,
                        missing,
                        raisesRisk,
                        until,
                        terms,
                        state.self().id()),
                until);
    }

    private Decision<Event> fill(State state, String account, FakeParty party, Fill fill) {
        int at = fill.which() % party.orders().size();
        long lots = Math.min(fill.lots(), party.orders().get(at).lots());
        FakeParty after = party.filled(at, lots, state.mark(), countsProfit);
        List<Event> events = new ArrayList<>(List.of(new Filled(account, at, lots)));
        long released = Math.min(party.consumed() - after.consumed(), spare(state, after));
        if (released > 0) {
            events.add(new GivenBack(account, released));
        }
        return Decision.events(events);
    }

    private long spare(State state, FakeParty party) {
        return party.line() - party.required(state.mark(), countsProfit);
    }

    // ---- arrivals ---------------------------------------------------------------------------------------------------

    @Override
    public List<Event> receive(State state, Address from, FromParty message, Facts facts) {
        throw new IllegalStateException("nothing comes on streams");
    }

    @Override
    public List<Event> settle(State state, Address from, Totals moved, @Nullable Payload position, Facts facts) {
        FakeParty party = state.party(from.id());
        FromParty.LineTerms now = (FromParty.LineTerms) position;
        if (now == null) {
            throw new IllegalStateException("a line without terms");
        }
        List<Event> events = new ArrayList<>();
        long granted = party.granted() + moved.slot(LineSlots.GRANTED);
        events.add(new Told(from.id(), now, granted));
        if (now.isFrozen()) {
            for (int at = party.orders().size() - 1; at >= 0; at--) {
                events.add(new Cancelled(from.id(), at));
            }
            long line = party.told(now, granted).line();
            if (line != 0) {
                events.add(new GivenBack(from.id(), line));
            }
        }
        return events;
    }

    @Override
    public Hinted<Event> hinted(State state, Address from, Payload hint, Facts facts) {
        FakeParty party = state.party(from.id());
        if (hint instanceof FromParty.Recall recall) {
            long amount = Math.min(recall.amount(), spare(state, party));
            List<Event> events = amount > 0 ? List.of(new GivenBack(from.id(), amount)) : List.of();
            return new Hinted<>(events, List.of(new FromMarket.Recalled(recall.recall())));
        } else if (hint instanceof FromParty.Barrier barrier) {
            List<Event> events =
                    barrier.barrier() > party.barrier() ? List.of(new Heard(from.id(), barrier.barrier())) : List.of();
            return new Hinted<>(
                    events, List.of(new FromMarket.BarrierAnswered(barrier.barrier(), state.round(), state.mark())));
        }
        return Hinted.nothing();
    }

    // ---- prices and time --------------------------------------------------------------------------------------------

    @Override
    public List<Event> opening(State state, Facts facts) {
        BoardPrice price = facts.prices().latest(terms.underlying());
        if (price == null || !price.isLive() || price.round() <= state.round()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        events.add(new Marked(price.round(), price.price()));
        state.parties().forEach((account, party) -> {
            FakeParty left = party;
            while (!left.orders().isEmpty() && left.required(price.price(), countsProfit) > left.line()) {
                int youngest = left.orders().size() - 1;
                events.add(new Cancelled(account, youngest));
                left = left.cancelled(youngest);
            }
        });
        return events;
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
        return state.parties().values().stream().anyMatch(party -> party.size() != 0 || party.line() != 0);
    }

    // ---- what follows -----------------------------------------------------------------------------------------------

    @Override
    public State evolve(State state, Event event, Outbound outbound) {
        if (event instanceof Marked e) {
            return new State(state.self(), e.round(), e.price(), state.parties());
        } else if (event instanceof Told e) {
            return state.with(e.account(), state.party(e.account()).told(e.terms(), e.granted()));
        } else if (event instanceof Placed e) {
            return state.with(e.account(), state.party(e.account()).placed(e.order()));
        } else if (event instanceof Cancelled e) {
            return state.with(e.account(), state.party(e.account()).cancelled(e.at()));
        } else if (event instanceof Filled e) {
            FakeParty after = state.party(e.account()).filled(e.at(), e.lots(), state.mark(), countsProfit);
            return settled(state, e.account(), after, outbound);
        } else if (event instanceof GivenBack e) {
            outbound.urge(account(e.account()));
            return settled(state, e.account(), state.party(e.account()).givenBack(e.amount()), outbound);
        }
        Heard e = (Heard) event;
        outbound.urge(account(e.account()));
        return state.with(e.account(), state.party(e.account()).heard(e.barrier()));
    }

    private State settled(State state, String account, FakeParty party, Outbound outbound) {
        outbound.settle(
                account(account),
                PairKind.SETTLEMENT,
                party.totals(),
                new FromMarket.PositionReport(terms, state.round(), state.mark()));
        return state.with(account, party);
    }

    static Address account(String id) {
        return new Address("account", id);
    }

    // ---- books ------------------------------------------------------------------------------------------------------

    @Override
    public void held(State state, ObjLongConsumer<String> units) {
        String id = state.self().id();
        state.parties().values().forEach(party -> {
            units.accept("line:" + id, party.line());
            units.accept("size:" + id, -party.size());
            units.accept("USDC", party.cost() + party.fees() - party.realised());
        });
    }

    @Override
    public void carried(FromParty message, ObjLongConsumer<String> units) {}

    @Override
    public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
        units.accept("line:" + to.id(), totals.slot(LineSlots.GRANTED));
    }
}
