/**
 * The catalogue over WebSocket: JSON-RPC 2.0, one request a message, many at a time. What one connection remembers is its
 * session.
 *
 * <p>Read {@link io.quoin.http.socket.SocketBinding}. Subscriptions will be another source of messages of the same connection.
 */
@NullMarked
package io.quoin.http.socket;

import org.jspecify.annotations.NullMarked;
