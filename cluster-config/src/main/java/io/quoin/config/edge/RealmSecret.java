package io.quoin.config.edge;

import com.typesafe.config.Config;
import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.server.EdgeNotStarted;
import io.quoin.http.server.EdgeNotStarted.Reason;
import io.quoin.protocol.auth.Bytes32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The secret of a realm from which the secrets of its HMAC keys are derived, in a file that only its owner reads. */
final class RealmSecret {
    private static final String FILE = "edge.secret";

    private RealmSecret() {}

    /** The secrets derived from the realm's; it is made if it is missing and the realm is in development. */
    static HmacSecrets of(Config config, Path home, boolean isDevelopment) {
        String configured = config.getString("quoin.edge.hmac-secret-file");
        Path file = configured.isEmpty() ? home.resolve(FILE) : Path.of(configured);
        try {
            if (isDevelopment && !Files.exists(file)) {
                make(file);
            }
            return new HmacSecrets(Bytes32.parse(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new EdgeNotStarted(Reason.HMAC_SECRET_UNUSABLE, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] secret = new byte[Bytes32.LENGTH];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Bytes32.of(secret) + "\n", StandardOpenOption.WRITE);
    }
}
