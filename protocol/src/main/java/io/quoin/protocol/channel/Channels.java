package io.quoin.protocol.channel;

import io.quoin.protocol.address.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All conversations of one entity: part of its journaled state. Mutable inside its single writer; changed only while a
 * block evolves.
 *
 * <p>Memory is bounded by the number of peers, and by the messages on streams that are not confirmed yet.
 */
public final class Channels implements Outbound {
    private static final long FIRST_RUN = 1;

    private final Address self;
    private final TreeMap<Address, StreamOut> streamsOut = new TreeMap<>();
    private final TreeMap<Address, StreamFloor> floors = new TreeMap<>();
    private final TreeMap<Address, StreamFloor> awaited = new TreeMap<>();
    private final TreeMap<Address, PairOut> pairsOut = new TreeMap<>();
    private final TreeMap<Address, PairIn> pairsIn = new TreeMap<>();
    private long lastSequence;

    // Derived from the above, not part of the encoded state.
    private final TreeSet<Address> openStreams = new TreeSet<>();
    private final TreeSet<Address> openPairs = new TreeSet<>();
    private final List<ChannelMessage.Stream> appended = new ArrayList<>();
    private final TreeSet<Address> touchedPairs = new TreeSet<>();
    private final TreeSet<Address> urgedPairs = new TreeSet<>();
    private long height;
    private long engineTimeMillis;

    /** The channels of an entity that has never talked. */
    public Channels(Address self) {
        this.self = self;
    }

    /** The owner. */
    public Address self() {
        return self;
    }

    // ---- evolving ---------------------------------------------------------------------------------------------------

    /** All changes until the next call belong to the block of this height and engine time. */
    public void beginBlock(long blockHeight, long blockTimeMillis) {
        height = blockHeight;
        engineTimeMillis = blockTimeMillis;
        appended.clear();
        touchedPairs.clear();
        urgedPairs.clear();
    }

    @Override
    public long height() {
        return height;
    }

    @Override
    public void send(Address to, Payload payload) {
        StreamOut stream = streamsOut.computeIfAbsent(to, peer -> new StreamOut(FIRST_RUN, 0, List.of()));
        lastSequence = Math.addExact(lastSequence, 1);
        StreamOut.Item item = stream.append(lastSequence, payload);
        openStreams.add(to);
        appended.add(message(to, stream, item));
    }

    @Override
    public void move(Address to, PairKind kind, int slot, long delta) {
        if (delta != 0) {
            PairOut pair = pairOut(to, kind);
            change(to, pair, pair.totals().plus(slot, delta), pair.position());
        }
    }

    @Override
    public void place(Address to, PairKind kind, @Nullable Payload position) {
        PairOut pair = pairOut(to, kind);
        settle(to, kind, pair.totals(), position);
    }

    @Override
    public void settle(Address to, PairKind kind, Totals totals, @Nullable Payload position) {
        PairOut pair = pairOut(to, kind);
        if (!pair.totals().equals(totals) || !Objects.equals(pair.position(), position)) {
            change(to, pair, totals, position);
        }
    }

    @Override
    public void urge(Address to) {
        urgedPairs.add(to);
        PairOut pair = pairsOut.get(to);
        if (pair != null && !pair.isConfirmed()) {
            pairsOut.put(to, pair.urged());
            touchedPairs.add(to);
        }
    }

    /** Raises the floor of a stream to a message that took effect. */
    public void take(Address from, long run, long sequence) {
        StreamFloor floor = new StreamFloor(run, sequence);
        floors.put(from, floor);
        StreamFloor point = awaited.get(from);
        if (point != null && floor.hasReached(point)) {
            awaited.remove(from);
        }
    }

    /** Replaces the totals of a pair by newer ones that took effect. */
    public void take(Address from, long messageHeight, Totals totals) {
        pairsIn.put(from, new PairIn(messageHeight, totals));
    }

    /** Forgets what a peer has confirmed. */
    public void confirm(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream c) {
            StreamOut stream = streamsOut.get(c.peer());
            if (stream != null) {
                stream.confirm(c.run(), c.sequence());
                if (stream.isConfirmed()) {
                    openStreams.remove(c.peer());
                }
                await(c.peer(), c.answers());
            }
        } else if (confirmation instanceof Confirmation.OfPair c) {
            PairOut pair = pairsOut.get(c.peer());
            if (pair != null) {
                PairOut confirmed = pair.confirmed(c.height(), engineTimeMillis);
                pairsOut.put(c.peer(), confirmed);
                if (confirmed.isConfirmed()) {
                    openPairs.remove(c.peer());
                }
            }
        }
    }

    /**
     * The entity listens again after it was gone, and what is not confirmed is sent again: a peer is not to blame for what it
     * could not answer meanwhile, so its lag runs anew.
     */
    public void listenAgain() {
        for (Address to : openPairs) {
            pairsOut.computeIfPresent(to, (peer, pair) -> pair.listenedTo(engineTimeMillis));
        }
    }

    private void await(Address peer, StreamFloor answers) {
        if (!floor(peer).hasReached(answers)
                && !awaited.getOrDefault(peer, StreamFloor.NONE).hasReached(answers)) {
            awaited.put(peer, answers);
        }
    }

    private void change(Address to, PairOut pair, Totals totals, @Nullable Payload position) {
        PairOut changed = pair.changed(totals, position, height, engineTimeMillis);
        pairsOut.put(to, urgedPairs.contains(to) ? changed.urged() : changed);
        openPairs.add(to);
        touchedPairs.add(to);
    }

    private PairOut pairOut(Address to, PairKind kind) {
        PairOut pair = pairsOut.get(to);
        if (pair == null) {
            return PairOut.opened(kind);
        }
        if (pair.kind() != kind) {
            throw new IllegalStateException(self + " keeps one pair with " + to + " of kind " + pair.kind());
        }
        return pair;
    }

    // ---- judging ----------------------------------------------------------------------------------------------------

    /** The receiving end of the stream from this peer. */
    public StreamFloor floor(Address from) {
        return floors.getOrDefault(from, StreamFloor.NONE);
    }

    /** The receiving end of the pair with this peer. */
    public PairIn pairIn(Address from) {
        return pairsIn.getOrDefault(from, PairIn.NONE);
    }

    /** Whether a confirmation would change anything. */
    public boolean isNews(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream c) {
            StreamOut stream = streamsOut.get(c.peer());
            return stream != null && stream.run() == c.run() && stream.isNews(c.sequence());
        }
        Confirmation.OfPair c = (Confirmation.OfPair) confirmation;
        PairOut pair = pairsOut.get(c.peer());
        return pair != null && c.height() > pair.confirmedHeight() && c.height() <= pair.changedHeight();
    }

    /** Whether anything sent still waits to be confirmed. */
    public boolean hasUnconfirmed() {
        return !openStreams.isEmpty() || !openPairs.isEmpty();
    }

    /**
     * Whether anything sent may still come back: it waits to be confirmed, or it is confirmed and what the peer had sent by
     * then, an answer perhaps, has not arrived.
     */
    public boolean hasInTransit() {
        return hasUnconfirmed() || !awaited.isEmpty();
    }

    /**
     * How long this peer has been silent about the pair to it at this engine time, milliseconds; 0 if it has all of it. Time in
     * which this entity was not there does not count.
     */
    public long lagMillis(Address peer, long atMillis) {
        PairOut pair = pairsOut.get(peer);
        return pair == null ? 0 : pair.lagMillis(atMillis);
    }

    /** A hint to this peer that rests on what the pair to it says now. */
    public ChannelMessage.Hint hint(Address to, Payload payload) {
        PairOut pair = pairsOut.get(to);
        return new ChannelMessage.Hint(self, to, payload, pair == null ? 0 : pair.changedHeight());
    }

    /** How far the stream from here to this peer has come. */
    public StreamFloor sentTo(Address peer) {
        StreamOut stream = streamsOut.get(peer);
        return stream == null ? StreamFloor.NONE : stream.end();
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    /** The messages that the current block adds: appended stream messages, and each pair that it changed or urged. */
    public List<ChannelMessage> sentByBlock() {
        List<ChannelMessage> messages = new ArrayList<>(appended);
        for (Address to : touchedPairs) {
            messages.add(message(to));
        }
        return messages;
    }

    /** Everything not yet confirmed, oldest first by peer: what a restarted entity sends again. */
    public List<ChannelMessage> unconfirmed() {
        List<ChannelMessage> messages = new ArrayList<>();
        for (Address to : openStreams) {
            StreamOut stream = streamsOut.get(to);
            if (stream != null) {
                for (StreamOut.Item item : stream.unconfirmed()) {
                    messages.add(message(to, stream, item));
                }
            }
        }
        for (Address to : openPairs) {
            messages.add(message(to));
        }
        return messages;
    }

    private ChannelMessage.Stream message(Address to, StreamOut stream, StreamOut.Item item) {
        return new ChannelMessage.Stream(self, to, stream.run(), item.sequence(), item.previous(), item.payload());
    }

    private ChannelMessage.Pair message(Address to) {
        PairOut pair = pairsOut.get(to);
        if (pair == null) {
            throw new IllegalStateException(self + " has no pair with " + to);
        }
        return new ChannelMessage.Pair(
                self, to, pair.kind(), pair.changedHeight(), pair.totals(), pair.position(), pair.isUrgent());
    }

    // ---- encoding ---------------------------------------------------------------------------------------------------

    /** The sequence number of the last message ever appended to any stream of this entity. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Sending ends of streams, sorted by peer. */
    public SortedMap<Address, StreamOut> streamsOut() {
        return Collections.unmodifiableSortedMap(streamsOut);
    }

    /** Receiving ends of streams, sorted by peer. */
    public SortedMap<Address, StreamFloor> floors() {
        return Collections.unmodifiableSortedMap(floors);
    }

    /** How far the stream from a peer is known to have come beyond the floor here, sorted by peer. */
    public SortedMap<Address, StreamFloor> awaited() {
        return Collections.unmodifiableSortedMap(awaited);
    }

    /** Sending ends of pairs, sorted by peer. */
    public SortedMap<Address, PairOut> pairsOut() {
        return Collections.unmodifiableSortedMap(pairsOut);
    }

    /** Receiving ends of pairs, sorted by peer. */
    public SortedMap<Address, PairIn> pairsIn() {
        return Collections.unmodifiableSortedMap(pairsIn);
    }

    /** The channels with these ends, as they were encoded. */
    public static Channels restore(
            Address self,
            long lastSequence,
            SortedMap<Address, StreamOut> streamsOut,
            SortedMap<Address, StreamFloor> floors,
            SortedMap<Address, StreamFloor> awaited,
            SortedMap<Address, PairOut> pairsOut,
            SortedMap<Address, PairIn> pairsIn) {
        Channels channels = new Channels(self);
        channels.lastSequence = lastSequence;
        channels.streamsOut.putAll(streamsOut);
        channels.floors.putAll(floors);
        channels.awaited.putAll(awaited);
        channels.pairsOut.putAll(pairsOut);
        channels.pairsIn.putAll(pairsIn);
        for (Map.Entry<Address, StreamOut> stream : streamsOut.entrySet()) {
            if (!stream.getValue().isConfirmed()) {
                channels.openStreams.add(stream.getKey());
            }
        }
        for (Map.Entry<Address, PairOut> pair : pairsOut.entrySet()) {
            if (!pair.getValue().isConfirmed()) {
                channels.openPairs.add(pair.getKey());
            }
        }
        return channels;
    }
}
