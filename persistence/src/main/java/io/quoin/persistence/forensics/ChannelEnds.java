package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The conversations of one entity as of one height: what is kept of them when the state itself is let go. */
record ChannelEnds(
        Map<Address, Sent> sent,
        Map<Address, StreamFloor> taken,
        Map<Address, StreamFloor> awaited,
        Map<Address, PairOut> pairsOut,
        Map<Address, PairIn> pairsIn) {
    /** The ends of an entity that has never talked. */
    static final ChannelEnds NONE = new ChannelEnds(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * The sending end of a stream.
     *
     * @param end how far it has come
     * @param confirmed the sequence number up to which the receiver is known to have taken it
     */
    record Sent(StreamFloor end, long confirmed, List<StreamOut.Item> unconfirmed) {
        static final Sent NOTHING = new Sent(StreamFloor.NONE, 0, List.of());

        static Sent of(StreamOut stream) {
            List<StreamOut.Item> unconfirmed = List.copyOf(stream.unconfirmed());
            long confirmed = unconfirmed.isEmpty()
                    ? stream.lastSequence()
                    : unconfirmed.get(0).previous();
            return new Sent(new StreamFloor(stream.run(), stream.lastSequence()), confirmed, unconfirmed);
        }
    }

    /**
     * The ends of these channels.
     *
     * @param interned makes equal addresses one object, because each is named by all of its peers
     */
    static ChannelEnds of(Channels channels, UnaryOperator<Address> interned) {
        Map<Address, Sent> sent = new TreeMap<>();
        channels.streamsOut().forEach((peer, stream) -> sent.put(interned.apply(peer), Sent.of(stream)));
        return new ChannelEnds(
                sent,
                copied(channels.floors(), interned),
                copied(channels.awaited(), interned),
                copied(channels.pairsOut(), interned),
                copied(channels.pairsIn(), interned));
    }

    private static <V> Map<Address, V> copied(Map<Address, V> ends, UnaryOperator<Address> interned) {
        if (ends.isEmpty()) {
            return Map.of();
        }
        Map<Address, V> copy = new TreeMap<>();
        ends.forEach((peer, end) -> copy.put(interned.apply(peer), end));
        return copy;
    }

    Sent sentTo(Address peer) {
        return sent.getOrDefault(peer, Sent.NOTHING);
    }

    StreamFloor takenFrom(Address peer) {
        return taken.getOrDefault(peer, StreamFloor.NONE);
    }

    PairIn pairFrom(Address peer) {
        return pairsIn.getOrDefault(peer, PairIn.NONE);
    }
}
