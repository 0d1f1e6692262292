package io.quoin.lab.counter;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import io.quoin.protocol.law.Law;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a counter: it takes every positive amount, talks to nobody and waits for nothing. */
public final class CounterLaw implements Law<CounterState, CounterCommand, CounterEvent, Payload> {
    @Override
    public CounterState initial(Address self) {
        return CounterState.ZERO;
    }

    @Override
    public Decision<CounterEvent> decide(CounterState state, CounterCommand command, Facts facts) {
        CounterCommand.Add add = (CounterCommand.Add) command;
        if (add.amount() <= 0) {
            return Decision.refuse(CounterRefusal.AMOUNT_MUST_BE_POSITIVE);
        }
        if (add.amount() > Long.MAX_VALUE - state.sum()) {
            return Decision.refuse(CounterRefusal.SUM_TOO_LARGE);
        }
        return Decision.event(new CounterEvent.Added(add.amount()));
    }

    @Override
    public CounterState evolve(CounterState state, CounterEvent event, Outbound outbound) {
        CounterEvent.Added added = (CounterEvent.Added) event;
        return new CounterState(state.count() + 1, Math.addExact(state.sum(), added.amount()));
    }

    @Override
    public List<CounterEvent> receive(CounterState state, Address from, Payload message, Facts facts) {
        throw new IllegalStateException(from + " sent a message to a counter, which receives none");
    }

    @Override
    public List<CounterEvent> settle(
            CounterState state, Address from, Totals difference, @Nullable Payload position, Facts facts) {
        throw new IllegalStateException(from + " keeps a pair with a counter, which keeps none");
    }

    @Override
    public List<CounterEvent> due(CounterState state, Facts facts) {
        return List.of();
    }

    @Override
    public long nextDeadlineMillis(CounterState state) {
        return NO_DEADLINE;
    }

    @Override
    public boolean isExposed(CounterState state) {
        return false;
    }
}
