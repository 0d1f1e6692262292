package io.quoin.persistence.wire;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.channel.ChannelMessage;
import io.quoin.protocol.channel.PairKind;
import io.quoin.protocol.channel.Totals;
import io.quoin.protocol.command.Answer;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.port.Fingerprint;
import io.quoin.protocol.port.MessageCodec;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import io.quoin.protocol.price.AdmittedRound;
import io.quoin.protocol.price.PriceSignature;
import io.quoin.protocol.price.PublisherKey;
import io.quoin.protocol.price.SignedPrice;
import io.quoin.protocol.value.Price;

/** Node messages as bytes. What a command, a query or a payload may be is said by the entity type that it is for. */
final class MessageWire implements MessageCodec {
    private final Wire wire;
    private final WireFamily<Object> views;
    private final WireFamily<ChannelMessage> channels;
    private final WireFamily<NodeMessage> messages;

    MessageWire(Wire wire, WireFamily<Object> views) {
        this.wire = wire;
        this.views = views;
        this.channels = WireFamily.of(WireNames.QUOIN, ChannelMessage.class)
                .word("channel.stream/1", ChannelMessage.Stream.class, this::stream, this::stream)
                .retired("channel.pair/1", MessageWire::formerPair)
                .word("channel.pair/2", ChannelMessage.Pair.class, this::pair, this::pair)
                .word("channel.hint/1", ChannelMessage.Hint.class, this::hint, this::hint)
                .word("channel.confirm/1", ChannelMessage.Confirm.class, MessageWire::confirm, MessageWire::confirm)
                .build();
        this.messages = WireFamily.of(WireNames.QUOIN, NodeMessage.class)
                .word("node.submit/1", NodeMessage.Submit.class, this::submit, this::submit)
                .word("node.ask-fate/1", NodeMessage.AskFate.class, MessageWire::askFate, MessageWire::askFate)
                .word("node.look/1", NodeMessage.Look.class, this::look, this::look)
                .word(
                        "node.ask-fingerprint/1",
                        NodeMessage.AskFingerprint.class,
                        MessageWire::askFingerprint,
                        MessageWire::askFingerprint)
                .word(
                        "node.fingerprinted/1",
                        NodeMessage.Fingerprinted.class,
                        MessageWire::fingerprinted,
                        MessageWire::fingerprinted)
                .word("node.wake/1", NodeMessage.Wake.class, MessageWire::wake, MessageWire::wake)
                .word("node.channel/1", NodeMessage.Channel.class, this::channel, this::channel)
                .word(
                        "node.index-price/1",
                        NodeMessage.IndexPrice.class,
                        MessageWire::indexPrice,
                        MessageWire::indexPrice)
                .word("node.answered/2", NodeMessage.Answered.class, MessageWire::answered, MessageWire::answered)
                .word("node.fate-known/1", NodeMessage.FateKnown.class, MessageWire::fateKnown, MessageWire::fateKnown)
                .word("node.looked/1", NodeMessage.Looked.class, this::looked, this::looked)
                .word("node.not-looked/1", NodeMessage.NotLooked.class, MessageWire::notLooked, MessageWire::notLooked)
                .build();
    }

    @Override
    public byte[] encode(NodeMessage message) {
        return messages.encode(message);
    }

    @Override
    public NodeMessage decode(byte[] bytes) {
        return messages.decode(bytes);
    }

    /** The messages between nodes. */
    WireFamily<NodeMessage> messages() {
        return messages;
    }

    /** The messages between entities, as they stand inside those between nodes. */
    WireFamily<ChannelMessage> channels() {
        return channels;
    }

    // ---- to entities ------------------------------------------------------------------------------------------------

    private void submit(WireWriter out, NodeMessage.Submit message) {
        out.address(message.entity());
        ShellWords.ticket(out, message.ticket());
        wire.entity(message.entity().type()).commands().untyped().write(out, message.command());
    }

    private NodeMessage.Submit submit(WireReader in) {
        Address entity = in.address();
        Ticket ticket = ShellWords.ticket(in);
        return new NodeMessage.Submit(
                entity, ticket, wire.entity(entity.type()).commands().untyped().read(in));
    }

    private static void askFate(WireWriter out, NodeMessage.AskFate message) {
        out.address(message.entity());
        ShellWords.id(out, message.id());
        out.time(message.validUntilMillis());
    }

    private static NodeMessage.AskFate askFate(WireReader in) {
        return new NodeMessage.AskFate(in.address(), ShellWords.id(in), in.time());
    }

    private void look(WireWriter out, NodeMessage.Look message) {
        out.address(message.entity());
        wire.entity(message.entity().type()).queries().untyped().write(out, message.query());
    }

    private NodeMessage.Look look(WireReader in) {
        Address entity = in.address();
        return new NodeMessage.Look(
                entity, wire.entity(entity.type()).queries().untyped().read(in));
    }

    private static void askFingerprint(WireWriter out, NodeMessage.AskFingerprint message) {
        out.address(message.entity());
    }

    private static NodeMessage.AskFingerprint askFingerprint(WireReader in) {
        return new NodeMessage.AskFingerprint(in.address());
    }

    private static void wake(WireWriter out, NodeMessage.Wake message) {
        out.address(message.entity());
    }

    private static NodeMessage.Wake wake(WireReader in) {
        return new NodeMessage.Wake(in.address());
    }

    // ---- between entities -------------------------------------------------------------------------------------------

    private void channel(WireWriter out, NodeMessage.Channel message) {
        channels.write(out, message.message());
    }

    private NodeMessage.Channel channel(WireReader in) {
        return new NodeMessage.Channel(channels.read(in));
    }

    private void stream(WireWriter out, ChannelMessage.Stream message) {
        out.address(message.from());
        out.address(message.to());
        out.varint(message.run());
        out.varint(message.sequence());
        out.varint(message.previous());
        wire.write(out, message.to(), message.payload());
    }

    private ChannelMessage.Stream stream(WireReader in) {
        Address from = in.address();
        Address to = in.address();
        return new ChannelMessage.Stream(from, to, in.varint(), in.varint(), in.varint(), wire.read(in, to));
    }

    private void pair(WireWriter out, ChannelMessage.Pair message) {
        out.address(message.from());
        out.address(message.to());
        out.varint(message.kind().number());
        out.varint(message.height());
        out.totals(message.totals());
        Payloads.optional(out, wire.receivedBy(message.to().type()), message.position());
        out.bool(message.isUrgent());
    }

    private ChannelMessage.Pair pair(WireReader in) {
        Address from = in.address();
        Address to = in.address();
        return new ChannelMessage.Pair(
                from,
                to,
                PairKind.ofNumber(in.varint(Integer.MAX_VALUE)),
                in.varint(),
                in.totals(),
                Payloads.optional(in, wire.receivedBy(to.type())),
                in.bool());
    }

    /** Beside the totals stood totals that nobody ever filled. */
    private static ChannelMessage.Pair formerPair(WireReader in) {
        Address from = in.address();
        Address to = in.address();
        PairKind kind = PairKind.ofNumber(in.varint(Integer.MAX_VALUE));
        long height = in.varint();
        Totals totals = in.totals();
        in.totals();
        return new ChannelMessage.Pair(from, to, kind, height, totals, null, false);
    }

    private void hint(WireWriter out, ChannelMessage.Hint message) {
        out.address(message.from());
        out.address(message.to());
        out.varint(message.pairHeight());
        wire.write(out, message.to(), message.payload());
    }

    private ChannelMessage.Hint hint(WireReader in) {
        Address from = in.address();
        Address to = in.address();
        long pairHeight = in.varint();
        return new ChannelMessage.Hint(from, to, wire.read(in, to), pairHeight);
    }

    private static void confirm(WireWriter out, ChannelMessage.Confirm message) {
        out.address(message.to());
        ShellWords.CONFIRMATIONS.write(out, message.confirmation());
    }

    private static ChannelMessage.Confirm confirm(WireReader in) {
        return new ChannelMessage.Confirm(in.address(), ShellWords.CONFIRMATIONS.read(in));
    }

    // ---- to the boards of nodes -------------------------------------------------------------------------------------

    private static void indexPrice(WireWriter out, NodeMessage.IndexPrice message) {
        AdmittedRound round = message.price().round();
        out.symbol(round.underlying());
        out.varint(round.round());
        out.zigzag(round.price().units());
        out.varint(round.price().scale());
        out.time(round.timeMillis());
        out.bytes(message.price().publisher().bytes().toBytes());
        out.bytes(message.price().signature().toBytes());
    }

    private static NodeMessage.IndexPrice indexPrice(WireReader in) {
        String underlying = in.symbol();
        long number = in.varint();
        Price price = new Price(in.zigzag(), in.varint(Byte.MAX_VALUE));
        AdmittedRound round = new AdmittedRound(underlying, number, price, in.time());
        PublisherKey publisher = new PublisherKey(Bytes32.of(in.bytes(Bytes32.LENGTH)));
        PriceSignature signature = PriceSignature.of(in.bytes(PriceSignature.LENGTH));
        return new NodeMessage.IndexPrice(new SignedPrice(round, publisher, signature));
    }

    // ---- answers ----------------------------------------------------------------------------------------------------

    private static void answered(WireWriter out, NodeMessage.Answered message) {
        Answer answer = message.answer();
        out.address(answer.entity());
        ShellWords.id(out, answer.id());
        ShellWords.FATES.write(out, answer.fate());
        out.bool(answer.isRepeat());
    }

    private static NodeMessage.Answered answered(WireReader in) {
        return new NodeMessage.Answered(
                new Answer(in.address(), ShellWords.id(in), ShellWords.FATES.read(in), in.bool()));
    }

    private static void fateKnown(WireWriter out, NodeMessage.FateKnown message) {
        ShellWords.id(out, message.id());
        ShellWords.FATES.write(out, message.fate());
    }

    private static NodeMessage.FateKnown fateKnown(WireReader in) {
        CommandId id = ShellWords.id(in);
        return new NodeMessage.FateKnown(id, ShellWords.FATES.read(in));
    }

    private void looked(WireWriter out, NodeMessage.Looked message) {
        Seen<Object> seen = message.seen();
        out.varint(seen.height());
        out.hash(seen.head());
        out.varint(seen.engineTimeMillis());
        views.write(out, seen.view());
    }

    private NodeMessage.Looked looked(WireReader in) {
        long height = in.varint();
        BlockHash head = in.hash();
        long engineTimeMillis = in.varint();
        return new NodeMessage.Looked(new Seen<>(views.read(in), height, head, engineTimeMillis));
    }

    private static void fingerprinted(WireWriter out, NodeMessage.Fingerprinted message) {
        Fingerprint fingerprint = message.fingerprint();
        out.varint(fingerprint.height());
        out.hash(fingerprint.head());
        out.hash(fingerprint.stateHash());
    }

    private static NodeMessage.Fingerprinted fingerprinted(WireReader in) {
        return new NodeMessage.Fingerprinted(new Fingerprint(in.varint(), in.hash(), in.hash()));
    }

    private static void notLooked(WireWriter out, NodeMessage.NotLooked message) {
        out.string(message.reason(), WireLimits.SENTENCE_BYTES_MAX);
    }

    private static NodeMessage.NotLooked notLooked(WireReader in) {
        return new NodeMessage.NotLooked(in.string(WireLimits.SENTENCE_BYTES_MAX));
    }
}
