package io.quoin.persistence.auth;

import io.quoin.persistence.wire.WireReader;
import io.quoin.persistence.wire.WireWriter;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import java.util.List;

/** Owners, keys and fingerprints as fields. Lists of keys are sorted by fingerprint, and refused if they are not. */
public final class AuthFields {
    /** Keys in one list. */
    public static final int KEYS_MAX = 65_536;

    private AuthFields() {}

    public static void owner(WireWriter out, OwnerKey owner) {
        out.bytes(owner.bytes().toBytes());
    }

    public static OwnerKey owner(WireReader in) {
        return new OwnerKey(Bytes32.of(in.bytes(Bytes32.LENGTH)));
    }

    public static void fingerprint(WireWriter out, KeyFingerprint fingerprint) {
        out.bytes(fingerprint.bytes().toBytes());
    }

    public static KeyFingerprint fingerprint(WireReader in) {
        return new KeyFingerprint(Bytes32.of(in.bytes(Bytes32.LENGTH)));
    }

    public static void key(WireWriter out, AccountKey key) {
        fingerprint(out, key.fingerprint());
        out.varint(key.scopes().bits());
        out.time(key.expiresAtMillis());
    }

    public static AccountKey key(WireReader in) {
        return new AccountKey(fingerprint(in), new KeyScopes(in.varint(Integer.MAX_VALUE)), in.time());
    }

    /** Keys that are sorted by fingerprint, none twice. */
    public static void sortedKeys(WireWriter out, List<AccountKey> keys) {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).fingerprint().compareTo(keys.get(i).fingerprint()) >= 0) {
                throw new IllegalArgumentException("keys are sorted by fingerprint: " + keys);
            }
        }
        out.list(keys, KEYS_MAX, AuthFields::key);
    }

    public static List<AccountKey> sortedKeys(WireReader in) {
        List<AccountKey> keys = in.list(KEYS_MAX, AuthFields::key);
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).fingerprint().compareTo(keys.get(i).fingerprint()) >= 0) {
                throw in.malformed("keys are sorted by fingerprint");
            }
        }
        return keys;
    }
}
