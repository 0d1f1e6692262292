package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.port.NodeMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be taken into the next block of an entity. Urgent inputs cause a block; soft ones (confirmations, sweeps)
 * only ride along, latest wins, until their flush.
 */
final class InputQueue<C> {
    /**
     * An input with whom to answer, if anyone.
     *
     * @param isMaybeDurable whether it was in a write whose end is unknown
     */
    record Waiting<C>(Input<C> input, @Nullable ActorRef<NodeMessage> replyTo, boolean isMaybeDurable) {
        static <C> Waiting<C> of(Input<C> input, @Nullable ActorRef<NodeMessage> replyTo) {
            return new Waiting<>(input, replyTo, false);
        }

        Waiting<C> asMaybeDurable() {
            return new Waiting<>(input, replyTo, true);
        }

        Waiting<C> with(Input<C> other) {
            return new Waiting<>(other, replyTo, isMaybeDurable);
        }

        boolean isCommand(CommandId id) {
            Ticket ticket = Letters.ticket(input);
            return ticket != null && ticket.id().equals(id);
        }
    }

    private final int inputsMax;
    private final ArrayDeque<Waiting<C>> urgent = new ArrayDeque<>();
    private final Map<Object, Confirmation> confirmations = new LinkedHashMap<>();
    private final Map<Address, ChannelMessage.Pair> sweeps = new LinkedHashMap<>();

    private record PairPeer(Address peer) {}

    InputQueue(int inputsMax) {
        this.inputsMax = inputsMax;
    }

    boolean isFull() {
        return urgent.size() >= inputsMax;
    }

    boolean hasUrgent() {
        return !urgent.isEmpty();
    }

    boolean hasSoft() {
        return !confirmations.isEmpty() || !sweeps.isEmpty();
    }

    boolean hasSweeps() {
        return !sweeps.isEmpty();
    }

    boolean hasCommand(CommandId id) {
        return urgent.stream().anyMatch(waiting -> waiting.isCommand(id));
    }

    boolean hasTick() {
        return urgent.stream().anyMatch(waiting -> waiting.input() instanceof Input.Tick);
    }

    void add(Waiting<C> waiting) {
        urgent.addLast(waiting);
    }

    /** Puts back what a batch could not take, in its order. */
    void putBack(List<Waiting<C>> notTaken) {
        for (int i = notTaken.size() - 1; i >= 0; i--) {
            urgent.addFirst(notTaken.get(i));
        }
    }

    void addSoft(Confirmation confirmation) {
        Object key =
                confirmation instanceof Confirmation.OfPair ? new PairPeer(confirmation.peer()) : confirmation.peer();
        Confirmation known = confirmations.get(key);
        if (known == null || !isOlder(confirmation, known)) {
            confirmations.put(key, confirmation);
        }
    }

    /** Confirmations may overtake each other; the one that confirms more counts. */
    private static boolean isOlder(Confirmation confirmation, Confirmation known) {
        if (confirmation instanceof Confirmation.OfStream c && known instanceof Confirmation.OfStream k) {
            return c.run() < k.run() || (c.run() == k.run() && c.sequence() < k.sequence());
        }
        return confirmation instanceof Confirmation.OfPair c
                && known instanceof Confirmation.OfPair k
                && c.height() < k.height();
    }

    void addSoft(ChannelMessage.Pair sweep) {
        ChannelMessage.Pair known = sweeps.get(sweep.from());
        if (known == null || sweep.height() > known.height()) {
            sweeps.put(sweep.from(), sweep);
        }
    }

    /** The next batch: all that is soft, then up to so many urgent inputs. */
    List<Waiting<C>> take(int urgentMax) {
        List<Waiting<C>> batch = new ArrayList<>(Math.min(urgent.size(), urgentMax) + 1 + sweeps.size());
        if (!confirmations.isEmpty()) {
            batch.add(Waiting.of(new Input.Confirmed<>(List.copyOf(confirmations.values())), null));
            confirmations.clear();
        }
        for (ChannelMessage.Pair sweep : sweeps.values()) {
            batch.add(Waiting.of(new Input.PairArrival<>(sweep), null));
        }
        sweeps.clear();
        for (int i = 0; i < urgentMax && !urgent.isEmpty(); i++) {
            batch.add(urgent.removeFirst());
        }
        return batch;
    }

    /** Everything urgent, which is taken out. */
    List<Waiting<C>> drain() {
        List<Waiting<C>> all = new ArrayList<>(urgent);
        urgent.clear();
        return all;
    }
}
