package io.quoin.http.catalogue;

import io.quoin.http.auth.Caller;

/** What one WebSocket remembers between calls. */
public interface Session {
    /** From now on, calls through this WebSocket are this caller's, until his key ends. */
    void authenticated(Caller.OfAccount caller);
}
