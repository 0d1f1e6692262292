package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.journal.StateCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** States: the same whichever way they came about, whole between blocks only, and of their own type. */
class StateWireTest {
    private static final StateCodec<Tiny.State> CODEC =
            Tiny.ALL.codecs(Tiny.WIRE).states();

    @Test
    void equalStatesHaveEqualBytesWhicheverWayTheyCameAbout() {
        LiveIds straight = new LiveIds();
        straight.keep(kept("a", 7, 0, 500));
        straight.keep(kept("b", 7, 1, 400));
        straight.seal(7, ShellSamples.HASH);
        LiveIds roundabout = new LiveIds();
        roundabout.keep(kept("gone", 6, 0, 10));
        roundabout.seal(6, ShellSamples.OTHER_HASH);
        roundabout.keep(kept("b", 7, 1, 400));
        roundabout.keep(kept("a", 7, 0, 500));
        roundabout.expire(20);
        roundabout.seal(7, ShellSamples.HASH);
        assertArrayEquals(CODEC.encode(state(straight, channels())), CODEC.encode(state(roundabout, channels())));
    }

    @Test
    void aDecodedStateWaitsForTheSameConfirmations() {
        EntityState<Tiny.State> back = CODEC.decode(CODEC.encode(ShellSamples.state()));
        assertEquals(
                ShellSamples.state().channels().unconfirmed(), back.channels().unconfirmed());
        assertEquals(3, back.channels().unconfirmed().size());
    }

    @Test
    void aStateInTheMiddleOfABlockIsRefused() {
        LiveIds unsealed = new LiveIds();
        unsealed.keep(kept("a", 7, 0, 500));
        assertThrows(IllegalStateException.class, () -> CODEC.encode(state(unsealed, channels())));
    }

    @Test
    void aStreamWithAHoleIsRefused() {
        List<StreamOut.Item> holed =
                List.of(new StreamOut.Item(4, 2, ShellSamples.GIFT), new StreamOut.Item(7, 5, ShellSamples.GIFT));
        assertThrows(IllegalArgumentException.class, () -> CODEC.encode(state(new LiveIds(), channels(7, holed))));
        assertThrows(
                IllegalArgumentException.class,
                () -> CODEC.encode(state(new LiveIds(), channels(9, holed.subList(0, 1)))));
    }

    @Test
    void theStateOfAnotherTypeIsRefused() {
        Address stranger = new Address("other", "alice");
        EntityState<Tiny.State> state = new EntityState<>(
                stranger,
                0,
                ShellSamples.HASH,
                ShellSamples.state().incarnation(),
                0,
                new LiveIds(),
                new Channels(stranger),
                new Tiny.State(0, true, 0));
        assertThrows(IllegalArgumentException.class, () -> CODEC.encode(state));
    }

    private static KeptId kept(String clientId, long height, int index, long validUntilMillis) {
        Ticket ticket = new Ticket(new CommandId("alice", clientId), validUntilMillis, new ContentHash(1, 2));
        return new KeptId(ticket, height, index, Outcome.APPLIED);
    }

    private static Channels channels() {
        return channels(7, List.of());
    }

    private static Channels channels(long last, List<StreamOut.Item> items) {
        return Channels.restore(
                ShellSamples.ALICE,
                9,
                new TreeMap<>(Map.of(ShellSamples.BOB, new StreamOut(1, last, items))),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    private static EntityState<Tiny.State> state(LiveIds liveIds, Channels channels) {
        EntityState<Tiny.State> like = ShellSamples.state();
        return new EntityState<>(
                like.self(),
                like.height(),
                like.head(),
                like.incarnation(),
                like.engineTimeMillis(),
                liveIds,
                channels,
                like.domain());
    }
}
