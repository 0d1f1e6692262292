package io.quoin.http.reception;

import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Session;
import io.quoin.http.json.JsonObject;
import java.util.Optional;

/**
 * A call as a binding took it in: nothing of it is judged yet.
 *
 * @param from the address of the client
 * @param session the WebSocket it came through
 */
public record Asked(Method method, JsonObject params, Proof proof, String from, Optional<Session> session) {}
