package io.quoin.lab.crash;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.law.Books;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * Adds up the value of entities that talk to one another: what each holds, and what was sent and has not taken effect at its
 * receiver yet. States may be of different moments, but then the sum of what travels in streams means nothing.
 */
final class Value {
    private final Map<String, Books<?, ?>> books;
    private final SortedMap<String, BigInteger> held = new TreeMap<>();
    private final Map<Address, EntityState<?>> states = new HashMap<>();

    /**
     * Nothing yet.
     *
     * @param books how value is counted, by entity type
     */
    Value(Map<String, Books<?, ?>> books) {
        this.books = Map.copyOf(books);
    }

    /** Adds an entity; returns the units that it holds by asset. */
    <S> Map<String, Long> add(EntityState<S> state, Books<S, ?> own) {
        Map<String, Long> units = new TreeMap<>();
        own.held(state.domain(), (asset, more) -> units.merge(asset, more, Math::addExact));
        units.forEach((asset, more) -> plus(held, asset, more));
        states.put(state.self(), state);
        return units;
    }

    /** The units by asset that are on their way. */
    SortedMap<String, BigInteger> inTransit() {
        SortedMap<String, BigInteger> sum = new TreeMap<>();
        for (EntityState<?> sender : states.values()) {
            sender.channels().streamsOut().forEach((to, stream) -> addStream(sender.self(), to, stream, sum));
            sender.channels().pairsOut().forEach((to, pair) -> addPair(sender.self(), to, pair, sum));
        }
        sum.values().removeIf(units -> units.signum() == 0);
        return sum;
    }

    /** By asset, what all hold and what is on its way: 0 each, if nothing was lost or doubled. */
    SortedMap<String, BigInteger> sums() {
        SortedMap<String, BigInteger> sums = new TreeMap<>(held);
        inTransit().forEach((asset, units) -> sums.merge(asset, units, BigInteger::add));
        return sums;
    }

    private void addStream(Address from, Address to, StreamOut stream, SortedMap<String, BigInteger> sum) {
        EntityState<?> receiver = states.get(to);
        StreamFloor floor =
                receiver == null ? StreamFloor.NONE : receiver.channels().floor(from);
        for (StreamOut.Item item : stream.unconfirmed()) {
            if (!floor.hasReached(new StreamFloor(stream.run(), item.sequence()))) {
                addMessage(booksOf(to), item.payload(), sum);
            }
        }
    }

    private static <M extends Payload> void addMessage(
            Books<?, M> receiving, Payload payload, SortedMap<String, BigInteger> sum) {
        @SuppressWarnings("unchecked") // What is sent to an entity is what its type receives.
        M message = (M) payload;
        receiving.carried(message, into(sum));
    }

    private void addPair(Address from, Address to, PairOut pair, SortedMap<String, BigInteger> sum) {
        EntityState<?> receiver = states.get(to);
        PairIn known = receiver == null ? PairIn.NONE : receiver.channels().pairIn(from);
        booksOf(to).moved(from, to, pair.totals().minus(known.totals()), into(sum));
    }

    private Books<?, ?> booksOf(Address to) {
        Books<?, ?> receiving = books.get(to.type());
        if (receiving == null) {
            throw new IllegalArgumentException("value went to " + to + ", which is of no type that is known");
        }
        return receiving;
    }

    private static ObjLongConsumer<String> into(SortedMap<String, BigInteger> sum) {
        return (asset, units) -> plus(sum, asset, units);
    }

    private static void plus(SortedMap<String, BigInteger> sum, String asset, long units) {
        sum.merge(asset, BigInteger.valueOf(units), BigInteger::add);
    }
}
