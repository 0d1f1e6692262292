package io.quoin.http.auth;

import io.quoin.protocol.address.EntityIds;
import java.util.Optional;

/**
 * The name of an HMAC key, {@code ACCOUNT:NONCE}: its secret is derived from both.
 *
 * @param account whose key it is
 * @param nonce the id of the command that made it
 */
public record KeyId(String account, String nonce) {
    /** Characters of the longest. */
    public static final int CHARACTERS_MAX = 2 * EntityIds.LENGTH_MAX + 1;

    /** The inverse of {@link #toString()}; empty if the text is none. */
    public static Optional<KeyId> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        KeyId id = new KeyId(text.substring(0, colon), text.substring(colon + 1));
        return EntityIds.isEntityId(id.account) && EntityIds.isClientId(id.nonce) ? Optional.of(id) : Optional.empty();
    }

    @Override
    public String toString() {
        return account + ":" + nonce;
    }
}
