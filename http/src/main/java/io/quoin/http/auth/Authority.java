package io.quoin.http.auth;

import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import java.util.List;
import java.util.Optional;

/** Who may act for an account, as the account says. */
public record Authority(String account, AccountView.Stage stage, Optional<OwnerKey> owner, List<AccountKey> keys) {
    public Authority {
        keys = List.copyOf(keys);
    }

    static Authority of(AccountView view) {
        return new Authority(view.id(), view.stage(), view.owner(), view.keys());
    }

    /** Whoever has this fingerprint and may act at this time; empty if it is nobody. */
    public Optional<Caller.OfAccount> caller(KeyFingerprint fingerprint, long nowMillis) {
        if (owner.isPresent() && KeyFingerprint.of(owner.get()).equals(fingerprint)) {
            return Optional.of(new Caller.OfAccount(account, fingerprint, KeyScopes.ALL, true));
        }
        for (AccountKey key : keys) {
            if (key.fingerprint().equals(fingerprint) && key.isAlive(nowMillis)) {
                return Optional.of(new Caller.OfAccount(account, fingerprint, key.scopes(), false));
            }
        }
        return Optional.empty();
    }
}
