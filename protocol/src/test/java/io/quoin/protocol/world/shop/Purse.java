package io.quoin.protocol.world.shop;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Hinted;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Parking;
import io.quoin.protocol.law.StandingHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A purse holds coins: free ones, and those lent to tills. It lends what an order waits for if enough are free. Before it pays
 * out it asks every till it knows what has been charged there. Below 0 it recalls what it has lent.
 */
final class Purse implements Law<Purse.State, Purse.Command, Purse.Event, Talk.ToPurse> {
    static final String TYPE = "purse";

    private final ShopMistake mistake;

    Purse(ShopMistake mistake) {
        this.mistake = mistake;
    }

    static EntityKind<State, Command, Event, Talk.ToPurse, String, String> kind(
            EntityLimits limits, ShopMistake mistake) {
        return new EntityKind<>(
                TYPE,
                new EntityRules<>(new Purse(mistake), limits),
                new PurseBooks(),
                false,
                (state, query, prices) -> state.domain().toString());
    }

    /** What clients ask. */
    sealed interface Command extends ShopCommand {}

    /** So many coins come in. */
    record Draw(long coins) implements Command {}

    /** So many coins go out. */
    record PayOut(long coins) implements Command {}

    sealed interface Event {}

    record Drawn(long coins) implements Event {}

    record Lent(Address till, long coins) implements Event {}

    record Settled(Address till, long spent, long returned, long charged, Talk.Mark mark) implements Event {}

    /** {@code known} is what each till has charged as this purse knows it, {@code answered} as the till has answered. */
    record PaidOut(long coins, Map<Address, Long> known, Map<Address, Long> answered) implements Event {}

    /**
     * What is known of one till.
     *
     * @param mark where it stood at its last settlement
     */
    record Line(long lent, long spent, long returned, long charged, Talk.Mark mark) {
        static final Line NEW = new Line(0, 0, 0, 0, new Talk.Mark(0, 0));

        long left() {
            return lent - spent - returned;
        }
    }

    record State(long free, long drawn, long paidOut, TreeMap<Address, Line> lines) {}

    @Override
    public State initial(Address self) {
        return new State(0, 0, 0, new TreeMap<>());
    }

    // ---- commands ---------------------------------------------------------------------------------------------------

    @Override
    public Decision<Event> decide(State state, Command command, Facts facts) {
        if (command instanceof Draw draw) {
            return Decision.event(new Drawn(draw.coins()));
        }
        long coins = ((PayOut) command).coins();
        if (coins > state.free()) {
            return Decision.refuse(ShopRefusal.FREE_INSUFFICIENT);
        }
        TreeMap<Address, Payload> asks = new TreeMap<>();
        TreeMap<Address, Long> known = new TreeMap<>();
        TreeMap<Address, Long> answered = new TreeMap<>();
        for (Map.Entry<Address, Line> line : state.lines().entrySet()) {
            Address till = line.getKey();
            Talk.Answered answer = facts.answer(till, Talk.Answered.class);
            if (answer == null || answer.barrier() < facts.waitingSinceMillis()) {
                asks.put(till, new Talk.Barrier(facts.waitingSinceMillis()));
            } else {
                known.put(till, line.getValue().charged());
                answered.put(till, answer.charged());
            }
        }
        if (asks.isEmpty()) {
            return Decision.event(new PaidOut(coins, known, answered));
        }
        if (facts.parking() == Parking.MAY_PARK) {
            return new Decision.Parked<>(asks, facts.waitingSinceMillis() + Till.PATIENCE_MILLIS);
        }
        return Decision.refuse(
                facts.parking() == Parking.OVER ? ShopRefusal.BARRIER_UNANSWERED : ShopRefusal.TOO_MANY_WAIT);
    }

    // ---- tills ------------------------------------------------------------------------------------------------------

    @Override
    public Hinted<Event> hinted(State state, Address from, Payload hint, Facts facts) {
        if (!(hint instanceof Talk.Want want)) {
            return Hinted.nothing();
        }
        long lent = state.lines().getOrDefault(from, Line.NEW).lent();
        long missing = mistake == ShopMistake.LENT_BY_REQUEST ? want.lent() : want.lent() - lent;
        if (missing <= 0) {
            return Hinted.nothing(); // The pair has said so, or will.
        }
        return missing <= state.free()
                ? Hinted.events(List.of(new Lent(from, missing)))
                : Hinted.reply(new Talk.NotLent(want.order()));
    }

    @Override
    public List<Event> settle(State state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return List.of(new Settled(
                from,
                difference.slot(Talk.SPENT),
                difference.slot(Talk.RETURNED),
                difference.slot(Talk.CHARGED),
                (Talk.Mark) Objects.requireNonNull(position)));
    }

    @Override
    public List<Event> receive(State state, Address from, Talk.ToPurse message, Facts facts) {
        throw new IllegalStateException("nothing comes on streams");
    }

    @Override
    public List<StandingHint> standingHints(State state) {
        List<StandingHint> hints = new ArrayList<>();
        state.lines().forEach((till, line) -> {
            if (state.free() < 0 && line.left() > 0) {
                hints.add(new StandingHint(till, new Talk.Recall()));
            }
        });
        return hints;
    }

    // ---- what follows -----------------------------------------------------------------------------------------------

    @Override
    public State evolve(State s, Event event, Outbound outbound) {
        if (event instanceof Drawn e) {
            return new State(s.free() + e.coins(), s.drawn() + e.coins(), s.paidOut(), s.lines());
        } else if (event instanceof PaidOut e) {
            return new State(s.free() - e.coins(), s.drawn(), s.paidOut() + e.coins(), s.lines());
        } else if (event instanceof Lent e) {
            outbound.move(e.till(), PairKind.SETTLEMENT, Talk.LENT, e.coins());
            outbound.urge(e.till());
            Line line = s.lines().getOrDefault(e.till(), Line.NEW);
            Line more = new Line(line.lent() + e.coins(), line.spent(), line.returned(), line.charged(), line.mark());
            return new State(s.free() - e.coins(), s.drawn(), s.paidOut(), with(s.lines(), e.till(), more));
        }
        Settled e = (Settled) event;
        Line line = s.lines().getOrDefault(e.till(), Line.NEW);
        Line later = new Line(
                line.lent(),
                line.spent() + e.spent(),
                line.returned() + e.returned(),
                line.charged() + e.charged(),
                e.mark());
        return new State(
                s.free() + e.returned() - e.charged(), s.drawn(), s.paidOut(), with(s.lines(), e.till(), later));
    }

    private static TreeMap<Address, Line> with(TreeMap<Address, Line> lines, Address till, Line line) {
        TreeMap<Address, Line> changed = new TreeMap<>(lines);
        changed.put(till, line);
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

    /** Coins, and the line at each till: what a purse has lent there is the till's to use. */
    private static final class PurseBooks implements Books<State, Talk.ToPurse> {
        @Override
        public void held(State state, ObjLongConsumer<String> units) {
            units.accept("coins", state.free() + state.paidOut() - state.drawn());
            state.lines().forEach((till, line) -> {
                units.accept("coins", line.left());
                units.accept("line:" + till.id(), -line.left());
            });
        }

        @Override
        public void carried(Talk.ToPurse message, ObjLongConsumer<String> units) {}

        @Override
        public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {
            units.accept("coins", -totals.slot(Talk.SPENT) - totals.slot(Talk.CHARGED));
            units.accept("line:" + from.id(), totals.slot(Talk.SPENT) + totals.slot(Talk.RETURNED));
        }
    }
}
