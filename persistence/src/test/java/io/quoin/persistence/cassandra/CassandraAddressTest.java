package io.quoin.persistence.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.typesafe.config.Config;
import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import io.quoin.persistence.testing.SharedCassandra;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CassandraAddressTest {
    private static final int OPCODE_AUTHENTICATE = 0x03;
    private static final int OPCODE_SUPPORTED = 0x06;
    private static final int OPCODE_OPTIONS = 0x05;

    @Test
    void anAddressIsWrittenAsHostAndPort() {
        assertEquals("10.0.0.5:9043", CassandraAddress.parse("10.0.0.5:9043").endpoint());
        assertEquals(
                "db.example.org:9042", CassandraAddress.parse("db.example.org").endpoint());
        assertEquals("[::1]:9042", CassandraAddress.parse("[::1]").endpoint());
        assertFalse(CassandraAddress.parse("db").exclusive());
        for (String wrong : List.of("", ":9042", "db:", "db:x", "db:70000", "db:0", "::1")) {
            assertThrows(IllegalArgumentException.class, () -> CassandraAddress.parse(wrong), wrong);
        }
    }

    @Test
    void theConfigurationSaysWhereAndWho() {
        CassandraAddress address = CassandraAddress.parse("db:9043")
                .withDatacenter("east")
                .withCredentials(new CassandraCredentials("quoin", "secret"))
                .withTls(true);
        Config driver = address.config().getConfig("datastax-java-driver");
        assertEquals(List.of("db:9043"), driver.getStringList("basic.contact-points"));
        assertEquals("east", driver.getString("basic.load-balancing-policy.local-datacenter"));
        assertEquals("secret", driver.getString("advanced.auth-provider.password"));
        assertEquals("DefaultSslEngineFactory", driver.getString("advanced.ssl-engine-factory.class"));
        assertFalse(address.toString().contains("secret"), address.toString());
        assertFalse(CassandraAddress.parse("db").config().hasPath("datastax-java-driver.advanced"));
    }

    @Test
    void nothingAnswersThere() throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }
        CassandraUnavailable refused =
                assertUnavailable(Reason.UNREACHABLE, CassandraAddress.parse("127.0.0.1:" + free));
        assertTrue(refused.getMessage().contains("127.0.0.1:" + free + " (Connection refused)"), refused.getMessage());
        assertThrows(
                CassandraUnavailable.class,
                () -> CassandraAddress.embedded(free).openSession());
    }

    @Test
    void aHostThatNobodyKnows() {
        CassandraUnavailable refused =
                assertUnavailable(Reason.UNREACHABLE, CassandraAddress.parse("nowhere.invalid:9042"));
        assertTrue(refused.getMessage().contains("nowhere.invalid is unknown"), refused.getMessage());
    }

    @Test
    void aNameThatIsGoneNeverLeadsToALocalCassandra() {
        CassandraAddress gone = CassandraAddress.parse("nowhere.invalid:9042");
        AllNodesFailedException failure =
                assertThrows(AllNodesFailedException.class, () -> gone.session().build());
        assertTrue(failure.getMessage().contains("nowhere.invalid"), failure.getMessage());
        assertFalse(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
    }

    @Test
    void aServerThatSpeaksNoCql() throws Exception {
        try (ServerSocket server = serve(Socket::close)) {
            assertUnavailable(Reason.UNREACHABLE, CassandraAddress.parse("127.0.0.1:" + server.getLocalPort()));
        }
    }

    @Test
    void aClusterThatWantsAPassword() throws Exception {
        try (ServerSocket server = serve(CassandraAddressTest::askForPassword)) {
            CassandraUnavailable refused = assertUnavailable(
                    Reason.AUTHENTICATION_REFUSED, CassandraAddress.parse("127.0.0.1:" + server.getLocalPort()));
            assertTrue(refused.getMessage().contains("without a user"), refused.getMessage());
        }
    }

    @Test
    void aNodeInAnotherDatacenterNamesItsOwn() {
        CassandraAddress elsewhere = SharedCassandra.address().withDatacenter("east");
        CassandraUnavailable refused = assertUnavailable(Reason.WRONG_DATACENTER, elsewhere);
        assertTrue(refused.getMessage().contains("'datacenter1', not 'east'"), refused.getMessage());
        assertEquals("datacenter1", ClusterCheck.ask(elsewhere).datacenter());
    }

    @Test
    void aServerWithoutTlsIsNotTakenForOneWithIt() {
        assertUnavailable(Reason.UNREACHABLE, SharedCassandra.address().withTls(true));
    }

    private static CassandraUnavailable assertUnavailable(Reason reason, CassandraAddress address) {
        CassandraUnavailable refused = assertThrows(CassandraUnavailable.class, () -> ClusterCheck.require(address));
        assertEquals(reason, refused.reason(), refused.getMessage());
        return refused;
    }

    private interface Conversation {
        void with(Socket client) throws IOException;
    }

    /** A server for as long as its socket is open. */
    private static ServerSocket serve(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    conversation.with(client);
                } catch (IOException over) {
                    // The client or the test has had enough.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Answers OPTIONS with SUPPORTED and everything else with AUTHENTICATE, as a cluster with passwords does. */
    private static void askForPassword(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            short stream = in.readShort();
            int opcode = in.readUnsignedByte();
            in.readFully(new byte[in.readInt()]);
            byte[] name = "org.apache.cassandra.auth.PasswordAuthenticator".getBytes(StandardCharsets.US_ASCII);
            boolean options = opcode == OPCODE_OPTIONS;
            out.writeByte(version | 0x80);
            out.writeByte(0);
            out.writeShort(stream);
            out.writeByte(options ? OPCODE_SUPPORTED : OPCODE_AUTHENTICATE);
            out.writeInt(options ? 2 : 2 + name.length);
            out.writeShort(options ? 0 : name.length);
            out.write(options ? new byte[0] : name);
            out.flush();
        }
    }
}
