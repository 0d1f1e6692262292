package io.quoin.protocol.world;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What an entity has released and its peers have not confirmed: sent again until they do. */
final class Outgoing {
    private final TreeMap<Address, ArrayDeque<ChannelMessage.Stream>> streams = new TreeMap<>();
    private final TreeMap<Address, ChannelMessage.Pair> pairs = new TreeMap<>();

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

    List<ChannelMessage> all() {
        List<ChannelMessage> messages = new ArrayList<>();
        streams.values().forEach(messages::addAll);
        messages.addAll(pairs.values());
        return messages;
    }
}
