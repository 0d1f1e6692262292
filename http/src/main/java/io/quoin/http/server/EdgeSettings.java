package io.quoin.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.quoin.http.auth.Role;
import io.quoin.http.limit.Lane;
import io.quoin.http.limit.Limit;
import io.quoin.http.limit.Subject;
import io.quoin.protocol.auth.OwnerKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a member's edge is configured with, {@code quoin.edge}.
 *
 * @param isEnabled whether there is an edge
 * @param host the address on which it listens
 * @param port its port, 0 for a free one
 * @param orFreePort whether to take a free port if this one is taken
 * @param isDevelopment whether the realm is in development mode: then it listens on loopback only, and says so always
 * @param environment the name of the deployment
 * @param isBehindProxy whether whoever connects is a proxy that ends TLS and says in X-Forwarded-For whose request it is
 * @param tls with which certificate it speaks TLS itself; empty if it does not
 * @param roles which keys have which role
 * @param requests what requests may be like
 * @param keys how keys are judged
 * @param limits how often who may ask
 * @param bucketsMax buckets of limits that are kept at a time
 * @param stopWithin how long requests that are being answered may still take when it stops
 */
public record EdgeSettings(
        boolean isEnabled,
        String host,
        int port,
        boolean orFreePort,
        boolean isDevelopment,
        String environment,
        boolean isBehindProxy,
        Optional<Tls> tls,
        Map<Role, Set<OwnerKey>> roles,
        Requests requests,
        Keys keys,
        Map<Subject.Kind, Map<Lane, Limit>> limits,
        int bucketsMax,
        Duration stopWithin) {

    /**
     * A certificate with its key.
     *
     * @param keystore a file of PKCS #12
     * @param passwordFile the file that holds its password
     */
    public record Tls(Path keystore, Path passwordFile) {}

    /**
     * What requests may be like.
     *
     * @param bodyBytesMax bytes of the largest body, and characters of the largest message of a WebSocket
     * @param bodyWithin how long a body may take to arrive
     * @param inFlightMax requests of one WebSocket that are being answered
     */
    public record Requests(int bodyBytesMax, Duration bodyWithin, int inFlightMax) {}

    /**
     * How keys are judged.
     *
     * @param window how far the timestamp of a signature may lie from now, either way
     * @param replaysMax signatures that are remembered so that none is accepted twice
     * @param authorityLife how long the edge believes what an account said of its keys
     * @param authoritiesMax accounts of which it remembers that
     */
    public record Keys(Duration window, int replaysMax, Duration authorityLife, int authoritiesMax) {}

    /** The settings of a configuration; throws {@link ConfigException} for what is none. */
    public static EdgeSettings of(Config config) {
        Config edge = config.getConfig("quoin.edge");
        return new EdgeSettings(
                edge.getBoolean("enabled"),
                edge.getString("host"),
                edge.getInt("port"),
                edge.hasPath("or-free-port") && edge.getBoolean("or-free-port"),
                config.getBoolean("quoin.development"),
                config.getString("quoin.environment"),
                edge.getBoolean("behind-proxy"),
                tls(edge.getConfig("tls")),
                roles(edge.getConfig("roles")),
                new Requests(
                        Math.toIntExact(edge.getBytes("body-bytes-max")),
                        edge.getDuration("body-within"),
                        edge.getInt("socket-in-flight-max")),
                new Keys(
                        edge.getDuration("signature-window"),
                        edge.getInt("replays-max"),
                        edge.getDuration("authority-life"),
                        edge.getInt("authorities-max")),
                limits(edge.getConfig("limits")),
                edge.getInt("limits.buckets-max"),
                edge.getDuration("stop-within"));
    }

    private static Optional<Tls> tls(Config tls) {
        String keystore = tls.getString("keystore");
        return keystore.isEmpty()
                ? Optional.empty()
                : Optional.of(new Tls(Path.of(keystore), Path.of(tls.getString("password-file"))));
    }

    private static Map<Role, Set<OwnerKey>> roles(Config roles) {
        Map<Role, Set<OwnerKey>> keys = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            String path = role.name().toLowerCase(Locale.ROOT);
            try {
                keys.put(
                        role,
                        roles.getStringList(path).stream()
                                .map(OwnerKey::parse)
                                .collect(Collectors.toUnmodifiableSet()));
            } catch (IllegalArgumentException e) {
                throw new ConfigException.BadValue(
                        roles.origin(), "quoin.edge.roles." + path, "a public key has 64 hexadecimal digits", e);
            }
        }
        return keys;
    }

    private static Map<Subject.Kind, Map<Lane, Limit>> limits(Config limits) {
        Map<Subject.Kind, Map<Lane, Limit>> all = new EnumMap<>(Subject.Kind.class);
        for (Subject.Kind kind : Subject.Kind.values()) {
            Config ofKind = limits.getConfig(kind.name().toLowerCase(Locale.ROOT));
            Map<Lane, Limit> lanes = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                Config one = ofKind.getConfig(lane.name().toLowerCase(Locale.ROOT));
                lanes.put(lane, new Limit(one.getLong("per-second"), one.getLong("burst")));
            }
            all.put(kind, lanes);
        }
        return all;
    }
}
