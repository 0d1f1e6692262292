package io.quoin.protocol.account;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import org.jspecify.annotations.Nullable;

/** Hears what an event would send and sends nothing: for looking ahead at the state that it leaves. */
enum Silence implements Outbound {
    INSTANCE;

    @Override
    public long height() {
        return 0;
    }

    @Override
    public void send(Address to, Payload payload) {}

    @Override
    public void move(Address to, PairKind kind, int slot, long delta) {}

    @Override
    public void place(Address to, PairKind kind, @Nullable Payload position) {}

    @Override
    public void settle(Address to, PairKind kind, Totals totals, @Nullable Payload position) {}

    @Override
    public void urge(Address to) {}
}
