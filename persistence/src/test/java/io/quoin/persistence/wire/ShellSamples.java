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
import io.quoin.protocol.value.Assets;
import io.quoin.protocol.value.Money;
import io.quoin.protocol.value.Price;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of everything that the shell itself writes. What is inside of entities is the tiny one's. */
final class ShellSamples {
    static final long TIME = 1_430_438_400_000L;
    static final Address ALICE = new Address(Tiny.TYPE, "alice");
    static final Address BOB = new Address(Tiny.TYPE, "bob");
    static final CommandId ID = new CommandId("alice", "order:7");
    static final Ticket TICKET = new Ticket(ID, TIME + 5_000, new ContentHash(0x0123456789abcdefL, -2));
    static final Outcome.Refused REFUSED = new Outcome.Refused("BALANCE_TOO_LOW", "1 \u20ac is missing");
    static final BlockHash HASH = BlockHash.ofContent("a block".getBytes(StandardCharsets.UTF_8));
    static final BlockHash OTHER_HASH = BlockHash.ofContent("another block".getBytes(StandardCharsets.UTF_8));
    static final Tiny.Gift GIFT = new Tiny.Gift(new Money(Assets.USDC, 150_000_000));
    static final Totals TOTALS = Totals.of(-1, 0, 300);
    static final Totals POSITION = Totals.of(Long.MAX_VALUE, Long.MIN_VALUE);

    private ShellSamples() {}

    static void addTo(WireGuard guard) {
        frames(guard);
        causes(guard);
        fates(guard);
        channels(guard);
        requests(guard);
        answers(guard);
    }

    private static void frames(WireGuard guard) {
        guard.frame("journal.block/1").frame("entity.state/2");
        guard.sample(
                "journal.block/1", Bytes.ofBlocks(Tiny.ALL.codecs(Tiny.WIRE).blocks()), block());
        guard.sample("entity.state/2", Bytes.ofStates(Tiny.ALL.codecs(Tiny.WIRE).states()), state());
    }

    private static void causes(WireGuard guard) {
        WireFamily<Cause> causes = CauseWire.of(Tiny.GIFTS);
        guard.family(causes)
                .sample("cause.fence/1", new Cause.Fence())
                .sample("cause.command/1", new Cause.Command(TICKET, Outcome.APPLIED))
                .sample("cause.stream-arrival/1", new Cause.StreamArrival(BOB, 1, 300, 299))
                .sample("cause.pair-arrival/1", new Cause.PairArrival(BOB, 128, TOTALS, null))
                .sample("cause.pair-arrival/2", new Cause.PairArrival(BOB, 128, TOTALS, GIFT))
                .sample("cause.hinted/1", new Cause.Hinted(BOB))
                .sample("cause.opening/1", new Cause.Opening())
                .sample("cause.confirmed/1", new Cause.Confirmed(confirmations()))
                .sample("cause.deadline/1", new Cause.Deadline())
                .sample("cause.tick/1", new Cause.Tick());
        guard.family(ShellWords.OUTCOMES)
                .sample("outcome.applied/1", Outcome.APPLIED)
                .sample("outcome.refused/1", REFUSED);
        guard.family(ShellWords.CONFIRMATIONS)
                .sample("confirmation.of-stream/1", confirmations().get(0))
                .sample("confirmation.of-pair/1", confirmations().get(1));
    }

    private static void fates(WireGuard guard) {
        WireFamily<Fate> fates = ShellWords.FATES;
        guard.family(fates)
                .sample("fate.applied/1", new Fate.Applied(70_000, 3, HASH))
                .sample("fate.refused/1", new Fate.Refused(2, 200, HASH, REFUSED.name(), REFUSED.detail()))
                .sample("fate.never/1", new Fate.Never())
                .sample("fate.not-decided/1", new Fate.NotDecided("EXPIRED", "too late"))
                .sample("fate.pending/1", new Fate.Pending())
                .sample("fate.unknown/1", new Fate.Unknown());
    }

    private static void channels(WireGuard guard) {
        WireFamily<ChannelMessage> channels = ((MessageWire) Tiny.ALL.messages()).channels();
        guard.family(channels)
                .sample("channel.stream/1", stream())
                .sample(
                        "channel.pair/1",
                        new ChannelMessage.Pair(ALICE, BOB, PairKind.SETTLEMENT, 9, TOTALS, null, false))
                .sample(
                        "channel.pair/2",
                        new ChannelMessage.Pair(ALICE, BOB, PairKind.SETTLEMENT, 9, TOTALS, GIFT, true))
                .sample("channel.hint/1", new ChannelMessage.Hint(ALICE, BOB, GIFT, 300))
                .sample(
                        "channel.confirm/1",
                        new ChannelMessage.Confirm(ALICE, confirmations().get(0)));
    }

    private static void requests(WireGuard guard) {
        WireFamily<NodeMessage> messages = ((MessageWire) Tiny.ALL.messages()).messages();
        guard.family(messages)
                .sample("node.submit/1", new NodeMessage.Submit(ALICE, TICKET, new Tiny.Add(-5)))
                .sample("node.ask-fate/1", new NodeMessage.AskFate(ALICE, ID, TIME))
                .sample("node.look/1", new NodeMessage.Look(ALICE, new Tiny.AskTotal()))
                .sample("node.ask-fingerprint/1", new NodeMessage.AskFingerprint(ALICE))
                .sample("node.wake/1", new NodeMessage.Wake(ALICE))
                .sample("node.channel/1", new NodeMessage.Channel(stream()))
                .sample("node.index-price/1", new NodeMessage.IndexPrice(signedPrice()));
    }

    private static void answers(WireGuard guard) {
        Fate applied = new Fate.Applied(1, 0, HASH);
        guard.sample("node.answered/2", new NodeMessage.Answered(new Answer(ALICE, ID, applied, true)))
                .sample("node.fate-known/1", new NodeMessage.FateKnown(ID, new Fate.Unknown()))
                .sample("node.looked/1", new NodeMessage.Looked(new Seen<>(new Tiny.Total(-77), 3, HASH, TIME)))
                .sample("node.fingerprinted/1", new NodeMessage.Fingerprinted(new Fingerprint(3, HASH, OTHER_HASH)))
                .sample("node.not-looked/1", new NodeMessage.NotLooked("it is moving"));
    }

    private static List<Confirmation> confirmations() {
        return List.of(
                new Confirmation.OfStream(BOB, 1, 16_384, new StreamFloor(1, 200)), new Confirmation.OfPair(BOB, 128));
    }

    private static SignedPrice signedPrice() {
        byte[] signature = new byte[PriceSignature.LENGTH];
        Arrays.fill(signature, 0, 32, (byte) 0x55);
        AdmittedRound round = new AdmittedRound("BTC_USDC", 77, new Price(6_123_450, 2), TIME);
        return new SignedPrice(round, PublisherKey.parse("0f".repeat(Bytes32.LENGTH)), PriceSignature.of(signature));
    }

    private static ChannelMessage.Stream stream() {
        return new ChannelMessage.Stream(ALICE, BOB, 1, 5, 3, GIFT);
    }

    static Block<Tiny.Event> block() {
        Ticket second = new Ticket(new CommandId("alice", "2"), TIME - 1, new ContentHash(0, Long.MIN_VALUE));
        return new Block<>(
                1_000_000,
                new Incarnation(12, 345),
                TIME,
                HASH,
                List.of(new PriceRound("BTC_USDC", 77, 6_123_450)),
                List.of(
                        new Entry<>(
                                new Cause.Command(TICKET, Outcome.APPLIED),
                                List.of(new Tiny.Added(-64), new Tiny.Given(BOB, GIFT.money(), TIME + 60_000))),
                        new Entry<>(new Cause.Command(second, REFUSED), List.of()),
                        new Entry<>(new Cause.StreamArrival(BOB, 1, 2, 1), List.of(new Tiny.Added(1))),
                        new Entry<>(new Cause.Confirmed(confirmations()), List.of())));
    }

    static EntityState<Tiny.State> state() {
        LiveIds ids = new LiveIds();
        ids.keep(new KeptId(TICKET, 9, 0, Outcome.APPLIED));
        ids.keep(new KeptId(new Ticket(new CommandId("bob", "1"), TIME + 9, new ContentHash(1, 2)), 9, 4, REFUSED));
        ids.seal(9, HASH);
        List<StreamOut.Item> items = List.of(
                new StreamOut.Item(4, 2, GIFT), new StreamOut.Item(7, 4, new Tiny.Gift(Money.zero(Assets.BTC))));
        Channels channels = Channels.restore(
                ALICE,
                7,
                byPeer(new StreamOut(1, 7, items)),
                byPeer(new StreamFloor(1, 6)),
                byPeer(new StreamFloor(1, 8)),
                byPeer(new PairOut(PairKind.SWEEP, TOTALS, GIFT, 9, 8, 9, TIME - 20)),
                byPeer(new PairIn(3, POSITION)));
        return new EntityState<>(
                ALICE, 10, OTHER_HASH, new Incarnation(3, 1), TIME, ids, channels, new Tiny.State(77, true, TIME - 1));
    }

    private static <V> SortedMap<Address, V> byPeer(V end) {
        return new TreeMap<>(Map.of(BOB, end));
    }
}
