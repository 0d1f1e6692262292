/**
 * The edge as a running thing: where it listens, with what limits, and how it stops.
 *
 * <p>Read {@link io.quoin.http.server.EdgeSettings}, then {@link io.quoin.http.server.Edge}.
 */
@NullMarked
package io.quoin.http.server;

import org.jspecify.annotations.NullMarked;
