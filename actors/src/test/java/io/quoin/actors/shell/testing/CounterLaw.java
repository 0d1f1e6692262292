package io.quoin.actors.shell.testing;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Law;
import io.quoin.protocol.law.Refusal;
import io.quoin.protocol.law.RefusalCategory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** The law of a counter, with bombs: a law must never throw, and the shell must survive one that does. */
public final class CounterLaw implements Law<CounterState, CounterCommand, CounterEvent, Gift> {
    /** The one rule. */
    public enum Rule implements Refusal {
        /** A counter only counts up. */
        AMOUNT_MUST_NOT_BE_NEGATIVE;

        @Override
        public RefusalCategory category() {
            return RefusalCategory.INVALID;
        }

        @Override
        public String sentence() {
            return "A counter only counts up.";
        }
    }

    /** How often something fragile still throws. */
    public final AtomicInteger bombs = new AtomicInteger();

    @Override
    public CounterState initial(Address self) {
        return new CounterState();
    }

    @Override
    public Decision<CounterEvent> decide(CounterState state, CounterCommand command, Facts facts) {
        if (command instanceof CounterCommand.Add c) {
            return c.amount() < 0
                    ? Decision.refuse(Rule.AMOUNT_MUST_NOT_BE_NEGATIVE, c.amount() + " is negative")
                    : Decision.event(new CounterEvent.Added(c.amount()));
        } else if (command instanceof CounterCommand.Pad c) {
            return Decision.event(new CounterEvent.Padded("x".repeat(c.characters())));
        } else if (command instanceof CounterCommand.Give c) {
            return Decision.event(new CounterEvent.Given(c.to(), c.amount()));
        } else if (command instanceof CounterCommand.Move c) {
            return Decision.event(new CounterEvent.Moved(c.to(), c.kind(), c.amount()));
        } else if (command instanceof CounterCommand.Remind c) {
            return Decision.event(new CounterEvent.Reminded(c.atMillis()));
        } else if (command instanceof CounterCommand.Expose c) {
            return Decision.event(new CounterEvent.Exposed(c.isExposed()));
        } else if (command instanceof CounterCommand.Fragile) {
            explodeIfArmed();
            return Decision.event(new CounterEvent.Added(1));
        }
        throw new IllegalStateException("boom");
    }

    private void explodeIfArmed() {
        if (bombs.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("boom");
        }
    }

    @Override
    public List<CounterEvent> receive(CounterState state, Address from, Gift gift, Facts facts) {
        if (gift.amount() == Gift.BOMB) {
            explodeIfArmed();
        }
        return List.of(new CounterEvent.Received(from, gift.amount()));
    }

    @Override
    public List<CounterEvent> settle(
            CounterState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        return List.of(new CounterEvent.Settled(from, difference.slot(0)));
    }

    @Override
    public List<CounterEvent> due(CounterState state, Facts facts) {
        return state.reminders.headSet(facts.engineTimeMillis(), true).stream()
                .<CounterEvent>map(at -> new CounterEvent.Rang(at, facts.engineTimeMillis()))
                .toList();
    }

    @Override
    public CounterState evolve(CounterState state, CounterEvent event, Outbound outbound) {
        if (event instanceof CounterEvent.Added e) {
            state.total += e.amount();
        } else if (event instanceof CounterEvent.Given e) {
            state.total -= e.amount();
            outbound.send(e.to(), new Gift(e.amount()));
        } else if (event instanceof CounterEvent.Moved e) {
            state.total -= e.amount();
            outbound.move(e.to(), e.kind(), 0, e.amount());
        } else if (event instanceof CounterEvent.Reminded e) {
            state.reminders.add(e.atMillis());
        } else if (event instanceof CounterEvent.Rang e) {
            state.reminders.remove(e.atMillis());
            state.rang.add(e.engineTimeMillis());
        } else if (event instanceof CounterEvent.Exposed e) {
            state.isExposed = e.isExposed();
        } else if (event instanceof CounterEvent.Received e) {
            state.total += e.amount();
        } else if (event instanceof CounterEvent.Settled e) {
            state.total += e.amount();
        }
        return state;
    }

    @Override
    public long nextDeadlineMillis(CounterState state) {
        return state.reminders.isEmpty() ? NO_DEADLINE : state.reminders.first();
    }

    @Override
    public boolean isExposed(CounterState state) {
        return state.isExposed;
    }

    /** Counters keep no books. */
    static final class NoBooks implements Books<CounterState, Gift> {
        @Override
        public void held(CounterState state, ObjLongConsumer<String> units) {}

        @Override
        public void carried(Gift message, ObjLongConsumer<String> units) {}

        @Override
        public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {}
    }
}
