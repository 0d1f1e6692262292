package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an entity has released and its peers have not yet confirmed. Sends a stream message at once and again until it is
 * confirmed; keeps at most one unconfirmed message per pair, spaced by the pair's kind.
 *
 * <p>Holds no truth: all of it is in the journaled state, and is filled from there after a restart.
 */
final class Outbox {
    private final Consumer<ChannelMessage> post;
    private final long resendAfterMillis;
    private final long resendAfterMillisMax;
    private final int resendWindow;
    private final Map<Address, StreamLane> streams = new HashMap<>();
    private final Map<Address, PairLane> pairs = new HashMap<>();

    private static final class StreamLane {
        final ArrayDeque<ChannelMessage.Stream> unconfirmed = new ArrayDeque<>();
        long dueMillis;
        long pauseMillis;
    }

    private static final class PairLane {
        ChannelMessage.Pair latest;
        long sentHeight;
        long sentMillis;
        long confirmedHeight;
        long pauseMillis;

        PairLane(ChannelMessage.Pair latest) {
            this.latest = latest;
        }

        boolean isSettled() {
            return confirmedHeight >= latest.height();
        }

        /** When the lane may speak next: after its spacing if the last message is confirmed, else after a pause. */
        long dueMillis() {
            if (sentHeight == 0) {
                return sentMillis;
            }
            boolean isAnswered = confirmedHeight >= sentHeight;
            return sentMillis
                    + (isAnswered
                            ? latest.kind().spacingMillis()
                            : Math.max(pauseMillis, latest.kind().spacingMillis()));
        }
    }

    Outbox(Consumer<ChannelMessage> post, Duration resendAfter, Duration resendAfterMax, int resendWindow) {
        this.post = post;
        this.resendAfterMillis = resendAfter.toMillis();
        this.resendAfterMillisMax = resendAfterMax.toMillis();
        this.resendWindow = resendWindow;
    }

    boolean isEmpty() {
        return streams.isEmpty() && pairs.isEmpty();
    }

    void clear() {
        streams.clear();
        pairs.clear();
    }

    /** Takes what a released block sends; a stream message leaves at once, a pair as soon as its spacing allows. */
    void release(List<ChannelMessage> messages, long nowMillis) {
        for (ChannelMessage message : messages) {
            if (message instanceof ChannelMessage.Stream stream) {
                StreamLane lane = streams.computeIfAbsent(stream.to(), to -> new StreamLane());
                if (lane.unconfirmed.isEmpty()) {
                    lane.pauseMillis = resendAfterMillis;
                    lane.dueMillis = nowMillis + lane.pauseMillis;
                }
                lane.unconfirmed.addLast(stream);
                post.accept(stream);
            } else if (message instanceof ChannelMessage.Pair pair) {
                PairLane lane = pairs.get(pair.to());
                if (lane == null) {
                    lane = new PairLane(pair);
                    lane.sentMillis = nowMillis + pair.kind().spacingMillis();
                    lane.pauseMillis = resendAfterMillis;
                    pairs.put(pair.to(), lane);
                }
                lane.latest = pair;
            }
        }
        sendDue(nowMillis);
    }

    /** Takes a peer's confirmation. */
    void confirm(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream c) {
            StreamLane lane = streams.get(c.peer());
            if (lane == null) {
                return;
            }
            while (!lane.unconfirmed.isEmpty()
                    && lane.unconfirmed.getFirst().run() == c.run()
                    && lane.unconfirmed.getFirst().sequence() <= c.sequence()) {
                lane.unconfirmed.removeFirst();
                lane.pauseMillis = resendAfterMillis;
            }
            if (lane.unconfirmed.isEmpty()) {
                streams.remove(c.peer());
            }
        } else if (confirmation instanceof Confirmation.OfPair c) {
            PairLane lane = pairs.get(c.peer());
            if (lane != null && c.height() > lane.confirmedHeight) {
                lane.confirmedHeight = c.height();
                lane.pauseMillis = resendAfterMillis;
                if (lane.isSettled()) {
                    pairs.remove(c.peer());
                }
            }
        }
    }

    /** Sends everything whose time has come. */
    void sendDue(long nowMillis) {
        for (StreamLane lane : streams.values()) {
            if (lane.dueMillis <= nowMillis) {
                lane.pauseMillis = Math.min(lane.pauseMillis * 2, resendAfterMillisMax);
                lane.dueMillis = nowMillis + lane.pauseMillis;
                lane.unconfirmed.stream().limit(resendWindow).forEach(post);
            }
        }
        for (PairLane lane : pairs.values()) {
            if (!lane.isSettled() && lane.dueMillis() <= nowMillis) {
                if (lane.sentHeight == lane.latest.height()) {
                    lane.pauseMillis = Math.min(lane.pauseMillis * 2, resendAfterMillisMax);
                }
                lane.sentHeight = lane.latest.height();
                lane.sentMillis = nowMillis;
                post.accept(lane.latest);
            }
        }
    }

    /** When {@link #sendDue} has something to do next; {@link Long#MAX_VALUE} if never. */
    long nextDueMillis() {
        long next = Long.MAX_VALUE;
        for (StreamLane lane : streams.values()) {
            next = Math.min(next, lane.dueMillis);
        }
        for (PairLane lane : pairs.values()) {
            if (!lane.isSettled()) {
                next = Math.min(next, lane.dueMillis());
            }
        }
        return next;
    }

    /** How many messages wait to be confirmed. */
    int size() {
        int size = pairs.size();
        for (StreamLane lane : new ArrayList<>(streams.values())) {
            size += lane.unconfirmed.size();
        }
        return size;
    }
}
