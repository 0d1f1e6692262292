package io.quoin.protocol.auth;

/**
 * A key that may act for an account.
 *
 * @param expiresAtMillis engine time from which it may no longer act, milliseconds since 1970 UTC
 */
public record AccountKey(KeyFingerprint fingerprint, KeyScopes scopes, long expiresAtMillis) {
    /** Whether it may act at this engine time. */
    public boolean isAlive(long engineTimeMillis) {
        return engineTimeMillis < expiresAtMillis;
    }
}
