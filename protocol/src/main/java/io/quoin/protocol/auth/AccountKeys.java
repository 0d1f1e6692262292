package io.quoin.protocol.auth;

import io.quoin.protocol.law.Law;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an account: those that may act, and for ever the fingerprints of those that once could. Immutable.
 *
 * @param active by fingerprint
 * @param ended revoked or expired; never accepted again
 * @param authEpoch 0 at first, raised by each revocation: whoever has seen a higher one trusts no lower one
 */
public record AccountKeys(
        SortedMap<KeyFingerprint, AccountKey> active, SortedSet<KeyFingerprint> ended, long authEpoch) {
    /** No key, none ever. */
    public static final AccountKeys NONE = new AccountKeys(new TreeMap<>(), new TreeSet<>(), 0);

    public AccountKeys {
        active = Collections.unmodifiableSortedMap(new TreeMap<>(active));
        ended = Collections.unmodifiableSortedSet(new TreeSet<>(ended));
    }

    /** The key with this fingerprint if it has not ended, or null. */
    public @Nullable AccountKey find(KeyFingerprint fingerprint) {
        return active.get(fingerprint);
    }

    /** How many may act at this engine time. */
    public int countAlive(long engineTimeMillis) {
        int alive = 0;
        for (AccountKey key : active.values()) {
            if (key.isAlive(engineTimeMillis)) {
                alive++;
            }
        }
        return alive;
    }

    /** How many there have ever been. */
    public int countEver() {
        return active.size() + ended.size();
    }

    /** When the next one expires, or {@link Law#NO_DEADLINE}. */
    public long nextExpiryMillis() {
        long next = Law.NO_DEADLINE;
        for (AccountKey key : active.values()) {
            next = Math.min(next, key.expiresAtMillis());
        }
        return next;
    }

    /** With this key. */
    public AccountKeys added(AccountKey key) {
        TreeMap<KeyFingerprint, AccountKey> more = new TreeMap<>(active);
        more.put(key.fingerprint(), key);
        return new AccountKeys(more, ended, authEpoch);
    }

    /** Without this active key, the auth epoch raised. */
    public AccountKeys revoked(KeyFingerprint fingerprint) {
        return without(fingerprint, Math.addExact(authEpoch, 1));
    }

    /** Without this active key, because its time has come. */
    public AccountKeys expired(KeyFingerprint fingerprint) {
        return without(fingerprint, authEpoch);
    }

    private AccountKeys without(KeyFingerprint fingerprint, long epoch) {
        TreeMap<KeyFingerprint, AccountKey> fewer = new TreeMap<>(active);
        if (fewer.remove(fingerprint) == null) {
            throw new IllegalStateException("the key " + fingerprint + " cannot end, it is not active");
        }
        TreeSet<KeyFingerprint> more = new TreeSet<>(ended);
        more.add(fingerprint);
        return new AccountKeys(fewer, more, epoch);
    }
}
