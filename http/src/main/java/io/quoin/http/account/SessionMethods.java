package io.quoin.http.account;

import io.quoin.http.auth.HmacCredentials;
import io.quoin.http.auth.KeyId;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Session;
import io.quoin.http.catalogue.Types;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.http.reception.Authentication;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Authenticates a WebSocket, once for all requests that follow. */
public final class SessionMethods implements Catalogue.Chapter {
    private enum Grant {
        CLIENT_SIGNATURE
    }

    private static final String HEX_EXAMPLE = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final Param<Grant> GRANT_TYPE =
            Param.required("grant_type", Types.oneOf(Grant.values(), Grant.CLIENT_SIGNATURE), "client_signature.");
    private static final Param<String> CLIENT_ID =
            Param.required("client_id", Types.words(KeyId.CHARACTERS_MAX, "alice:key-1"), "The key.");
    private static final Param<Long> TIMESTAMP = Param.required(
            "timestamp", Types.whole(0, 4_102_444_800_000L, 1_790_000_000_000L), "Now, in milliseconds since 1970.");
    private static final Param<String> SIGNATURE = Param.required(
            "signature",
            Types.words(64, HEX_EXAMPLE),
            "HMAC-SHA256 of timestamp, nonce and data, with line breaks between them, by the secret; in hexadecimal.");
    private static final Param<String> NONCE = Param.required(
            "nonce",
            Types.words(HmacCredentials.NONCE_CHARACTERS_MAX, "n1"),
            "Any text; another one for each signature of the same millisecond.");
    private static final Param<String> DATA =
            Param.optional("data", Types.words(256, ""), "", "Any text, covered by the signature.");

    private final Authentication authentication;

    public SessionMethods(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public List<Method> methods() {
        return List.of(Method.change("public/auth", "Authenticate this WebSocket with a key, once.")
                .takes(GRANT_TYPE, CLIENT_ID, TIMESTAMP, SIGNATURE, NONCE, DATA)
                .answeredBy(this::auth));
    }

    private CompletionStage<JsonObject> auth(Call call) {
        Session session = call.session()
                .orElseThrow(() -> Problem.of(EdgeRefusal.WEBSOCKET_ONLY).exception());
        HmacCredentials credentials = HmacCredentials.of(
                        call.get(CLIENT_ID), Long.toString(call.get(TIMESTAMP)), call.get(NONCE), call.get(SIGNATURE))
                .orElseThrow(() -> Problem.of(EdgeRefusal.CREDENTIALS_MALFORMED).exception());
        return authentication
                .keyHolder(credentials, credentials.ofWebSocket(call.get(DATA)), call.from(), true, call.atMillis())
                .thenApply(caller -> {
                    session.authenticated(caller);
                    return new JsonObject()
                            .put("account", caller.account())
                            .put("scopes", caller.scopes().list(), scope -> new Json.Text(Types.name(scope)))
                            .put("token_type", "session");
                });
    }
}
