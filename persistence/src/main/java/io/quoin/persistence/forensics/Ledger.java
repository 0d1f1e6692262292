package io.quoin.persistence.forensics;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.law.Books;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up all value of a closed cut: what entities hold, and what is between them. */
final class Ledger {
    private final Cut cut;
    private final Function<Address, Books<?, ?>> books;
    private final SortedMap<String, AssetSum> sums = new TreeMap<>();

    private Ledger(Cut cut, Function<Address, Books<?, ?>> books) {
        this.cut = cut;
        this.books = books;
    }

    /**
     * The sum of each asset.
     *
     * @param books how value on its way to an entity is counted
     */
    static SortedMap<String, AssetSum> of(Cut cut, Function<Address, Books<?, ?>> books) {
        Ledger ledger = new Ledger(cut, books);
        cut.members().forEach(ledger::add);
        return ledger.sums;
    }

    private void add(EntitySummary member) {
        member.held().forEach((asset, units) -> sums.put(asset, sum(asset).plusHeld(units)));
        member.ends()
                .sent()
                .forEach((to, sent) -> sent.unconfirmed().forEach(item -> addMessage(member.entity(), to, sent, item)));
        member.ends().pairsOut().forEach((to, pair) -> addPair(member.entity(), to, pair));
    }

    private void addMessage(Address from, Address to, ChannelEnds.Sent sent, StreamOut.Item item) {
        EntitySummary receiver = cut.find(to);
        StreamFloor floor =
                receiver == null ? StreamFloor.NONE : receiver.ends().takenFrom(from);
        if (!floor.hasReached(new StreamFloor(sent.end().run(), item.sequence()))) {
            carried(books.apply(to), item.payload());
        }
    }

    @SuppressWarnings("unchecked") // A message on a stream to a type is a message that the type receives.
    private <M extends Payload> void carried(Books<?, M> receivers, Payload payload) {
        receivers.carried(
                (M) payload, (asset, units) -> sums.put(asset, sum(asset).plusOnStreams(BigInteger.valueOf(units))));
    }

    private void addPair(Address from, Address to, PairOut pair) {
        EntitySummary receiver = cut.find(to);
        PairIn taken = receiver == null ? PairIn.NONE : receiver.ends().pairFrom(from);
        Books<?, ?> receivers = books.apply(to);
        // Each by itself: their difference may lie beyond 64 bits.
        receivers.moved(
                from,
                to,
                pair.totals(),
                (asset, units) -> sums.put(asset, sum(asset).plusOnPairs(BigInteger.valueOf(units))));
        receivers.moved(
                from,
                to,
                taken.totals(),
                (asset, units) -> sums.put(
                        asset, sum(asset).plusOnPairs(BigInteger.valueOf(units).negate())));
    }

    private AssetSum sum(String asset) {
        return sums.getOrDefault(asset, AssetSum.ZERO);
    }

    /** Which assets are not conserved, by how many units. */
    static Map<String, BigInteger> missing(SortedMap<String, AssetSum> sums) {
        Map<String, BigInteger> missing = new TreeMap<>();
        sums.forEach((asset, sum) -> {
            if (sum.total().signum() != 0) {
                missing.put(asset, sum.total());
            }
        });
        return missing;
    }
}
