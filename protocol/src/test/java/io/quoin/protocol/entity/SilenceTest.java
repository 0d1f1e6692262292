package io.quoin.protocol.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a peer has been silent, across the end of one incarnation and the start of the next. */
class SilenceTest {
    private final GateKeeper gate = new GateKeeper(EntityLimits.STANDARD);

    @Test
    void a_peer_is_not_silent_while_nobody_listens() {
        gate.block(List.of(gate.key("red")));
        gate.nowMillis += 20_000;
        assertEquals(20_000, gate.lagMillis(GateKeeper.PAUL));
        gate.restart();
        assertEquals(0, gate.lagMillis(GateKeeper.PAUL));
        gate.nowMillis += 300;
        assertEquals(300, gate.lagMillis(GateKeeper.PAUL));
    }
}
