package io.quoin.protocol.account;

import io.quoin.protocol.auth.AccountKeys;
import io.quoin.protocol.auth.OwnerKey;

/** An account at one stage of its life, with only what that stage knows. Immutable. */
public sealed interface AccountState {
    /** The account's id. */
    String id();

    /** Nobody has opened it. */
    record Unopened(String id) implements AccountState {}

    /** It belongs to an owner. No balance is below 0. */
    record Open(String id, OwnerKey owner, Balances balances, AccountKeys keys) implements AccountState {
        Open withBalances(Balances changed) {
            return new Open(id, owner, changed, keys);
        }

        Open withKeys(AccountKeys changed) {
            return new Open(id, owner, balances, changed);
        }
    }

    /** It was closed by its owner, empty, and stays so; its id is never used again. */
    record Closed(String id, OwnerKey owner) implements AccountState {}

    /** One of {@link SystemAccounts}: there from the beginning, without owner or keys. Its balances may be below 0. */
    record OfSystem(String id, Balances balances) implements AccountState {}

    /** One method for each stage; a forgotten one does not compile. */
    interface Cases<R> {
        R unopened(Unopened state);

        R open(Open state);

        R closed(Closed state);

        R ofSystem(OfSystem state);
    }

    /** Folds this state. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof Open s) {
            return cases.open(s);
        } else if (this instanceof OfSystem s) {
            return cases.ofSystem(s);
        } else if (this instanceof Closed s) {
            return cases.closed(s);
        } else {
            return cases.unopened((Unopened) this);
        }
    }
}
