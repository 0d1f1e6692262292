package io.quoin.http.auth;

import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;

/** Who asks. */
public sealed interface Caller {
    /** Nobody in particular. */
    record Anybody() implements Caller {}

    /**
     * A key of an account, or its owner's own.
     *
     * @param key what entities know it by
     * @param isOwner whether it is the owner's own key, which may do everything
     */
    record OfAccount(String account, KeyFingerprint key, KeyScopes scopes, boolean isOwner) implements Caller {}

    /** A key that has this role in the realm. */
    record OfRole(Role role, KeyFingerprint key) implements Caller {}

    /** The one value of {@link Anybody}. */
    Caller ANYBODY = new Anybody();
}
