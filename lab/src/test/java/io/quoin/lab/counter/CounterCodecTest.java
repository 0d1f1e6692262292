package io.quoin.lab.counter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quoin.persistence.wire.Wire;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.command.ContentHash;
import io.quoin.protocol.command.Ticket;
import io.quoin.protocol.entity.BlockDraft;
import io.quoin.protocol.entity.EntityKind;
import io.quoin.protocol.entity.EntityLimits;
import io.quoin.protocol.entity.EntityRules;
import io.quoin.protocol.entity.EntityState;
import io.quoin.protocol.entity.Input;
import io.quoin.protocol.journal.BlockEncoder;
import io.quoin.protocol.journal.Incarnation;
import io.quoin.protocol.journal.SealedBlock;
import io.quoin.protocol.port.EntityCodecs;
import io.quoin.protocol.port.NodeMessage;
import io.quoin.protocol.price.Prices;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterCodecTest {
    private static final String TYPE = "counter";
    private static final Address SELF = new Address(TYPE, "c");
    private static final long START_MILLIS = 1_700_000_000_000L;

    private final Wire wire = Wire.of(CounterCodec.named(TYPE), CounterCodec.named("other-counter"));
    private final EntityCodecs<CounterState, CounterCommand, CounterEvent> codecs =
            wire.codecs(CounterCodec.named(TYPE));

    @Test
    void aCommandHasTheBytesItHadInTheFirstRelease() {
        assertEquals("a94606", hex(codecs.commands().encode(new CounterCommand.Add(3))));
        assertEquals("a94605", hex(codecs.commands().encode(new CounterCommand.Add(-3))));
    }

    @Test
    void whatIsWrittenComesBackEqual() {
        for (long amount : List.of(1L, 0L, -7L, Long.MAX_VALUE, Long.MIN_VALUE)) {
            CounterCommand command = new CounterCommand.Add(amount);
            assertEquals(command, codecs.commands().decode(codecs.commands().encode(command)));
            NodeMessage submit = new NodeMessage.Submit(SELF, ticket(1, START_MILLIS, command), command);
            assertEquals(submit, wire.messages().decode(wire.messages().encode(submit)));
        }
        NodeMessage look = new NodeMessage.Look(SELF, new CounterQuery());
        assertEquals(look, wire.messages().decode(wire.messages().encode(look)));
    }

    @Test
    void aReplayMeetsTheLiveStateByItsBytes() {
        EntityKind<CounterState, CounterCommand, CounterEvent, Payload, CounterQuery, CounterState> kind =
                CounterKind.named(TYPE, EntityLimits.STANDARD);
        EntityRules<CounterState, CounterCommand, CounterEvent, Payload> rules = kind.rules();
        BlockEncoder<CounterEvent> encoder = codecs.blocks().encoder();
        EntityState<CounterState> live = rules.initial(SELF);
        List<SealedBlock<CounterEvent>> chain = new ArrayList<>();
        chain.add(rules.fence(live, new Incarnation(1, 1), START_MILLIS, encoder));
        for (int block = 0; block < 20; block++) {
            long now = START_MILLIS + 100L * block;
            BlockDraft<CounterState, CounterCommand, CounterEvent, Payload> draft = rules.draft(live, now, encoder);
            for (int i = 0; i < 50; i++) {
                CounterCommand command = new CounterCommand.Add(i % 9);
                draft.take(new Input.Command<>(ticket(50 * block + i, now + 500, command), command));
            }
            chain.add(draft.seal());
        }
        EntityState<CounterState> replayed = rules.initial(SELF);
        for (SealedBlock<CounterEvent> sealed : chain) {
            rules.apply(
                    replayed,
                    codecs.blocks()
                            .open(sealed.bytes(), sealed.header(codecs.blocks().format())));
        }
        assertEquals(new CounterState(880, 3_800), kind.view().of(live, new CounterQuery(), Prices.NONE));
        assertArrayEquals(codecs.states().encode(live), codecs.states().encode(replayed));
        assertEquals(
                live.domain(),
                codecs.states().decode(codecs.states().encode(live)).domain());
    }

    private Ticket ticket(int number, long validUntilMillis, CounterCommand command) {
        return new Ticket(
                new CommandId("p" + number % 10, "n" + number),
                validUntilMillis,
                ContentHash.of(codecs.commands().encode(command)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
