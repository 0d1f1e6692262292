/**
 * The catalogue as JSON-RPC 2.0, whatever carries it: one request a message, params by name, no batches, no notifications.
 *
 * <p>Read {@link io.quoin.http.rpc.RpcRequest}, then {@link io.quoin.http.rpc.RpcBinding}.
 */
@NullMarked
package io.quoin.http.rpc;

import org.jspecify.annotations.NullMarked;
