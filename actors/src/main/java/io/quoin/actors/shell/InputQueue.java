package io.quoin.actors.shell;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.port.NodeMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be taken into the next block of an entity. Urgent inputs cause a block; soft ones (confirmations, totals that
 * nobody waits for) only ride along, latest wins, until their flush.
 */
final class InputQueue<C> {
    /**
     * An input with whom to answer, if anyone.
     *
     * @param isMaybeDurable whether it was in a write whose end is unknown
     * @param isSuspect whether the law has thrown at it
     */
    record Waiting<C>(
            Input<C> input, @Nullable ActorRef<NodeMessage> replyTo, boolean isMaybeDurable, boolean isSuspect) {
        static <C> Waiting<C> of(Input<C> input, @Nullable ActorRef<NodeMessage> replyTo) {
            return new Waiting<>(input, replyTo, false, false);
        }

        Waiting<C> asMaybeDurable() {
            return new Waiting<>(input, replyTo, true, isSuspect);
        }

        static <C> List<Waiting<C>> asMaybeDurable(List<Waiting<C>> all) {
            return all.stream().map(Waiting::asMaybeDurable).toList();
        }

        Waiting<C> asSuspect() {
            return new Waiting<>(input, replyTo, isMaybeDurable, true);
        }

        Waiting<C> with(Input<C> other) {
            return new Waiting<>(other, replyTo, isMaybeDurable, isSuspect);
        }

        boolean isCommand(CommandId id) {
            Ticket ticket = Letters.ticket(input);
            return ticket != null && ticket.id().equals(id);
        }
    }

    private final int inputsMax;
    private final ArrayDeque<Waiting<C>> urgent = new ArrayDeque<>();
    private final Map<Object, Confirmation> confirmations = new LinkedHashMap<>();
    private final Map<Address, ChannelMessage.Pair> totals = new LinkedHashMap<>();
    private final Set<Said> hints = new HashSet<>();

    private record PairPeer(Address peer) {}

    /** What a hint says, and who: said again while it waits, it is no other. */
    private record Said(Address from, Payload payload) {}

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
        return !confirmations.isEmpty() || !totals.isEmpty();
    }

    boolean hasCommand(CommandId id) {
        return urgent.stream().anyMatch(waiting -> waiting.isCommand(id));
    }

    /** Whether an input of this kind, of which one is enough, waits already. */
    boolean has(Class<?> kind) {
        return urgent.stream().anyMatch(waiting -> kind.isInstance(waiting.input()));
    }

    void add(Waiting<C> waiting) {
        urgent.addLast(waiting);
    }

    /** Adds a hint, unless the same waits already. */
    void addHint(ChannelMessage.Hint hint) {
        if (hints.add(new Said(hint.from(), hint.payload()))) {
            add(Waiting.of(new Input.Hint<>(hint), null));
        }
    }

    /** Adds totals that somebody waits for, instead of older ones that would only have ridden along. */
    void addUrgent(ChannelMessage.Pair pair) {
        totals.computeIfPresent(pair.from(), (from, known) -> known.height() > pair.height() ? known : null);
        add(Waiting.of(new Input.PairArrival<>(pair), null));
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

    void addSoft(ChannelMessage.Pair pair) {
        ChannelMessage.Pair known = totals.get(pair.from());
        if (known == null || pair.height() > known.height()) {
            totals.put(pair.from(), pair);
        }
    }

    /** The next batch: all that is soft, then up to so many urgent inputs. */
    List<Waiting<C>> take(int urgentMax) {
        List<Waiting<C>> batch = new ArrayList<>(Math.min(urgent.size(), urgentMax) + 1 + totals.size());
        if (!confirmations.isEmpty()) {
            batch.add(Waiting.of(new Input.Confirmed<>(List.copyOf(confirmations.values())), null));
            confirmations.clear();
        }
        for (ChannelMessage.Pair pair : totals.values()) {
            batch.add(Waiting.of(new Input.PairArrival<>(pair), null));
        }
        totals.clear();
        for (int i = 0; i < urgentMax && !urgent.isEmpty(); i++) {
            Waiting<C> next = urgent.removeFirst();
            if (next.input() instanceof Input.Hint<C> hint) {
                hints.remove(new Said(hint.message().from(), hint.message().payload()));
            }
            batch.add(next);
        }
        return batch;
    }

    /** Everything urgent, which is taken out. */
    List<Waiting<C>> drain() {
        List<Waiting<C>> all = new ArrayList<>(urgent);
        urgent.clear();
        hints.clear();
        return all;
    }
}
