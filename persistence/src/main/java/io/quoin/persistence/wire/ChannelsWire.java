package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conversations of an entity inside its state: the last sequence number, then the kinds of ends, each sorted by
 * peer. Of the messages on a stream only the first names its predecessor, for each of the others it is the one before.
 */
final class ChannelsWire {
    private final Payloads payloads;

    ChannelsWire(Payloads payloads) {
        this.payloads = payloads;
    }

    void write(WireWriter out, Channels channels) {
        out.varint(channels.lastSequence());
        byPeer(out, channels.streamsOut(), this::stream);
        byPeer(out, channels.floors(), (to, peer, floor) -> floor(to, floor));
        byPeer(out, channels.awaited(), (to, peer, floor) -> floor(to, floor));
        byPeer(out, channels.pairsOut(), this::pairOut);
        byPeer(out, channels.pairsIn(), ChannelsWire::pairIn);
    }

    Channels read(WireReader in, Address self) {
        return Channels.restore(
                self,
                in.varint(),
                byPeer(in, this::stream),
                byPeer(in, (from, peer) -> floor(from)),
                byPeer(in, (from, peer) -> floor(from)),
                byPeer(in, this::pairOut),
                byPeer(in, (from, peer) -> new PairIn(from.varint(), from.totals())));
    }

    // ---- streams ----------------------------------------------------------------------------------------------------

    private void stream(WireWriter out, Address peer, StreamOut stream) {
        out.varint(stream.run());
        out.varint(stream.lastSequence());
        List<StreamOut.Item> items = stream.unconfirmed();
        out.varint(items.size());
        long previous = items.isEmpty() ? 0 : items.get(0).previous();
        if (!items.isEmpty()) {
            out.varint(previous);
        }
        for (StreamOut.Item item : items) {
            if (item.previous() != previous || item.sequence() <= previous) {
                throw new IllegalArgumentException("message " + item.sequence() + " to " + peer + " follows "
                        + item.previous() + ", not " + previous);
            }
            out.varint(item.sequence());
            payloads.write(out, peer, item.payload());
            previous = item.sequence();
        }
        requireLast(!items.isEmpty(), previous, stream.lastSequence());
    }

    private StreamOut stream(WireReader in, Address peer) {
        long run = in.varint();
        long lastSequence = in.varint();
        int size = in.count(WireLimits.STATE_ITEMS_MAX);
        List<StreamOut.Item> items = new ArrayList<>(size);
        long previous = size == 0 ? 0 : in.varint();
        for (int i = 0; i < size; i++) {
            long sequence = in.varint();
            if (sequence <= previous) {
                throw in.malformed("message " + sequence + " after message " + previous);
            }
            items.add(new StreamOut.Item(sequence, previous, payloads.read(in, peer)));
            previous = sequence;
        }
        requireLast(size > 0, previous, lastSequence);
        return new StreamOut(run, lastSequence, items);
    }

    private static void requireLast(boolean hasMessages, long lastMessage, long lastSequence) {
        if (hasMessages && lastMessage != lastSequence) {
            throw new IllegalArgumentException(
                    "the last message of a stream is " + lastMessage + ", but its last number " + lastSequence);
        }
    }

    static void floor(WireWriter out, StreamFloor floor) {
        out.varint(floor.run());
        out.varint(floor.sequence());
    }

    static StreamFloor floor(WireReader in) {
        return new StreamFloor(in.varint(), in.varint());
    }

    // ---- pairs ------------------------------------------------------------------------------------------------------

    private void pairOut(WireWriter out, Address peer, PairOut pair) {
        out.varint(pair.kind().number());
        out.totals(pair.totals());
        Payloads.optional(out, payloads.receivedBy(peer.type()), pair.position());
        out.varint(pair.changedHeight());
        out.varint(pair.confirmedHeight());
        out.varint(pair.urgentHeight());
        out.varint(pair.progressMillis());
    }

    private PairOut pairOut(WireReader in, Address peer) {
        return new PairOut(
                PairKind.ofNumber(in.varint(Integer.MAX_VALUE)),
                in.totals(),
                Payloads.optional(in, payloads.receivedBy(peer.type())),
                in.varint(),
                in.varint(),
                in.varint(),
                in.varint());
    }

    private static void pairIn(WireWriter out, Address peer, PairIn pair) {
        out.varint(pair.height());
        out.totals(pair.totals());
    }

    // ---- maps -------------------------------------------------------------------------------------------------------

    private interface EndWriter<V> {
        void write(WireWriter out, Address peer, V end);
    }

    private interface EndReader<V> {
        V read(WireReader in, Address peer);
    }

    private static <V> void byPeer(WireWriter out, SortedMap<Address, V> ends, EndWriter<V> writer) {
        if (ends.size() > WireLimits.STATE_ITEMS_MAX) {
            throw new IllegalArgumentException(ends.size() + " peers; at most " + WireLimits.STATE_ITEMS_MAX);
        }
        out.varint(ends.size());
        for (Map.Entry<Address, V> end : ends.entrySet()) {
            out.address(end.getKey());
            writer.write(out, end.getKey(), end.getValue());
        }
    }

    private static <V> SortedMap<Address, V> byPeer(WireReader in, EndReader<V> reader) {
        TreeMap<Address, V> ends = new TreeMap<>();
        int size = in.count(WireLimits.STATE_ITEMS_MAX);
        for (int i = 0; i < size; i++) {
            Address peer = in.address();
            if (!ends.isEmpty() && ends.lastKey().compareTo(peer) >= 0) {
                throw in.malformed(peer + " after " + ends.lastKey());
            }
            ends.put(peer, reader.read(in, peer));
        }
        return ends;
    }
}
