package io.quoin.persistence.cassandra;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts Cassandra in the directory of its argument, says so, and waits to be killed. */
final class StarterMain {
    static final String READY = "ready";

    private StarterMain() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedCassandra.start(EmbeddedSettings.in(Path.of(arguments[0])).withQuickStart(true));
        System.out.println(READY);
        System.out.flush();
        if (System.in.read() >= 0) {
            throw new IllegalStateException("nobody talks to this process");
        }
    }
}
