package io.quoin.protocol.world.venue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Outbound;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.Totals;
import org.jspecify.annotations.Nullable;

/** What events send to others when a journal is only followed: nobody hears it. */
enum Unheard implements Outbound {
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
