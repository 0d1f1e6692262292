package io.quoin.persistence.cassandra;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The smallest true conversation in CQL: an OPTIONS frame, answered by SUPPORTED. An open port alone proves nothing. */
final class CqlGreeting {
    private static final byte[] OPTIONS_FRAME = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
    private static final int HEADER_BYTES = 9;
    private static final int OPCODE_AT = 4;
    private static final int OPCODE_SUPPORTED = 0x06;
    private static final int TIMEOUT_MILLIS = 1_000;

    private CqlGreeting() {}

    /** True when something that speaks CQL answers at this loopback port within a second. */
    static boolean answered(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(OPTIONS_FRAME);
            byte[] header = new byte[HEADER_BYTES];
            new DataInputStream(socket.getInputStream()).readFully(header);
            return header[OPCODE_AT] == OPCODE_SUPPORTED;
        } catch (IOException notYet) {
            return false;
        }
    }
}
