package io.quoin.lab.counter;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import org.jspecify.annotations.Nullable;

/** Fails a test in which a counter says anything to anybody. */
enum Nobody implements Outbound {
    INSTANCE;

    @Override
    public long height() {
        return 0;
    }

    @Override
    public void send(Address to, Payload payload) {
        throw new AssertionError("a counter sent to " + to);
    }

    @Override
    public void move(Address to, PairKind kind, int slot, long delta) {
        throw new AssertionError("a counter moved a pair with " + to);
    }

    @Override
    public void place(Address to, PairKind kind, @Nullable Payload position) {
        throw new AssertionError("a counter placed a position at " + to);
    }

    @Override
    public void settle(Address to, PairKind kind, Totals totals, @Nullable Payload position) {
        throw new AssertionError("a counter settled with " + to);
    }

    @Override
    public void urge(Address to) {
        throw new AssertionError("a counter urged a pair with " + to);
    }
}
