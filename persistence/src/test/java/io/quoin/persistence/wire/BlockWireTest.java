package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Outcome;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.SealedBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks: the encoder can be used again, what repeats costs little, and a header must fit its block. */
class BlockWireTest {
    private static final BlockCodec<Tiny.Event> CODEC =
            Tiny.ALL.codecs(Tiny.WIRE).blocks();
    private static final Block<Tiny.Event> BLOCK = ShellSamples.block();

    @Test
    void anEncoderForgetsTheBlockBefore() {
        BlockEncoder<Tiny.Event> encoder = CODEC.encoder();
        byte[] first = Bytes.encode(encoder, BLOCK);
        encoder.begin(1, BLOCK.incarnation(), 7, BLOCK.previous());
        encoder.add(BLOCK.entries().get(0));
        assertArrayEquals(first, Bytes.encode(encoder, BLOCK));
        assertThrows(
                IllegalStateException.class, () -> encoder.add(BLOCK.entries().get(0)));
        assertThrows(IllegalStateException.class, () -> encoder.finish(List.of()));
    }

    @Test
    void anEncoderSaysHowManyBytesItHas() {
        BlockEncoder<Tiny.Event> encoder = CODEC.encoder();
        encoder.begin(1, new Incarnation(1, 1), 0, BlockHash.GENESIS);
        assertEquals(1 + 1 + 2 + 1 + BlockHash.LENGTH_BYTES, encoder.sizeBytes());
        encoder.add(new Entry<>(new Cause.Tick(), List.of()));
        assertEquals(1 + 1 + 2 + 1 + BlockHash.LENGTH_BYTES + 2, encoder.sizeBytes());
        assertEquals(encoder.sizeBytes() + 2, encoder.finish(List.of()).length);
    }

    @Test
    void anotherCommandOfTheSameAccountCostsLittleMoreThanItsTicket() {
        BlockEncoder<Tiny.Event> encoder = CODEC.encoder();
        encoder.begin(1_000_000, new Incarnation(5, 1_000), ShellSamples.TIME, ShellSamples.HASH);
        encoder.add(entry("order-000001"));
        int before = encoder.sizeBytes();
        encoder.add(entry("order-000002"));
        // Cause 1, account 1, client id 13, valid_until 2, content 16, outcome 1, count 1, event 2 + 1.
        assertEquals(1 + 1 + 13 + 2 + 16 + 1 + 1 + 3, encoder.sizeBytes() - before);
    }

    @Test
    void aSealedBlockOpensWithItsOwnHeaderOnly() {
        byte[] bytes = Bytes.encode(CODEC.encoder(), BLOCK);
        SealedBlock<Tiny.Event> sealed = new SealedBlock<>(BLOCK, bytes, BlockHash.chain(BLOCK.previous(), bytes));
        BlockHeader header = sealed.header(CODEC.format());
        assertEquals(BLOCK, CODEC.open(bytes, header).block());
        assertRefused(bytes, new BlockHeader(2, header.incarnation(), header.previous(), header.hash()));
        assertRefused(bytes, new BlockHeader(1, new Incarnation(9, 9), header.previous(), header.hash()));
        assertRefused(bytes, new BlockHeader(1, header.incarnation(), header.previous(), header.previous()));
        BlockHash wrong = ShellSamples.OTHER_HASH;
        assertRefused(bytes, new BlockHeader(1, header.incarnation(), wrong, BlockHash.chain(wrong, bytes)));
    }

    @Test
    void aBlockWithoutEndOrOfTooManyEntriesIsRefused() {
        BlockEncoder<Tiny.Event> encoder = CODEC.encoder();
        encoder.begin(1, new Incarnation(1, 1), 0, BlockHash.GENESIS);
        for (int i = 0; i < WireLimits.ENTRIES_MAX; i++) {
            encoder.add(new Entry<>(new Cause.Tick(), List.of()));
        }
        Entry<Tiny.Event> tooMuch = new Entry<>(new Cause.Tick(), List.of());
        assertThrows(IllegalArgumentException.class, () -> encoder.add(tooMuch));
        byte[] bytes = encoder.finish(List.of());
        assertEquals(WireLimits.ENTRIES_MAX, CODEC.decode(bytes).entries().size());
        byte[] longer = new byte[bytes.length + 2];
        System.arraycopy(bytes, 0, longer, 0, bytes.length - 2);
        longer[bytes.length - 2] = bytes[bytes.length - 4];
        String message = assertThrows(MalformedBytesException.class, () -> CODEC.decode(longer))
                .getMessage();
        assertTrue(message.endsWith("more than 65536 entries"), message);
    }

    private static void assertRefused(byte[] bytes, BlockHeader header) {
        assertThrows(MalformedBytesException.class, () -> CODEC.open(bytes, header));
    }

    private static Entry<Tiny.Event> entry(String clientId) {
        Ticket ticket = new Ticket(new CommandId("alice", clientId), ShellSamples.TIME + 5_000, new ContentHash(1, 2));
        return new Entry<>(new Cause.Command(ticket, Outcome.APPLIED), List.of(new Tiny.Added(5)));
    }
}
