package io.quoin.persistence.wire;

import io.quoin.protocol.gen.Gen;
import io.quoin.protocol.gen.Property;
import io.quoin.protocol.port.EntityCodecs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is drawn comes back equal; whatever is damaged is refused, or is another value's only form. */
class WirePropertiesTest {
    private static final EntityCodecs<Tiny.State, Tiny.Command, Tiny.Event> CODECS = Tiny.ALL.codecs(Tiny.WIRE);

    @Test
    void blocksComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("blocks", Bytes.ofBlocks(CODECS.blocks()), WireGens.BLOCKS);
    }

    @Test
    void statesComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("states", Bytes.ofStates(CODECS.states()), WireGens.states());
    }

    @Test
    void commandsComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("commands", CODECS.commands(), WireGens.COMMANDS);
    }

    @Test
    void nodeMessagesComeBackEqualAndDamagedOnesAreRefused() {
        Bytes.checkCodec("node messages", Tiny.ALL.messages(), WireGens.MESSAGES);
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

    private static byte[] toBytes(List<Integer> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        return bytes;
    }
}
