package io.quoin.persistence.wire;

import io.quoin.persistence.wire.WireNames.Name;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.BlockHash;
import io.quoin.protocol.journal.BlockHeader;
import io.quoin.protocol.journal.Cause;
import io.quoin.protocol.journal.Entry;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.PriceRound;
import io.quoin.protocol.journal.SealedBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks as bytes:
 *
 * <pre>
 * number of journal.block/1 · height · epoch · counter · engine time · 32 bytes of the previous hash
 * then for each entry:        number of its cause · the cause · how many events · the events, each after its number
 * then:                       0 · how many price rounds · the rounds
 * </pre>
 *
 * <p>Times of day in it are relative to the engine time and heights to its own, a name that comes again is an index, and so is
 * the client's id of the command that an entry is of: an account's own id and the peers of a busy entity stand in a block once.
 */
final class BlockWire<E> implements BlockCodec<E> {
    private static final Name NAME = WireNames.QUOIN.named("journal.block/1");
    private static final int END_OF_ENTRIES = 0;

    private final WireFamily<Cause> causes;
    private final WireFamily<E> events;

    BlockWire(WireFamily<? extends Payload> payloads, WireFamily<E> events) {
        this.causes = CauseWire.of(payloads);
        this.events = events;
    }

    @Override
    public int format() {
        return NAME.version();
    }

    @Override
    public BlockEncoder<E> encoder() {
        return new Encoder<>(causes, events);
    }

    @Override
    public Block<E> decode(byte[] bytes) {
        return WireReader.whole(bytes, WireLimits.BLOCK_BYTES_MAX, this::block);
    }

    @Override
    public SealedBlock<E> open(byte[] bytes, BlockHeader header) {
        if (header.format() != format()) {
            throw new MalformedBytesException(
                    "a block of format " + header.format() + "; this program reads format " + format());
        }
        SealedBlock<E> sealed = BlockCodec.super.open(bytes, header);
        if (!sealed.header(format()).equals(header)) {
            throw new MalformedBytesException(
                    "the block says " + sealed.header(format()) + " where its header says " + header);
        }
        return sealed;
    }

    private Block<E> block(WireReader in) {
        int number = in.varint(WireNames.NUMBER_MAX);
        if (number != NAME.number()) {
            throw in.malformed("number " + number + " where " + NAME.text() + " is expected");
        }
        long height = in.varint();
        Incarnation incarnation = ShellWords.incarnation(in);
        long engineTimeMillis = in.varint();
        BlockHash previous = in.hash();
        in.timeBase(engineTimeMillis);
        in.heightBase(height);
        List<Entry<E>> entries = entries(in);
        List<PriceRound> rounds = in.list(WireLimits.ROUNDS_MAX, ShellWords::round);
        return new Block<>(height, incarnation, engineTimeMillis, previous, rounds, entries);
    }

    private List<Entry<E>> entries(WireReader in) {
        List<Entry<E>> entries = new ArrayList<>();
        int number = in.varint(WireNames.NUMBER_MAX);
        while (number != END_OF_ENTRIES) {
            if (entries.size() == WireLimits.ENTRIES_MAX) {
                throw in.malformed("more than " + WireLimits.ENTRIES_MAX + " entries");
            }
            Cause cause = causes.readAfter(in, number);
            in.entryCommand(commandOf(cause));
            entries.add(new Entry<>(cause, in.list(WireLimits.EVENTS_MAX, events::read)));
            in.entryCommand(null);
            number = in.varint(WireNames.NUMBER_MAX);
        }
        return entries;
    }

    private static @Nullable CommandId commandOf(Cause cause) {
        return cause instanceof Cause.Command command ? command.ticket().id() : null;
    }

    /** Writes one block after the other into the same buffer. For one thread. */
    private static final class Encoder<E> implements BlockEncoder<E> {
        private final WireFamily<Cause> causes;
        private final WireFamily<E> events;
        private final WireWriter out = new WireWriter(WireLimits.BLOCK_BYTES_MAX);
        private boolean hasBegun;
        private int entries;

        Encoder(WireFamily<Cause> causes, WireFamily<E> events) {
            this.causes = causes;
            this.events = events;
        }

        @Override
        public void begin(long height, Incarnation incarnation, long engineTimeMillis, BlockHash previous) {
            out.restart(engineTimeMillis);
            out.varint(NAME.number());
            out.varint(height);
            ShellWords.incarnation(out, incarnation);
            out.varint(engineTimeMillis);
            out.hash(previous);
            out.heightBase(height);
            hasBegun = true;
            entries = 0;
        }

        @Override
        public void add(Entry<E> entry) {
            requireBegun();
            if (entries == WireLimits.ENTRIES_MAX) {
                throw new IllegalArgumentException("a block has at most " + WireLimits.ENTRIES_MAX + " entries");
            }
            causes.write(out, entry.cause());
            out.entryCommand(commandOf(entry.cause()));
            out.list(entry.events(), WireLimits.EVENTS_MAX, events::write);
            out.entryCommand(null);
            entries++;
        }

        @Override
        public int sizeBytes() {
            return out.sizeBytes();
        }

        @Override
        public byte[] finish(List<PriceRound> rounds) {
            requireBegun();
            hasBegun = false;
            out.varint(END_OF_ENTRIES);
            out.list(rounds, WireLimits.ROUNDS_MAX, ShellWords::round);
            return out.toBytes();
        }

        private void requireBegun() {
            if (!hasBegun) {
                throw new IllegalStateException("no block has been begun");
            }
        }
    }
}
