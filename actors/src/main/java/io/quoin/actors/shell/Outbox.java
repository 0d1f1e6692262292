package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an entity has released and its peers have not yet confirmed. Sends a stream message at once and again until it is
 * confirmed; keeps at most one unconfirmed message per pair, spaced, unless somebody waits for it: then it leaves at once.
 *
 * <p>Holds no truth: all of it is in the journaled state, and is filled from there after a restart.
 */
final class Outbox {
    /**
     * When something is sent again that is not confirmed.
     *
     * @param afterMillis the first pause; doubles up to the max
     * @param urgentAfterMillis the first pause of a pair that somebody waits for
     * @param windowMessages messages of one stream that are sent again together
     */
    record Resending(long afterMillis, long afterMillisMax, long urgentAfterMillis, int windowMessages) {
        static Resending of(ShellSettings settings) {
            Duration urgent = settings.askAgainAfter();
            return new Resending(
                    settings.resendAfter().toMillis(),
                    settings.resendAfterMax().toMillis(),
                    Math.min(urgent.toMillis(), settings.resendAfter().toMillis()),
                    settings.resendWindowMessages());
        }

        long longer(long pauseMillis) {
            return Math.min(pauseMillis * 2, afterMillisMax);
        }
    }

    private final Consumer<ChannelMessage> post;
    private final Resending resending;
    private final PairSpacing spacing;
    private final Map<Address, StreamLane> streams = new HashMap<>();
    private final Map<Address, PairLane> pairs = new HashMap<>();

    /** Nothing is due before this; it may be too early, never too late by more than a spacing. */
    private long dueMillisMin = Long.MAX_VALUE;

    private static final class StreamLane {
        final ArrayDeque<ChannelMessage.Stream> unconfirmed = new ArrayDeque<>();
        long dueMillis;
        long pauseMillis;
    }

    /** One pair. Heights are the sender's, 0 for none. */
    private static final class PairLane {
        private final long sinceMillis;
        private ChannelMessage.Pair latest;
        private long confirmedHeight;
        private long urgentHeight;
        private long sentHeight;
        private long sentUrgentHeight;
        private long sentMillis;
        private long pauseMillis;

        PairLane(ChannelMessage.Pair latest, long nowMillis, long pauseMillis) {
            this.latest = latest;
            this.sinceMillis = nowMillis;
            this.pauseMillis = pauseMillis;
        }

        boolean isSettled() {
            return confirmedHeight >= latest.height();
        }

        /** Whether somebody waits for something of it that has not left as such. */
        boolean mustLeave() {
            return urgentHeight > confirmedHeight && urgentHeight > sentUrgentHeight;
        }

        /** When it may speak next: after its spacing if the last message is confirmed, else after a pause. */
        long dueMillis(long spacingMillis) {
            if (mustLeave()) {
                return 0;
            }
            if (sentHeight == 0) {
                return sinceMillis + spacingMillis;
            }
            boolean isAnswered = confirmedHeight >= sentHeight;
            return sentMillis + (isAnswered ? spacingMillis : Math.max(pauseMillis, spacingMillis));
        }
    }

    Outbox(Consumer<ChannelMessage> post, Resending resending, PairSpacing spacing) {
        this.post = post;
        this.resending = resending;
        this.spacing = spacing;
    }

    boolean isEmpty() {
        return streams.isEmpty() && pairs.isEmpty();
    }

    void clear() {
        streams.clear();
        pairs.clear();
        dueMillisMin = Long.MAX_VALUE;
    }

    // ---- filling ----------------------------------------------------------------------------------------------------

    /** Takes what a released block sends; a stream message leaves at once, a pair as soon as its spacing allows. */
    void release(List<ChannelMessage> messages, long nowMillis) {
        for (ChannelMessage message : messages) {
            if (message instanceof ChannelMessage.Stream stream) {
                release(stream, nowMillis);
            } else if (message instanceof ChannelMessage.Pair pair) {
                release(pair, nowMillis);
            }
        }
        sendDue(nowMillis);
    }

    private void release(ChannelMessage.Stream stream, long nowMillis) {
        StreamLane lane = streams.computeIfAbsent(stream.to(), to -> new StreamLane());
        if (lane.unconfirmed.isEmpty()) {
            lane.pauseMillis = resending.afterMillis();
            lane.dueMillis = nowMillis + lane.pauseMillis;
        }
        lane.unconfirmed.addLast(stream);
        post.accept(stream);
        expect(lane.dueMillis);
    }

    private void release(ChannelMessage.Pair pair, long nowMillis) {
        PairLane lane = pairs.computeIfAbsent(pair.to(), to -> new PairLane(pair, nowMillis, resending.afterMillis()));
        lane.latest = pair;
        if (pair.isUrgent()) {
            lane.urgentHeight = pair.height();
        }
        sendOrExpect(lane, nowMillis);
    }

    /** What is said to this peer rests on the pair of this height: it leaves at once if the peer does not have it yet. */
    void hurry(Address peer, long pairHeight, long nowMillis) {
        PairLane lane = pairs.get(peer);
        if (lane != null && !lane.isSettled()) {
            lane.urgentHeight = Math.max(lane.urgentHeight, pairHeight);
            sendOrExpect(lane, nowMillis);
        }
    }

    /** Takes a peer's confirmation. */
    void confirm(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream c) {
            StreamLane lane = streams.get(c.peer());
            if (lane != null) {
                confirm(lane, c);
            }
        } else if (confirmation instanceof Confirmation.OfPair c) {
            PairLane lane = pairs.get(c.peer());
            if (lane != null && c.height() > lane.confirmedHeight) {
                confirm(lane, c);
            }
        }
    }

    private void confirm(StreamLane lane, Confirmation.OfStream confirmation) {
        while (!lane.unconfirmed.isEmpty()
                && lane.unconfirmed.getFirst().run() == confirmation.run()
                && lane.unconfirmed.getFirst().sequence() <= confirmation.sequence()) {
            lane.unconfirmed.removeFirst();
            lane.pauseMillis = resending.afterMillis();
        }
        if (lane.unconfirmed.isEmpty()) {
            streams.remove(confirmation.peer());
        }
    }

    private void confirm(PairLane lane, Confirmation.OfPair confirmation) {
        lane.confirmedHeight = confirmation.height();
        lane.pauseMillis = resending.afterMillis();
        if (lane.isSettled()) {
            pairs.remove(confirmation.peer());
        } else {
            expect(dueMillis(lane));
        }
    }

    // ---- sending ----------------------------------------------------------------------------------------------------

    /** Sends everything whose time has come. */
    void sendDue(long nowMillis) {
        if (nowMillis < dueMillisMin) {
            return;
        }
        dueMillisMin = Long.MAX_VALUE;
        for (StreamLane lane : streams.values()) {
            if (lane.dueMillis <= nowMillis) {
                lane.pauseMillis = resending.longer(lane.pauseMillis);
                lane.dueMillis = nowMillis + lane.pauseMillis;
                lane.unconfirmed.stream().limit(resending.windowMessages()).forEach(post);
            }
            expect(lane.dueMillis);
        }
        pairs.values().forEach(lane -> sendOrExpect(lane, nowMillis));
    }

    private void sendOrExpect(PairLane lane, long nowMillis) {
        if (dueMillis(lane) <= nowMillis) {
            send(lane, nowMillis);
        }
        expect(dueMillis(lane));
    }

    private void send(PairLane lane, long nowMillis) {
        ChannelMessage.Pair pair = lane.latest;
        boolean isUrgent = lane.urgentHeight > lane.confirmedHeight;
        if (lane.mustLeave()) {
            lane.pauseMillis = resending.urgentAfterMillis();
        } else if (lane.sentHeight == pair.height()) {
            lane.pauseMillis = resending.longer(lane.pauseMillis);
        }
        lane.sentHeight = pair.height();
        lane.sentUrgentHeight = isUrgent ? pair.height() : lane.sentUrgentHeight;
        lane.sentMillis = nowMillis;
        post.accept(isUrgent && !pair.isUrgent() ? urgent(pair) : pair);
    }

    private static ChannelMessage.Pair urgent(ChannelMessage.Pair pair) {
        return new ChannelMessage.Pair(
                pair.from(), pair.to(), pair.kind(), pair.height(), pair.totals(), pair.position(), true);
    }

    private long dueMillis(PairLane lane) {
        return lane.dueMillis(spacing.millis(lane.latest.kind(), pairs.size()));
    }

    private void expect(long dueMillis) {
        dueMillisMin = Math.min(dueMillisMin, dueMillis);
    }

    /** Before this {@link #sendDue} has nothing to do; {@link Long#MAX_VALUE} if never. */
    long nextDueMillis() {
        return isEmpty() ? Long.MAX_VALUE : dueMillisMin;
    }

    /** How many messages wait to be confirmed. */
    int size() {
        return pairs.size()
                + streams.values().stream()
                        .mapToInt(lane -> lane.unconfirmed.size())
                        .sum();
    }
}
