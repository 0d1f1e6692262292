package io.quoin.actors.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.port.MessageCodec;
import io.quoin.protocol.port.NodeMessage;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What crosses between nodes carries its reply address and the codec's bytes, and no class name. */
class EnvelopeSerializerTest {
    private static final Address ENTITY = new Address("counter", "a");
    private static final NodeMessage WAKE = new NodeMessage.Wake(ENTITY);

    private ActorTestKit actors;
    private SerializerWithStringManifest serializer;

    /** Writes the one message of these tests as its address. */
    private static final class WakeCodec implements MessageCodec {
        @Override
        public byte[] encode(NodeMessage message) {
            return ((NodeMessage.Wake) message).entity().toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public NodeMessage decode(byte[] bytes) {
            return new NodeMessage.Wake(Address.parse(new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    @BeforeEach
    void start() {
        ActorSystemSetup setup =
                ActorSystemSetup.create(BootstrapSetup.create(ConfigFactory.load()), new ShellSetup(new WakeCodec()));
        actors = ActorTestKit.create(Adapter.toTyped(ActorSystem.create("wire", setup)));
        serializer = (SerializerWithStringManifest)
                SerializationExtension.get(Adapter.toClassic(actors.system())).findSerializerFor(WAKE);
    }

    @AfterEach
    void stop() {
        actors.shutdownTestKit();
    }

    @Test
    void it_is_bound_to_everything_that_crosses_between_nodes() {
        assertInstanceOf(EnvelopeSerializer.class, serializer);
        var request = new EntityMessage.Request(WAKE, null);
        assertEquals(
                serializer.identifier(),
                SerializationExtension.get(Adapter.toClassic(actors.system()))
                        .findSerializerFor(request)
                        .identifier());
    }

    @Test
    void a_request_comes_back_with_its_reply_address() {
        TestProbe<NodeMessage> caller = actors.createTestProbe(NodeMessage.class);
        var request = new EntityMessage.Request(WAKE, caller.getRef());
        var read = (EntityMessage.Request) roundTrip(request);
        assertEquals(request, read);
        read.replyTo().tell(WAKE);
        caller.expectMessage(WAKE);
    }

    @Test
    void a_request_without_a_reply_address_comes_back_without_one() {
        var read = (EntityMessage.Request) roundTrip(new EntityMessage.Request(WAKE, null));
        assertEquals(WAKE, read.message());
        assertNull(read.replyTo());
    }

    @Test
    void an_answer_comes_back() {
        assertEquals(WAKE, roundTrip(WAKE));
    }

    @Test
    void neither_manifest_nor_bytes_name_a_class() {
        TestProbe<NodeMessage> caller = actors.createTestProbe(NodeMessage.class);
        for (Object message : new Object[] {WAKE, new EntityMessage.Request(WAKE, caller.getRef())}) {
            String manifest = Serializers.manifestFor(serializer, message);
            String wire = manifest + new String(serializer.toBinary(message), StandardCharsets.ISO_8859_1);
            assertEquals(1, manifest.length());
            assertFalse(wire.contains("io.quoin"), wire);
            assertFalse(wire.contains("Wake"), wire);
        }
    }

    @Test
    void what_is_cut_short_or_unknown_is_refused_by_name() {
        TestProbe<NodeMessage> caller = actors.createTestProbe(NodeMessage.class);
        byte[] whole = serializer.toBinary(new EntityMessage.Request(WAKE, caller.getRef()));
        for (int length = 0; length < 20; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(MalformedBytesException.class, () -> serializer.fromBinary(cut, "q"));
        }
        byte[] negative = new byte[] {-1, -1, -1, -1, 0};
        assertThrows(MalformedBytesException.class, () -> serializer.fromBinary(negative, "q"));
        byte[] huge = new byte[] {127, -1, -1, -1, 0};
        assertThrows(MalformedBytesException.class, () -> serializer.fromBinary(huge, "q"));
        assertThrows(MalformedBytesException.class, () -> serializer.fromBinary(whole, "io.quoin.Something"));
    }

    private Object roundTrip(Object message) {
        try {
            return serializer.fromBinary(serializer.toBinary(message), Serializers.manifestFor(serializer, message));
        } catch (NotSerializableException e) {
            throw new AssertionError(e);
        }
    }
}
