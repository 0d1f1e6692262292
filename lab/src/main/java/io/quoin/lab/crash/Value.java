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
 * Adds up the value of entities of one type that talk to one another: what each holds, and what was sent and has not taken
 * effect at its receiver yet. States may be of different moments, but then the sum means nothing.
 */
final class Value<S, M extends Payload> {
    private final String type;
    private final Books<S, M> books;
    private final SortedMap<String, BigInteger> held = new TreeMap<>();
    private final Map<Address, EntityState<S>> states = new HashMap<>();

    Value(String type, Books<S, M> books) {
        this.type = type;
        this.books = books;
    }

    /** Adds an entity; returns the units that it holds by asset. */
    Map<String, Long> add(EntityState<S> state) {
        Map<String, Long> own = new TreeMap<>();
        books.held(state.domain(), (asset, units) -> own.merge(asset, units, Math::addExact));
        own.forEach((asset, units) -> plus(held, asset, units));
        states.put(state.self(), state);
        return own;
    }

    /** The units by asset that are on their way. */
    SortedMap<String, BigInteger> inTransit() {
        SortedMap<String, BigInteger> sum = new TreeMap<>();
        for (EntityState<S> sender : states.values()) {
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
        requireOurs(to);
        EntityState<S> receiver = states.get(to);
        StreamFloor floor =
                receiver == null ? StreamFloor.NONE : receiver.channels().floor(from);
        for (StreamOut.Item item : stream.unconfirmed()) {
            if (!floor.hasReached(new StreamFloor(stream.run(), item.sequence()))) {
                @SuppressWarnings("unchecked") // Entities of one type send one another what that type receives.
                M message = (M) item.payload();
                books.carried(message, into(sum));
            }
        }
    }

    private void addPair(Address from, Address to, PairOut pair, SortedMap<String, BigInteger> sum) {
        requireOurs(to);
        EntityState<S> receiver = states.get(to);
        PairIn known = receiver == null ? PairIn.NONE : receiver.channels().pairIn(from);
        books.moved(from, to, pair.totals().minus(known.totals()), into(sum));
    }

    private void requireOurs(Address to) {
        if (!to.type().equals(type)) {
            throw new IllegalArgumentException("value went to " + to + ", which is not of type " + type);
        }
    }

    private static ObjLongConsumer<String> into(SortedMap<String, BigInteger> sum) {
        return (asset, units) -> plus(sum, asset, units);
    }

    private static void plus(SortedMap<String, BigInteger> sum, String asset, long units) {
        sum.merge(asset, BigInteger.valueOf(units), BigInteger::add);
    }
}
