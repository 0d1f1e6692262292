package io.quoin.lab.counter;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.law.Books;
import java.util.function.ObjLongConsumer;

/** A counter holds no value, so an auditor has nothing to add up. */
final class CounterBooks implements Books<CounterState, Payload> {
    @Override
    public void held(CounterState state, ObjLongConsumer<String> units) {}

    @Override
    public void carried(Payload message, ObjLongConsumer<String> units) {}

    @Override
    public void moved(Address from, Address to, Totals totals, ObjLongConsumer<String> units) {}
}
