package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an entity asks of others: hints, sent again and again for as long as they matter. Those of a parked command matter
 * until it is decided, those of the state as long as the newest released state gives them.
 *
 * <p>Differs from the {@link Outbox} in that nobody confirms a hint; what ends it is always a change at home.
 */
final class Asker {
    private final Consumer<ChannelMessage> post;
    private final Outbox outbox;
    private final long againAfterMillis;

    /** By what they matter for: a {@link CommandId} or a {@link Standing}; the one asked longest ago first. */
    private final LinkedHashMap<Object, Asked> asked = new LinkedHashMap<>();

    private Set<Standing> standing = new HashSet<>();

    private record Asked(List<ChannelMessage.Hint> hints, long askedMillis) {}

    private record Standing(Address to, Payload payload) {}

    Asker(Consumer<ChannelMessage> post, Outbox outbox, Duration againAfter) {
        this.post = post;
        this.outbox = outbox;
        this.againAfterMillis = againAfter.toMillis();
    }

    /** Takes what a released batch asks, and forgets what it has decided. */
    void release(HintNews news, long nowMillis) {
        news.decided().forEach(asked::remove);
        news.asks().forEach((command, hints) -> ask(command, hints, nowMillis));
        replaceStanding(news.standing(), nowMillis);
        news.replies().forEach(reply -> say(reply, nowMillis));
    }

    private void replaceStanding(List<ChannelMessage.Hint> hints, long nowMillis) {
        if (hints.isEmpty() && standing.isEmpty()) {
            return;
        }
        Set<Standing> now = new HashSet<>();
        for (ChannelMessage.Hint hint : hints) {
            Standing key = new Standing(hint.to(), hint.payload());
            now.add(key);
            Asked known = asked.get(key);
            if (known == null) {
                ask(key, List.of(hint), nowMillis);
            } else {
                asked.put(key, new Asked(List.of(hint), known.askedMillis()));
            }
        }
        standing.removeAll(now);
        asked.keySet().removeAll(standing);
        standing = now;
    }

    private void ask(Object reason, List<ChannelMessage.Hint> hints, long nowMillis) {
        asked.remove(reason); // Put in again, it is the last.
        if (!hints.isEmpty()) {
            asked.put(reason, new Asked(hints, nowMillis));
            hints.forEach(hint -> say(hint, nowMillis));
        }
    }

    /** Sends a hint, after the pair that it rests on. */
    private void say(ChannelMessage.Hint hint, long nowMillis) {
        outbox.hurry(hint.to(), hint.pairHeight(), nowMillis);
        post.accept(hint);
    }

    /** Asks again whatever was asked long enough ago. */
    void askAgain(long nowMillis) {
        List<Map.Entry<Object, Asked>> due = new ArrayList<>();
        for (Map.Entry<Object, Asked> each : asked.entrySet()) {
            if (each.getValue().askedMillis() + againAfterMillis > nowMillis) {
                break;
            }
            due.add(Map.entry(each.getKey(), each.getValue()));
        }
        due.forEach(each -> ask(each.getKey(), each.getValue().hints(), nowMillis));
    }

    /** When something is to be asked again; {@link Long#MAX_VALUE} if never. */
    long nextDueMillis() {
        return asked.isEmpty()
                ? Long.MAX_VALUE
                : asked.values().iterator().next().askedMillis() + againAfterMillis;
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    void clear() {
        asked.clear();
        standing.clear();
    }
}
