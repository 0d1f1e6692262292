package io.quoin.actors.shell;

import io.quoin.protocol.journal.MalformedBytesException;
import io.quoin.protocol.port.MessageCodec;
import io.quoin.protocol.port.NodeMessage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Writes what crosses between nodes: the reply address, then the message in the codec's own bytes. No class name is on the
 * wire; the manifest is one letter.
 */
public final class EnvelopeSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 71_001;
    private static final String REQUEST = "q";
    private static final String MESSAGE = "m";
    private static final int REPLY_ADDRESS_BYTES_MAX = 4_096;

    private final ExtendedActorSystem system;

    public EnvelopeSerializer(ExtendedActorSystem system) {
        this.system = system;
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return message instanceof EntityMessage.Request ? REQUEST : MESSAGE;
    }

    @Override
    public byte[] toBinary(Object message) {
        if (message instanceof EntityMessage.Request request) {
            ActorRef<NodeMessage> replyTo = request.replyTo();
            byte[] address = replyTo == null
                    ? new byte[0]
                    : resolver().toSerializationFormat(replyTo).getBytes(StandardCharsets.UTF_8);
            byte[] body = codec().encode(request.message());
            return ByteBuffer.allocate(Integer.BYTES + address.length + body.length)
                    .putInt(address.length)
                    .put(address)
                    .put(body)
                    .array();
        }
        return codec().encode((NodeMessage) message);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
        if (manifest.equals(MESSAGE)) {
            return codec().decode(bytes);
        }
        if (!manifest.equals(REQUEST)) {
            throw new MalformedBytesException("unknown manifest '" + manifest + "' of a node message");
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int length = buffer.getInt();
            if (length < 0 || length > REPLY_ADDRESS_BYTES_MAX) {
                throw new MalformedBytesException("a reply address of " + length + " bytes");
            }
            byte[] address = new byte[length];
            buffer.get(address);
            byte[] body = new byte[buffer.remaining()];
            buffer.get(body);
            ActorRef<NodeMessage> replyTo =
                    length == 0 ? null : resolver().resolveActorRef(new String(address, StandardCharsets.UTF_8));
            return new EntityMessage.Request(codec().decode(body), replyTo);
        } catch (BufferUnderflowException e) {
            throw new MalformedBytesException("a node message of " + bytes.length + " bytes ends too early");
        }
    }

    private ActorRefResolver resolver() {
        return ActorRefResolver.get(Adapter.toTyped(system));
    }

    private MessageCodec codec() {
        return system.settings()
                .setup()
                .get(ShellSetup.class)
                .orElseThrow(() -> new IllegalStateException("the actor system was created without a ShellSetup"))
                .codec();
    }
}
