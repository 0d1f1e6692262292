package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.channel.Confirmation;
import io.quoin.protocol.channel.PairIn;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.PairOut;
import io.quoin.protocol.channel.StreamFloor;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Fate;
import io.quoin.protocol.command.KeptId;
import io.quoin.protocol.command.LiveIds;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.ValueGens;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import io.quoin.protocol.price.SignedPrice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generators of what stands on wires, over the whole range of each field, for the tiny entity. */
final class WireGens {
    private static final String ID_CHARACTERS = "aZ09_.-";

    static final Gen<Long> COUNTS = Gen.longs(0, Long.MAX_VALUE);
    static final Gen<Integer> INDEXES = Gen.ints(0, Integer.MAX_VALUE);
    static final Gen<String> IDS = Gen.strings(ID_CHARACTERS, 1, 36);
    static final Gen<String> TEXTS = Gen.oneOf(
            Gen.strings("ab 1.", 0, 40),
            Gen.listOf(Gen.elementOf("a", "ß", "\u20ac", "\ud83d\ude00", "\u0000", "\u0800"), 0, 40)
                    .map(parts -> String.join("", parts)));
    static final Gen<Address> ADDRESSES = Gen.oneOf(
            IDS.map(id -> new Address(Tiny.TYPE, id)), Gen.ints(0, 3).map(i -> new Address(Tiny.TYPE, "n" + i)));
    static final Gen<BlockHash> HASHES = Gen.combine(
            Gen.longs(),
            Gen.longs(),
            (a, b) -> BlockHash.of(ByteBuffer.allocate(BlockHash.LENGTH_BYTES)
                    .putLong(a)
                    .putLong(b)
                    .array()));
    static final Gen<Incarnation> INCARNATIONS = Gen.combine(COUNTS, COUNTS, Incarnation::new);
    static final Gen<CommandId> COMMAND_IDS =
            Gen.combine(Gen.oneOf(IDS, Gen.constant("n0")), Gen.strings(ID_CHARACTERS + ":", 1, 36), CommandId::new);
    static final Gen<Ticket> TICKETS =
            Gen.combine(COMMAND_IDS, Gen.longs(), Gen.combine(Gen.longs(), Gen.longs(), ContentHash::new), Ticket::new);
    static final Gen<Totals> TOTALS = Gen.listOf(Gen.longs(), 0, 8)
            .map(slots -> Totals.of(slots.stream().mapToLong(Long::longValue).toArray()));
    static final Gen<Tiny.Gift> GIFTS = ValueGens.money().map(Tiny.Gift::new);
    static final Gen<Optional<Tiny.Gift>> POSITIONS =
            Gen.oneOf(Gen.constant(Optional.<Tiny.Gift>empty()), GIFTS.map(Optional::of));
    static final Gen<Outcome> OUTCOMES =
            Gen.oneOf(Gen.constant(Outcome.APPLIED), Gen.combine(IDS, TEXTS, Outcome.Refused::new));
    static final Gen<Confirmation> CONFIRMATIONS = Gen.oneOf(
            Gen.combine(
                    ADDRESSES,
                    COUNTS,
                    COUNTS,
                    Gen.combine(COUNTS, COUNTS, StreamFloor::new),
                    Confirmation.OfStream::new),
            Gen.combine(ADDRESSES, COUNTS, Confirmation.OfPair::new));
    static final Gen<Cause> CAUSES = Gen.oneOf(
            Gen.combine(TICKETS, OUTCOMES, Cause.Command::new),
            Gen.combine(ADDRESSES, COUNTS, COUNTS, COUNTS, Cause.StreamArrival::new),
            Gen.combine(
                    ADDRESSES,
                    COUNTS,
                    TOTALS,
                    POSITIONS,
                    (from, height, totals, position) ->
                            new Cause.PairArrival(from, height, totals, position.orElse(null))),
            ADDRESSES.map(Cause.Hinted::new),
            Gen.constant(new Cause.Opening()),
            Gen.listOf(CONFIRMATIONS, 4).map(Cause.Confirmed::new),
            Gen.constant(new Cause.Deadline()),
            Gen.constant(new Cause.Tick()),
            Gen.constant(new Cause.Fence()));
    static final Gen<Tiny.Event> EVENTS = Gen.oneOf(
            Gen.longs().map(Tiny.Added::new), Gen.combine(ADDRESSES, ValueGens.money(), Gen.longs(), Tiny.Given::new));
    static final Gen<Entry<Tiny.Event>> ENTRIES = Gen.combine(CAUSES, Gen.listOf(EVENTS, 4), Entry::new);
    static final Gen<PriceRound> ROUNDS = Gen.combine(IDS, COUNTS, Gen.longs(), PriceRound::new);
    static final Gen<Block<Tiny.Event>> BLOCKS = Gen.combine(
            Gen.combine(
                    COUNTS,
                    INCARNATIONS,
                    COUNTS,
                    (height, incarnation, time) ->
                            new Block<Tiny.Event>(height, incarnation, time, BlockHash.GENESIS, List.of(), List.of())),
            HASHES,
            Gen.listOf(ROUNDS, 3),
            Gen.listOf(ENTRIES, 12),
            (b, previous, rounds, entries) ->
                    new Block<>(b.height(), b.incarnation(), b.engineTimeMillis(), previous, rounds, entries));

    static final Gen<Fate> FATES = Gen.oneOf(
            Gen.combine(COUNTS, INDEXES, HASHES, Fate.Applied::new),
            Gen.combine(
                    COUNTS,
                    HASHES,
                    IDS,
                    TEXTS,
                    (height, hash, name, text) -> new Fate.Refused(height, 7, hash, name, text)),
            Gen.combine(IDS, TEXTS, Fate.NotDecided::new),
            Gen.elementOf(List.of(new Fate.Never(), new Fate.Pending(), new Fate.Unknown())));
    static final Gen<ChannelMessage> CHANNEL_MESSAGES = Gen.oneOf(
            Gen.combine(
                    ADDRESSES,
                    ADDRESSES,
                    Gen.combine(COUNTS, COUNTS, StreamFloor::new),
                    GIFTS,
                    (from, to, at, gift) ->
                            new ChannelMessage.Stream(from, to, at.run(), at.sequence(), at.sequence() / 2, gift)),
            Gen.combine(
                    ADDRESSES,
                    COUNTS,
                    TOTALS,
                    POSITIONS,
                    (to, height, totals, position) -> new ChannelMessage.Pair(
                            new Address(Tiny.TYPE, "n1"),
                            to,
                            PairKind.SWEEP,
                            height,
                            totals,
                            position.orElse(null),
                            height % 2 == 0)),
            Gen.combine(ADDRESSES, ADDRESSES, GIFTS, COUNTS, ChannelMessage.Hint::new),
            Gen.combine(ADDRESSES, CONFIRMATIONS, ChannelMessage.Confirm::new));
    static final Gen<Tiny.Command> COMMANDS = Gen.oneOf(
            Gen.longs().map(Tiny.Add::new),
            Gen.combine(ADDRESSES, ValueGens.money(), Tiny.Give::new),
            Gen.ints(0, 64).map(length -> new Tiny.Note(new byte[length])));
    static final Gen<AdmittedRound> INDEX_ROUNDS =
            Gen.combine(IDS, Gen.longs(1, Long.MAX_VALUE), ValueGens.prices(), COUNTS, AdmittedRound::new);
    static final Gen<SignedPrice> SIGNED_PRICES = Gen.combine(
            INDEX_ROUNDS,
            HASHES,
            HASHES,
            (round, key, hash) -> new SignedPrice(
                    round,
                    new PublisherKey(Bytes32.of(key.toBytes())),
                    PriceSignature.of(ByteBuffer.allocate(PriceSignature.LENGTH)
                            .put(hash.toBytes())
                            .put(key.toBytes())
                            .array())));
    static final Gen<NodeMessage> MESSAGES = Gen.oneOf(
            Gen.combine(ADDRESSES, TICKETS, COMMANDS, NodeMessage.Submit::new),
            Gen.combine(ADDRESSES, COMMAND_IDS, Gen.longs(), NodeMessage.AskFate::new),
            ADDRESSES.map(address -> new NodeMessage.Look(address, new Tiny.AskTotal())),
            ADDRESSES.map(NodeMessage.Wake::new),
            SIGNED_PRICES.map(NodeMessage.IndexPrice::new),
            ADDRESSES.map(NodeMessage.AskFingerprint::new),
            Gen.combine(COUNTS, HASHES, HASHES, Fingerprint::new).map(NodeMessage.Fingerprinted::new),
            CHANNEL_MESSAGES.map(NodeMessage.Channel::new),
            Gen.combine(ADDRESSES, COMMAND_IDS, FATES, Gen.booleans(), Answer::new)
                    .map(NodeMessage.Answered::new),
            Gen.combine(COMMAND_IDS, FATES, NodeMessage.FateKnown::new),
            Gen.combine(
                    Gen.longs(),
                    COUNTS,
                    HASHES,
                    COUNTS,
                    (total, height, hash, time) ->
                            new NodeMessage.Looked(new Seen<>(new Tiny.Total(total), height, hash, time))),
            TEXTS.map(NodeMessage.NotLooked::new));

    private WireGens() {}

    // ---- states -----------------------------------------------------------------------------------------------------

    static Gen<EntityState<Tiny.State>> states() {
        Gen<Tiny.State> domains = Gen.combine(Gen.longs(), Gen.booleans(), Gen.longs(), Tiny.State::new);
        Gen<EntityState<Tiny.State>> heads = Gen.combine(
                COUNTS,
                HASHES,
                INCARNATIONS,
                COUNTS,
                (height, head, incarnation, time) -> new EntityState<>(
                        SELF,
                        height,
                        head,
                        incarnation,
                        time,
                        new LiveIds(),
                        new Channels(SELF),
                        new Tiny.State(0, true, 0)));
        return Gen.combine(
                heads,
                liveIds(),
                channels(),
                domains,
                (head, ids, channels, domain) -> new EntityState<>(
                        SELF,
                        head.height(),
                        head.head(),
                        head.incarnation(),
                        head.engineTimeMillis(),
                        ids,
                        channels,
                        domain));
    }

    static final Address SELF = new Address(Tiny.TYPE, "self");

    private static Gen<LiveIds> liveIds() {
        Gen<KeptId> kept = Gen.combine(TICKETS, Gen.longs(1, 5), INDEXES, OUTCOMES, KeptId::new);
        return Gen.combine(Gen.listOf(kept, 20), HASHES, (drawn, hash) -> {
            LiveIds ids = new LiveIds();
            List<String> taken = new ArrayList<>();
            for (KeptId one : drawn) {
                String place = one.height() + "." + one.index();
                if (ids.find(one.ticket().id()) == null && !taken.contains(place)) {
                    ids.keep(one);
                    taken.add(place);
                }
            }
            for (long height = 1; height <= 5; height++) {
                ids.seal(height, BlockHash.chain(hash, new byte[] {(byte) height}));
            }
            return ids;
        });
    }

    private static Gen<Channels> channels() {
        Gen<StreamOut> streams = Gen.combine(COUNTS, Gen.longs(0, 1L << 40), Gen.listOf(GIFTS, 4), WireGens::stream);
        Gen<PairOut> pairsOut = Gen.combine(
                Gen.elementOf(PairKind.values()),
                TOTALS,
                POSITIONS,
                Gen.listOf(COUNTS, 4, 4),
                (k, t, p, at) -> new PairOut(k, t, p.orElse(null), at.get(0), at.get(1), at.get(2), at.get(3)));
        Gen<SortedMap<Address, StreamFloor>> floors = byPeer(Gen.combine(COUNTS, COUNTS, StreamFloor::new));
        return Gen.combine(
                Gen.combine(COUNTS, byPeer(streams), (last, out) -> new StreamsOut(last, out)),
                Gen.combine(floors, floors, Received::new),
                byPeer(pairsOut),
                byPeer(Gen.combine(COUNTS, TOTALS, PairIn::new)),
                (out, in, pairs, pairsIn) ->
                        Channels.restore(SELF, out.last(), out.byPeer(), in.floors(), in.awaited(), pairs, pairsIn));
    }

    private record Received(SortedMap<Address, StreamFloor> floors, SortedMap<Address, StreamFloor> awaited) {}

    private static StreamOut stream(long run, long first, List<Tiny.Gift> gifts) {
        List<StreamOut.Item> items = new ArrayList<>();
        long previous = first;
        for (Tiny.Gift gift : gifts) {
            long sequence = previous + 1 + gift.money().asset().number();
            items.add(new StreamOut.Item(sequence, previous, gift));
            previous = sequence;
        }
        return new StreamOut(run, previous, items);
    }

    private static <V> Gen<SortedMap<Address, V>> byPeer(Gen<V> ends) {
        return Gen.listOf(Gen.combine(ADDRESSES, ends, (peer, end) -> new End<>(peer, end)), 5)
                .map(drawn -> {
                    SortedMap<Address, V> map = new TreeMap<>();
                    drawn.forEach(end -> map.put(end.peer(), end.value()));
                    return map;
                });
    }

    private record End<V>(Address peer, V value) {}

    private record StreamsOut(long last, SortedMap<Address, StreamOut> byPeer) {}
}
