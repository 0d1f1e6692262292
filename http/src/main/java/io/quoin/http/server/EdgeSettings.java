package io.quoin.http.server;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * What a member's edge is configured with, {@code quoin.edge}.
 *
 * @param isEnabled whether there is an edge
 * @param host the address on which it listens
 * @param port its port, 0 for a free one
 * @param orFreePort whether to take a free port if this one is taken
 * @param isDevelopment whether the realm is in development mode: then it listens on loopback only, and says so always
 * @param environment the name of the deployment
 * @param bodyBytesMax bytes of the largest body that a request may have
 * @param bodyWithin how long a body may take to arrive
 * @param stopWithin how long requests that are being answered may still take when it stops
 */
public record EdgeSettings(
        boolean isEnabled,
        String host,
        int port,
        boolean orFreePort,
        boolean isDevelopment,
        String environment,
        int bodyBytesMax,
        Duration bodyWithin,
        Duration stopWithin) {
    /** The settings of a configuration. */
    public static EdgeSettings of(Config config) {
        Config edge = config.getConfig("quoin.edge");
        return new EdgeSettings(
                edge.getBoolean("enabled"),
                edge.getString("host"),
                edge.getInt("port"),
                edge.hasPath("or-free-port") && edge.getBoolean("or-free-port"),
                config.getBoolean("quoin.development"),
                config.getString("quoin.environment"),
                Math.toIntExact(edge.getBytes("body-bytes-max")),
                edge.getDuration("body-within"),
                edge.getDuration("stop-within"));
    }
}
