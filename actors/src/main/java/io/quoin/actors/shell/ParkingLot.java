package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.command.CommandId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The commands of an entity that its core keeps aside because they wait for others, with whom to answer, oldest first. The
 * core decides them again; should it be gone, they go back into the queue from here.
 */
final class ParkingLot<C> {
    /** A command that is sent again while it waits is answered to all who sent it, the latest so many of them. */
    private static final int SENDERS_MAX = 8;

    private final LinkedHashMap<CommandId, Place<C>> places = new LinkedHashMap<>();
    private final Map<Address, Integer> awaited = new HashMap<>();

    private static final class Place<C> {
        final List<InputQueue.Waiting<C>> waiting = new ArrayList<>(1);
        List<ChannelMessage.Hint> asks = List.of();
    }

    /** The command waits; if it does already, another has sent it again. */
    void park(CommandId id, InputQueue.Waiting<C> command) {
        Place<C> place = places.computeIfAbsent(id, parked -> new Place<>());
        if (place.waiting.size() == SENDERS_MAX) {
            place.waiting.remove(0);
        }
        place.waiting.add(command);
    }

    /** What is asked for a command that waits, instead of what was asked before. */
    void ask(CommandId id, List<ChannelMessage.Hint> asks) {
        Place<C> place = places.get(id);
        if (place != null) {
            count(place.asks, -1);
            place.asks = asks;
            count(asks, 1);
        }
    }

    /** The command waits no more. All who sent it. */
    List<InputQueue.Waiting<C>> leave(CommandId id) {
        Place<C> place = places.remove(id);
        if (place == null) {
            return List.of();
        }
        count(place.asks, -1);
        return place.waiting;
    }

    /** All that wait, which are taken out. */
    List<InputQueue.Waiting<C>> drain() {
        List<InputQueue.Waiting<C>> all = new ArrayList<>(places.size());
        places.values().forEach(place -> all.addAll(place.waiting));
        places.clear();
        awaited.clear();
        return all;
    }

    private void count(List<ChannelMessage.Hint> asks, int difference) {
        Consumer<ChannelMessage.Hint> one = ask -> awaited.compute(ask.to(), (peer, known) -> {
            int count = (known == null ? 0 : known) + difference;
            return count == 0 ? null : count;
        });
        asks.forEach(one);
    }

    boolean hasCommand(CommandId id) {
        return places.containsKey(id);
    }

    /** Whether a command waits for this peer. */
    boolean isAwaited(Address peer) {
        return awaited.containsKey(peer);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }
}
