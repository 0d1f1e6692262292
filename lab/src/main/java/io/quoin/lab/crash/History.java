package io.quoin.lab.crash;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** What clients handed in and every final fate that they were told. Thread safe. */
final class History<C> {
    /** Under what a command is found: ids are one entity's own. */
    record Key(String entity, CommandId id) {}

    /** One command and what its clients were told of it: more than one fate if it was asked more than once. */
    static final class Deed<C> {
        private final Order<C> order;
        private final List<Fate> told = new ArrayList<>(1);

        private Deed(Order<C> order) {
            this.order = order;
        }

        Order<C> order() {
            return order;
        }

        synchronized List<Fate> told() {
            return List.copyOf(told);
        }

        private synchronized void tell(Fate fate) {
            told.add(fate);
        }
    }

    private final ConcurrentHashMap<Key, Deed<C>> deeds = new ConcurrentHashMap<>();
    private final Acknowledgements acknowledgements;
    private final Acknowledgements applied = new Acknowledgements();

    /** A history that counts its acknowledgements for itself. */
    History() {
        this(new Acknowledgements());
    }

    /** A history that counts them together with others. */
    History(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** Counts how many answers said applied. */
    Acknowledgements applied() {
        return applied;
    }

    /** Notes a command before it is handed in. */
    void handedIn(Order<C> order) {
        if (deeds.putIfAbsent(new Key(order.entity(), order.id()), new Deed<>(order)) != null) {
            throw new IllegalArgumentException(order.id() + " was handed in before");
        }
    }

    /** Notes a final fate that a client was told. */
    void told(Order<C> order, Fate fate) {
        told(order.entity(), order.id(), fate);
        if (!(fate instanceof Fate.Never)) {
            acknowledgements.add();
        }
        if (fate instanceof Fate.Applied) {
            applied.add();
        }
    }

    /** Notes a final fate that somebody was told of a command that was handed in. */
    void told(String entity, CommandId id, Fate fate) {
        Deed<C> deed = deeds.get(new Key(entity, id));
        if (deed == null) {
            throw new IllegalArgumentException(id + " was never handed in");
        }
        deed.tell(fate);
    }

    /** Whether this command was handed in. */
    boolean knows(Key key) {
        return deeds.containsKey(key);
    }

    /** How many commands were handed in. */
    int size() {
        return deeds.size();
    }

    /** All of them, in no order. */
    Collection<Deed<C>> deeds() {
        return deeds.values();
    }
}
