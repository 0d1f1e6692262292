package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.StreamOut;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.Seed;
import io.quoin.protocol.journal.Block;
import io.quoin.protocol.journal.BlockCodec;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.journal.StateCodec;
import io.quoin.protocol.port.WireCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What tests of every module do with codecs and bytes. */
public final class Bytes {
    private Bytes() {}

    /** A block codec as one of values. */
    public static <E> WireCodec<Block<E>> ofBlocks(BlockCodec<E> codec) {
        return new WireCodec<>() {
            @Override
            public byte[] encode(Block<E> block) {
                return Bytes.encode(codec.encoder(), block);
            }

            @Override
            public Block<E> decode(byte[] bytes) {
                return codec.decode(bytes);
            }
        };
    }

    /** A state codec as one of values. */
    public static <S> WireCodec<EntityState<S>> ofStates(StateCodec<S> codec) {
        return new WireCodec<>() {
            @Override
            public byte[] encode(EntityState<S> state) {
                return codec.encode(state);
            }

            @Override
            public EntityState<S> decode(byte[] bytes) {
                return codec.decode(bytes);
            }
        };
    }

    static <E> byte[] encode(BlockEncoder<E> encoder, Block<E> block) {
        encoder.begin(block.height(), block.incarnation(), block.engineTimeMillis(), block.previous());
        block.entries().forEach(encoder::add);
        return encoder.finish(block.rounds());
    }

    /** All that an entity's state says, as a value with equals. */
    public static Object essence(Object value) {
        if (!(value instanceof EntityState<?> state)) {
            return value;
        }
        List<Object> streams = new ArrayList<>();
        for (Map.Entry<Address, StreamOut> stream :
                state.channels().streamsOut().entrySet()) {
            StreamOut out = stream.getValue();
            streams.add(List.of(stream.getKey(), out.run(), out.lastSequence(), out.unconfirmed()));
        }
        return List.of(
                List.of(state.self(), state.height(), state.head(), state.incarnation(), state.engineTimeMillis()),
                List.of(state.liveIds().sorted(), Map.copyOf(state.liveIds().hashes())),
                List.of(
                        state.channels().lastSequence(),
                        streams,
                        state.channels().unconfirmed()),
                List.of(
                        Map.copyOf(state.channels().floors()),
                        Map.copyOf(state.channels().awaited())),
                List.of(
                        Map.copyOf(state.channels().pairsOut()),
                        Map.copyOf(state.channels().pairsIn())),
                state.domain());
    }

    /** The bytes with one random piece of damage: a flipped bit, another byte, an early end, a stretched middle, a copied byte. */
    static byte[] damaged(byte[] bytes, Seed seed) {
        byte[] damaged = bytes.clone();
        int at = seed.intBetween(0, bytes.length - 1);
        switch (seed.intBetween(0, 4)) {
            case 0:
                damaged[at] ^= (byte) (1 << seed.intBetween(0, 7));
                return damaged;
            case 1:
                damaged[at] = (byte) seed.nextLong();
                return damaged;
            case 2:
                return Arrays.copyOf(bytes, at);
            case 3:
                byte[] longer = Arrays.copyOf(bytes, bytes.length + seed.intBetween(1, 9));
                System.arraycopy(bytes, at, longer, at + longer.length - bytes.length, bytes.length - at);
                return longer;
            default:
                damaged[at] = bytes[seed.intBetween(0, bytes.length - 1)];
                return damaged;
        }
    }

    /** Bytes are refused as malformed, or they are exactly what their value is written as. */
    static <T> boolean isRefused(WireCodec<T> codec, byte[] bytes) {
        T value;
        try {
            value = codec.decode(bytes);
        } catch (MalformedBytesException expected) {
            return true;
        }
        assertArrayEquals(bytes, codec.encode(value), "what was accepted is not canonical");
        return false;
    }

    /** Whatever is drawn comes back equal; whatever is damaged is refused, or is another value's only form. */
    public static <T> void checkCodec(String what, WireCodec<T> codec, Gen<T> values) {
        Property.check(what + " come back equal", values, 1_000, value -> {
            byte[] bytes = codec.encode(value);
            T back = codec.decode(bytes);
            assertEquals(essence(value), essence(back));
            assertArrayEquals(bytes, codec.encode(back));
        });
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger accepted = new AtomicInteger();
        Property.check("damaged " + what, Gen.combine(values, Gen.longs(), Damaged::new), 500, damaged -> {
            Seed seed = Seed.of(damaged.seed());
            byte[] bytes = codec.encode(damaged.value());
            for (int i = 0; i < 40; i++) {
                (isRefused(codec, damaged(bytes, seed)) ? refused : accepted).incrementAndGet();
            }
        });
        assertTrue(refused.get() > 0 && accepted.get() > 0, refused + " refused, " + accepted + " accepted");
    }

    private record Damaged<T>(T value, long seed) {}
}
