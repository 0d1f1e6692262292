/**
 * The edge: where the outside talks to a realm, over REST, JSON-RPC and WebSocket.
 *
 * <p>May depend on {@code protocol} and Pekko HTTP only: it asks entities through desks and views, and never sees an
 * actor, a journal or Cassandra. Read {@code catalogue}, {@code reception}, then {@code rest} and {@code rpc}.
 */
@NullMarked
package io.quoin.http;

import org.jspecify.annotations.NullMarked;
