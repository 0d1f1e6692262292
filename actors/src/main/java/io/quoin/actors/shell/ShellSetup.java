package io.quoin.actors.shell;

import io.quoin.protocol.port.MessageCodec;
import org.apache.pekko.actor.setup.Setup;

/** Hands the codec of node messages to the {@link EnvelopeSerializer} when the actor system is created. */
public final class ShellSetup extends Setup {
    private final MessageCodec codec;

    public ShellSetup(MessageCodec codec) {
        this.codec = codec;
    }

    MessageCodec codec() {
        return codec;
    }
}
