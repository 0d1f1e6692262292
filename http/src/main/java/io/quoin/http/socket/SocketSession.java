package io.quoin.http.socket;

import io.quoin.http.auth.Caller;
import io.quoin.http.catalogue.Session;
import io.quoin.http.reception.Proof;

/** What one connection remembers. */
final class SocketSession implements Session {
    private volatile Proof proof = Proof.NONE;

    @Override
    public void authenticated(Caller.OfAccount caller) {
        proof = new Proof.OfSession(caller);
    }

    /** Who calls through it from now on. */
    Proof proof() {
        return proof;
    }
}
