package io.quoin.http.reception;

import io.quoin.http.auth.Caller;
import java.nio.charset.StandardCharsets;

/** What a call brings to show who calls, signatures among its parameters aside. */
public sealed interface Proof {
    /** Nothing. */
    record None() implements Proof {}

    /**
     * An HTTP request with an Authorization header.
     *
     * @param pathAndQuery as they were sent
     * @param body as it was sent
     */
    record Header(String header, String verb, String pathAndQuery, byte[] body) implements Proof {
        String bodyText() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** A WebSocket that was authenticated before. */
    record OfSession(Caller.OfAccount caller) implements Proof {}

    /** The one value of {@link None}. */
    Proof NONE = new None();
}
