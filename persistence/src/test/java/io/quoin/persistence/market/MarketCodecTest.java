package io.quoin.persistence.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.persistence.account.AccountCodec;
import io.quoin.persistence.wire.Bytes;
import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.market.CancelReason;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketEvent;
import io.quoin.protocol.market.MarketState;
import io.quoin.protocol.market.Order;
import io.quoin.protocol.market.OrderId;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.Side;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.port.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markets come back from their bytes: each word alone, and blocks in few of them. */
class MarketCodecTest {
    private static final Wire WIRE = Wire.of(AccountCodec.WIRE, MarketCodec.WIRE);
    private static final EntityCodecs<MarketState, MarketCommand, MarketEvent> CODECS = WIRE.codecs(MarketCodec.WIRE);

    @Test
    void commandsComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("market commands", CODECS.commands(), MarketGens.COMMANDS);
    }

    @Test
    void eventsComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("market events", MarketCodec.WIRE.events(), MarketGens.EVENTS);
    }

    @Test
    void statesComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("market states", MarketSamples.DUMPS, MarketGens.DUMPS);
    }

    @Test
    void queriesAndViewsComeBackEqualBetweenNodes() {
        Property.check(
                "views",
                MarketGens.VIEWS,
                500,
                view -> assertComesBack(
                        new NodeMessage.Looked(new Seen<>(view, 3, BlockHash.GENESIS, MarketSamples.TIME))));
        Property.check(
                "queries",
                MarketGens.QUERIES,
                300,
                query -> assertComesBack(new NodeMessage.Look(new Address("market", "m"), query)));
    }

    private static void assertComesBack(NodeMessage message) {
        assertEquals(message, WIRE.messages().decode(WIRE.messages().encode(message)));
    }

    @Test
    void ordersInABlockComeBackAndAreSmall() {
        Entry<MarketEvent> first = entry("alice", "order-00017", order(1, "order-00017"));
        Entry<MarketEvent> second = entry("alice", "order-00018", order(2, "order-00018"));
        Block<MarketEvent> block = block(first, second);
        byte[] bytes = encode(block);
        assertEquals(block, CODECS.blocks().decode(bytes));
        int small = encode(block(first, second, entry("alice", "order-00019", order(3, "order-00019")))).length
                - bytes.length;
        assertTrue(small <= 55, small + " bytes for a resting order and its command");
        MarketEvent cancel = new MarketEvent.OrderCancelled(
                OrderId.of(70_000, 3).packed(), "alice", 2_500, CancelReason.ASKED, MarketSamples.TIME);
        int cancelled = encode(block(first, second, entry("alice", "order-00020", cancel))).length - bytes.length;
        assertTrue(cancelled <= 46, cancelled + " bytes for a cancel and its command");
    }

    @Test
    void aClientIdOfAnotherCommandIsWrittenOut() {
        Block<MarketEvent> block = block(entry("alice", "x-1", order(1, "x-2")));
        assertEquals(block, CODECS.blocks().decode(encode(block)));
    }

    @Test
    void anOrderThatIsNotAccountedForIsNotWritten() {
        Order order = order(1, "c").order();
        for (MarketEvent.OrderPlaced wrong : List.of(
                new MarketEvent.OrderPlaced(order, List.of(), 1, null, 0, 0),
                new MarketEvent.OrderPlaced(order, List.of(), order.lots(), CancelReason.IMMEDIATE, 0, 0),
                new MarketEvent.OrderPlaced(order, List.of(), order.lots(), null, 5, 0))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> MarketCodec.WIRE.events().encode(wrong),
                    wrong::toString);
        }
    }

    private static MarketEvent.OrderPlaced order(int index, String clientId) {
        Order order = new Order(
                OrderId.of(71_234, index).packed(),
                "alice",
                clientId,
                Side.BUY,
                OrderType.LIMIT,
                6_123_450,
                250_000,
                TimeInForce.GOOD_TIL_CANCELLED,
                false,
                false,
                "");
        return new MarketEvent.OrderPlaced(order, List.of(), 250_000, null, 0, MarketSamples.TIME);
    }

    private static Entry<MarketEvent> entry(String account, String clientId, MarketEvent event) {
        Ticket ticket = new Ticket(new CommandId(account, clientId), MarketSamples.TIME + 5_000, new ContentHash(1, 2));
        return new Entry<>(new Cause.Command(ticket, Outcome.APPLIED), List.of(event));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // They are only read.
    private static Block<MarketEvent> block(Entry<MarketEvent>... entries) {
        return new Block<>(
                71_234, new Incarnation(1, 1), MarketSamples.TIME, BlockHash.GENESIS, List.of(), List.of(entries));
    }

    private static byte[] encode(Block<MarketEvent> block) {
        BlockEncoder<MarketEvent> encoder = CODECS.blocks().encoder();
        encoder.begin(block.height(), block.incarnation(), block.engineTimeMillis(), block.previous());
        block.entries().forEach(encoder::add);
        return encoder.finish(block.rounds());
    }
}
