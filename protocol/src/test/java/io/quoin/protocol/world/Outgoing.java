package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.command.CommandId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What an entity has released and says again: messages until its peers confirm them, what it asks for parked commands until
 * these are decided, and the hints that its state gives.
 */
final class Outgoing {
    private final TreeMap<Address, ArrayDeque<ChannelMessage.Stream>> streams = new TreeMap<>();
    private final TreeMap<Address, ChannelMessage.Pair> pairs = new TreeMap<>();
    private final TreeMap<CommandId, List<ChannelMessage.Hint>> asks = new TreeMap<>();
    private List<ChannelMessage.Hint> standing = List.of();

    void add(ChannelMessage message) {
        if (message instanceof ChannelMessage.Stream stream) {
            streams.computeIfAbsent(stream.to(), to -> new ArrayDeque<>()).addLast(stream);
        } else if (message instanceof ChannelMessage.Pair pair) {
            pairs.put(pair.to(), pair);
        }
    }

    void confirm(Confirmation confirmation) {
        if (confirmation instanceof Confirmation.OfStream c) {
            ArrayDeque<ChannelMessage.Stream> waiting = streams.get(c.peer());
            while (waiting != null && !waiting.isEmpty() && waiting.getFirst().sequence() <= c.sequence()) {
                waiting.removeFirst();
            }
        } else if (confirmation instanceof Confirmation.OfPair c) {
            ChannelMessage.Pair waiting = pairs.get(c.peer());
            if (waiting != null && waiting.height() <= c.height()) {
                pairs.remove(c.peer());
            }
        }
    }

    /** A parked command asks this, until it is decided. */
    void ask(CommandId command, List<ChannelMessage.Hint> hints) {
        asks.put(command, hints);
    }

    /** A command that may have waited is decided, or forgotten. */
    void forget(CommandId command) {
        asks.remove(command);
    }

    /** The state gives these hints now; answers those that it did not give before. */
    List<ChannelMessage.Hint> stand(List<ChannelMessage.Hint> hints) {
        List<ChannelMessage.Hint> fresh = new ArrayList<>(hints);
        fresh.removeAll(standing);
        standing = hints;
        return fresh;
    }

    List<ChannelMessage> all() {
        List<ChannelMessage> messages = new ArrayList<>();
        streams.values().forEach(messages::addAll);
        messages.addAll(pairs.values());
        asks.values().forEach(messages::addAll);
        messages.addAll(standing);
        return messages;
    }
}
