package io.quoin.http.server;

import io.quoin.http.server.EdgeNotStarted.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Where an edge may listen: nobody reaches one in development from outside, and nobody reads along on any other. */
public final class SafePlace {
    private SafePlace() {}

    /** Throws {@link EdgeNotStarted} if an edge may not listen as these settings say. */
    public static void require(EdgeSettings settings) {
        if (settings.isDevelopment()) {
            if (!isLoopback(settings.host())) {
                throw new EdgeNotStarted(Reason.DEVELOPMENT_BEYOND_LOOPBACK);
            }
        } else if (settings.tls().isEmpty() && !settings.isBehindProxy()) {
            throw new EdgeNotStarted(Reason.NEITHER_TLS_NOR_PROXY);
        }
    }

    private static boolean isLoopback(String host) {
        @Nullable InetAddress address = new InetSocketAddress(host, 0).getAddress();
        return address != null && address.isLoopbackAddress();
    }

    /** TLS with this certificate; throws {@link EdgeNotStarted} if it cannot be used. */
    static SSLContext tls(EdgeSettings.Tls tls) {
        try (InputStream file = Files.newInputStream(tls.keystore())) {
            char[] password = Files.readString(tls.passwordFile()).strip().toCharArray();
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(file, password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keystore, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new EdgeNotStarted(Reason.CERTIFICATE_UNUSABLE, e);
        }
    }
}
