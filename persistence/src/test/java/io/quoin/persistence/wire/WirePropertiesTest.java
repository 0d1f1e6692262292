package io.quoin.persistence.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.gen.Seed;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.WireCodec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whatever is drawn comes back equal; whatever is damaged is refused, or is another value's only form. */
class WirePropertiesTest {
    private static final EntityCodecs<Tiny.State, Tiny.Command, Tiny.Event> CODECS = Tiny.ALL.codecs(Tiny.WIRE);

    @Test
    void blocksComeBackEqualAndDamagedOnesAreRefused() {
        check("blocks", Bytes.ofBlocks(CODECS.blocks()), WireGens.BLOCKS);
    }

    @Test
    void statesComeBackEqualAndDamagedOnesAreRefused() {
        check("states", Bytes.ofStates(CODECS.states()), WireGens.states());
    }

    @Test
    void commandsComeBackEqualAndDamagedOnesAreRefused() {
        check("commands", CODECS.commands(), WireGens.COMMANDS);
    }

    @Test
    void nodeMessagesComeBackEqualAndDamagedOnesAreRefused() {
        check("node messages", Tiny.ALL.messages(), WireGens.MESSAGES);
    }

    @Test
    void bytesThatNobodyWroteAreRefused() {
        Gen<byte[]> noise = Gen.listOf(Gen.ints(-128, 127), 0, 200).map(WirePropertiesTest::toBytes);
        Property.check("noise is no block", noise, 2_000, bytes -> {
            Bytes.isRefused(Bytes.ofBlocks(CODECS.blocks()), bytes);
            Bytes.isRefused(Bytes.ofStates(CODECS.states()), bytes);
            Bytes.isRefused(Tiny.ALL.messages(), bytes);
        });
    }

    private static <T> void check(String what, WireCodec<T> codec, Gen<T> values) {
        Property.check(what + " come back equal", values, 1_000, value -> {
            byte[] bytes = codec.encode(value);
            T back = codec.decode(bytes);
            assertEquals(Bytes.essence(value), Bytes.essence(back));
            assertArrayEquals(bytes, codec.encode(back));
        });
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger accepted = new AtomicInteger();
        Property.check("damaged " + what, Gen.combine(values, Gen.longs(), Damaged::new), 500, damaged -> {
            Seed seed = Seed.of(damaged.seed());
            byte[] bytes = codec.encode(damaged.value());
            for (int i = 0; i < 40; i++) {
                (Bytes.isRefused(codec, Bytes.damaged(bytes, seed)) ? refused : accepted).incrementAndGet();
            }
        });
        assertTrue(refused.get() > 0 && accepted.get() > 0, refused + " refused, " + accepted + " accepted");
    }

    private static byte[] toBytes(List<Integer> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }

    private record Damaged<T>(T value, long seed) {}
}
