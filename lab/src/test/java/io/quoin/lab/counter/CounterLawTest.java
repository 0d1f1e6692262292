package io.quoin.lab.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.protocol.law.Decision;
import io.quoin.protocol.law.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterLawTest {
    private static final Facts FACTS = Facts.at(1_000, 1, 0, false);

    private final CounterLaw law = new CounterLaw();

    @Test
    void everyPositiveAmountIsAdded() {
        assertEquals(Decision.event(new CounterEvent.Added(5)), decide(CounterState.ZERO, 5));
        assertEquals(Decision.event(new CounterEvent.Added(3)), decide(new CounterState(9, Long.MAX_VALUE - 3), 3));
    }

    @Test
    void anAmountBelowOneIsRefused() {
        for (long amount : List.of(0L, -1L, Long.MIN_VALUE)) {
            assertEquals(
                    Decision.refuse(CounterRefusal.AMOUNT_MUST_BE_POSITIVE), decide(new CounterState(1, 1), amount));
        }
    }

    @Test
    void aSumBeyondSixtyThreeBitsIsRefused() {
        assertEquals(Decision.refuse(CounterRefusal.SUM_TOO_LARGE), decide(new CounterState(9, Long.MAX_VALUE - 3), 4));
    }

    @Test
    void whatWasAddedIsCountedAndSummed() {
        CounterState state = CounterState.ZERO;
        for (long amount : List.of(5L, 1L, 7L)) {
            state = law.evolve(state, new CounterEvent.Added(amount), Nobody.INSTANCE);
        }
        assertEquals(new CounterState(3, 13), state);
    }

    private Decision<CounterEvent> decide(CounterState state, long amount) {
        return law.decide(state, new CounterCommand.Add(amount), FACTS);
    }
}
