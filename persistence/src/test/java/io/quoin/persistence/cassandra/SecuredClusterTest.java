package io.quoin.persistence.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.quoin.persistence.cassandra.CassandraUnavailable.Reason;
import io.quoin.persistence.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.connectors.cassandra.javadsl.CassandraSessionRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Cassandra that lets nobody in without a password, over TLS alone, with a certificate for 127.0.0.1. */
class SecuredClusterTest {
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final String STORE_PASSWORD = "changeit";
    private static final CassandraCredentials SUPERUSER = new CassandraCredentials("cassandra", "cassandra");

    @TempDir
    private static Path parent;

    private static Process cassandra;
    private static int port;
    private static SSLContext usual;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        usual = SSLContext.getDefault();
        trusting = contextThatTrusts(certificate());
        EmbeddedSettings settings =
                EmbeddedSettings.in(parent.resolve("cassandra")).withQuickStart(true);
        DataDirectory directory = DataDirectory.open(settings.directory());
        CassandraPorts ports = CassandraPorts.choose(settings, new CassandraPorts(0, 0));
        CassandraFiles.write(directory, ports, settings.heapMegabytes());
        Path yaml = CassandraFiles.yaml(directory);
        Files.writeString(yaml, secured(Files.readString(yaml)));
        port = ports.cql();
        cassandra = new ProcessBuilder(CassandraCommand.prepare(settings).line(directory, settings))
                .redirectErrorStream(true)
                .redirectOutput(directory.consoleLog().toFile())
                .start();
        SSLContext.setDefault(trusting);
        awaitLogin(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        SSLContext.setDefault(usual);
        cassandra.destroyForcibly().waitFor();
    }

    private static String secured(String yaml) {
        assertTrue(yaml.contains("authenticator: AllowAllAuthenticator"), yaml);
        return yaml.replace("authenticator: AllowAllAuthenticator", "authenticator: PasswordAuthenticator")
                .replace("authorizer: AllowAllAuthorizer", "authorizer: CassandraAuthorizer")
                .concat("""
                        client_encryption_options:
                          enabled: true
                          optional: false
                          keystore: '%s'
                          keystore_password: '%s'
                          store_type: PKCS12
                        """.formatted(parent.resolve("node.p12"), STORE_PASSWORD));
    }

    /** Makes a key store for the node, and answers the key store that trusts it. */
    private static Path certificate() throws Exception {
        Path trust = parent.resolve("trust.p12");
        keytool(
                "-genkeypair -alias node -keyalg RSA -dname CN=quoin-test -ext SAN=ip:127.0.0.1 -keystore",
                parent.resolve("node.p12"));
        keytool(
                "-exportcert -alias node -file " + parent.resolve("node.cer") + " -keystore",
                parent.resolve("node.p12"));
        keytool("-importcert -noprompt -alias node -file " + parent.resolve("node.cer") + " -keystore", trust);
        return trust;
    }

    private static void keytool(String command, Path store) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String line = tool + " " + command + " " + store + " -storetype PKCS12 -storepass " + STORE_PASSWORD;
        assertEquals(0, new ProcessBuilder(line.split(" ")).start().waitFor(), line);
    }

    private static SSLContext contextThatTrusts(Path store) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            trusted.load(in, STORE_PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Its first user is made some time after it listens. */
    private static void awaitLogin(DataDirectory directory) throws Exception {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isListening() || !letsIn()) {
            assertTrue(cassandra.isAlive() && System.nanoTime() < deadline, directory::lastWords);
            assertFalse(new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS));
        }
    }

    private static boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean letsIn() {
        try {
            return ClusterCheck.ask(address()).release().startsWith("5.");
        } catch (CassandraUnavailable notYet) {
            return false;
        }
    }

    private static CassandraAddress address() {
        return CassandraAddress.parse("127.0.0.1:" + port)
                .withCredentials(SUPERUSER)
                .withTls(true);
    }

    @Test
    void withItsPasswordAndOverTlsItIsMigratedReadAndGivenToThePlugin() throws Exception {
        assertEquals(new ClusterCheck.Cluster("5.0.9", "datacenter1"), ClusterCheck.require(address()));
        Schema.ensure(address(), line -> {});
        Schema.check(address());
        String facts = "SELECT value FROM quoin_journal.realm WHERE key = 'shards'";
        try (CqlSession session = address().openSession()) {
            assertEquals("128", session.execute(facts).one().getString(0));
        }
        Config config = address()
                .config()
                .withFallback(ConfigFactory.parseString("pekko.loglevel = WARNING"))
                .withFallback(ConfigFactory.parseResources(CassandraAddress.SHARED_CONFIG))
                .withFallback(ConfigFactory.load());
        ActorTestKit kit = ActorTestKit.create(config);
        try {
            assertEquals(
                    "128",
                    CassandraSessionRegistry.get(kit.system())
                            .sessionFor("pekko.persistence.cassandra")
                            .selectOne(facts)
                            .toCompletableFuture()
                            .get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)
                            .orElseThrow()
                            .getString(0));
        } finally {
            kit.shutdownTestKit();
        }
    }

    @Test
    void aWrongPasswordAndNoneAreRefusedAndThePasswordIsNotSaid() {
        CassandraUnavailable wrong = assertRefused(
                Reason.AUTHENTICATION_REFUSED,
                address().withCredentials(new CassandraCredentials("cassandra", "guess")));
        assertTrue(wrong.getMessage().contains("the user cassandra or its password"), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("guess"), wrong.getMessage());
        CassandraUnavailable none = assertRefused(
                Reason.AUTHENTICATION_REFUSED,
                CassandraAddress.parse("127.0.0.1:" + port).withTls(true));
        assertTrue(none.getMessage().contains("without a user and a password"), none.getMessage());
    }

    @Test
    void withoutTlsNobodyAnswers() {
        assertRefused(Reason.UNREACHABLE, address().withTls(false));
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() {
        assertRefused(
                Reason.UNREACHABLE,
                CassandraAddress.parse("localhost:" + port)
                        .withCredentials(SUPERUSER)
                        .withTls(true));
    }

    @Test
    void aCertificateThatTheTrustStoreDoesNotKnowIsNotTrusted() {
        SSLContext.setDefault(usual);
        try {
            assertRefused(Reason.UNREACHABLE, address());
        } finally {
            SSLContext.setDefault(trusting);
        }
    }

    private static CassandraUnavailable assertRefused(Reason reason, CassandraAddress address) {
        CassandraUnavailable refused = assertThrows(CassandraUnavailable.class, () -> ClusterCheck.require(address));
        assertEquals(reason, refused.reason(), refused.getMessage());
        return refused;
    }
}
